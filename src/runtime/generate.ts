/** POST /api/generate: continues a prompt, fills in between two texts, loads or unloads a model. */
import { type GenerateChunk, type GenerateRequest, generateRequestSchema } from '#contracts/ollamaProtocol'
import { renderChat, renderInsert } from './goTemplate'
import {
  type Inference,
  type InferenceDeps,
  type Place,
  answerInTurn,
  beginInference,
  enterModel,
  plainPrompt,
  refuseThinking,
  requireInsert,
} from './inference'
import { listedLogprobs } from './listedLogprobs'
import { type Reply, json, stream } from './reply'
import { parseBody } from './requestBody'
import { RequestError } from './requestError'
import { preciseNow } from './timestamp'

export async function generate(deps: InferenceDeps, body: unknown, signal: AbortSignal): Promise<Reply> {
  const request = parseBody(generateRequestSchema, body)
  const inference = await beginInference(deps, request)
  const prompt = request.prompt ?? ''
  if (prompt === '' && inference.keepAlive === 0) {
    deps.scheduler.expire(inference.model.weightsPath)
    return json({ ...chunk(request, '', true), done_reason: 'unload' })
  }
  if (request.raw && (request.template || request.system || request.context?.length)) {
    throw new RequestError(400, 'raw mode does not support template, system, or context')
  }
  if (request.suffix) requireInsert(inference)
  refuseThinking(inference)
  if (prompt === '') {
    const place = await enterModel(deps, inference, signal)
    place.release()
    return json({ ...chunk(request, '', true), done_reason: 'load' })
  }
  return stream(request.stream, chunks(deps, inference, request, signal), whole)
}

async function* chunks(
  deps: InferenceDeps,
  inference: Inference,
  request: GenerateRequest,
  signal: AbortSignal,
): AsyncGenerator<GenerateChunk, void> {
  const place = await enterModel(deps, inference, signal)
  try {
    const prompt = promptTokens(place, inference, request)
    let text = ''
    for await (const piece of answerInTurn(place, inference, prompt, signal)) {
      if (piece.kind === 'text') {
        text += piece.text
        yield { ...chunk(request, piece.text, false), ...listedLogprobs(piece.logprobs) }
        continue
      }
      yield {
        ...chunk(request, '', true),
        done_reason: piece.reason,
        ...(request.raw ? {} : { context: [...prompt, ...place.model.tokenize(text)] }),
        ...piece.metrics,
        ...listedLogprobs(piece.logprobs),
      }
    }
  } finally {
    place.release()
  }
}

function promptTokens(place: Place, { model }: Inference, request: GenerateRequest): readonly number[] {
  const prompt = request.prompt ?? ''
  const loaded = place.model
  if (request.raw) return loaded.tokenize(prompt)
  if (request.suffix) {
    const template = request.template || model.manifest.template
    return loaded.tokenize(renderInsert(template ?? '', prompt, request.suffix))
  }
  const messages = [
    ...(request.system ? [{ role: 'system', content: request.system }] : []),
    { role: 'user', content: prompt },
  ]
  const text = request.template
    ? renderChat(request.template, messages)
    : plainPrompt(loaded, model, messages)
  return [...(request.context ?? []), ...loaded.tokenize(text)]
}

function chunk(request: GenerateRequest, response: string, done: boolean): GenerateChunk {
  return { model: request.model, created_at: preciseNow(), response, done }
}

/** The last chunk with all of the text; `done` stays false when the answer repeated itself. */
function whole(all: readonly GenerateChunk[]): object {
  return {
    ...(all.at(-1) ?? { model: '', created_at: preciseNow(), done: false }),
    response: all.map(({ response }) => response).join(''),
    ...listedLogprobs(all.flatMap(({ logprobs }) => logprobs ?? [])),
  }
}
