/** POST /api/chat: the next answer in a conversation. */
import { type ChatChunk, type ChatRequest, chatRequestSchema } from '#contracts/ollamaProtocol'
import {
  type Inference,
  type InferenceDeps,
  answerInTurn,
  beginInference,
  chatPrompt,
  enterModel,
  refuseThinking,
} from './inference'
import { listedLogprobs } from './listedLogprobs'
import { type Reply, json, stream } from './reply'
import { parseBody } from './requestBody'
import { preciseNow } from './timestamp'

export async function chat(deps: InferenceDeps, body: unknown, signal: AbortSignal): Promise<Reply> {
  const request = parseBody(chatRequestSchema, body)
  const inference = await beginInference(deps, request)
  const empty = (request.messages ?? []).length === 0
  if (empty && inference.keepAlive === 0) {
    deps.scheduler.expire(inference.model.weightsPath)
    return json({ ...chunk(request, '', true), done_reason: 'unload' })
  }
  refuseThinking(inference)
  if (empty) {
    const place = await enterModel(deps, inference, signal)
    place.release()
    return json({ ...chunk(request, '', true), done_reason: 'load' })
  }
  return stream(request.stream, chunks(deps, inference, request, signal), whole)
}

async function* chunks(
  deps: InferenceDeps,
  inference: Inference,
  request: ChatRequest,
  signal: AbortSignal,
): AsyncGenerator<ChatChunk, void> {
  const place = await enterModel(deps, inference, signal)
  try {
    const prompt = place.model.tokenize(chatPrompt(place.model, inference.model, request.messages ?? []))
    for await (const piece of answerInTurn(place, inference, prompt, signal)) {
      const logprobs = listedLogprobs(piece.logprobs)
      if (piece.kind === 'text') yield { ...chunk(request, piece.text, false), ...logprobs }
      else yield { ...chunk(request, '', true), done_reason: piece.reason, ...piece.metrics, ...logprobs }
    }
  } finally {
    place.release()
  }
}

function chunk(request: ChatRequest, content: string, done: boolean): ChatChunk {
  return { model: request.model, created_at: preciseNow(), message: { role: 'assistant', content }, done }
}

function whole(all: readonly ChatChunk[]): object {
  return {
    ...(all.at(-1) ?? { model: '', created_at: preciseNow(), done: false }),
    message: { role: 'assistant', content: all.map(({ message }) => message.content).join('') },
    ...listedLogprobs(all.flatMap((one) => one.logprobs ?? [])),
  }
}
