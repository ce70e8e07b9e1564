/** The served answers of one version, asked and trimmed exactly as serving does. */
import type { FimExample } from '#contracts/example'
import { scopeSchema } from '#contracts/suggestion'
import { type CompletionRequest, requestOfExample, trimAnswer } from '#engine/completion/completion'
import { RuntimeError } from '#platform/runtimeError'
import { editSimilarity } from './editSimilarity'
import type { EvaluateParts } from './evaluateParts'

export interface Answer {
  readonly request: CompletionRequest
  readonly text: string
  /** To what the person wrote, 0 to 1. */
  readonly similarity: number
  readonly milliseconds: number
}

export async function answerAll(
  tag: string,
  examples: readonly FimExample[],
  parts: EvaluateParts,
  onProgress: (share: number) => void,
): Promise<Answer[]> {
  const answers: Answer[] = []
  for (const example of examples) {
    parts.signal?.throwIfAborted()
    const request = requestOfExample(example.prompt, scopeSchema.parse(example.task), parts.settings)
    const started = parts.clock.now()
    const text = await answerOne(tag, request, parts)
    const milliseconds = parts.clock.now() - started
    answers.push({ request, text, similarity: editSimilarity(text, example.completion), milliseconds })
    onProgress(answers.length / examples.length)
  }
  return answers
}

/** A prompt that the runtime refuses, because it is too long for the model, is answered with nothing. */
async function answerOne(tag: string, request: CompletionRequest, parts: EvaluateParts): Promise<string> {
  let raw = ''
  try {
    for await (const piece of parts.generate(tag, request, parts.signal)) {
      raw += piece
      if (trimAnswer(raw, request).done) break
    }
  } catch (error) {
    if (!(error instanceof RuntimeError) || error.failure !== 'refused') throw error
  }
  return trimAnswer(raw, request, true).text
}
