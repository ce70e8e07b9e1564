/** The served answers of one version, asked and trimmed exactly as serving does. */
import type { Example } from '#contracts/example'
import { scopeSchema } from '#contracts/suggestion'
import { type CompletionRequest, requestOfExample, trimAnswer } from '#engine/completion/completion'
import type { EvaluateParts } from './evaluateParts'

export interface Answer {
  readonly request: CompletionRequest
  readonly text: string
  readonly milliseconds: number
}

export async function answerAll(
  tag: string,
  examples: readonly Example[],
  parts: EvaluateParts,
  onProgress: (share: number) => void,
): Promise<Answer[]> {
  const answers: Answer[] = []
  for (const example of examples) {
    parts.signal?.throwIfAborted()
    const request = requestOfExample(example.prompt, scopeSchema.parse(example.task), parts.settings)
    const started = parts.clock.now()
    let raw = ''
    for await (const piece of parts.generate(tag, request, parts.signal)) {
      raw += piece
      if (trimAnswer(raw, request).done) break
    }
    answers.push({ request, text: trimAnswer(raw, request).text, milliseconds: parts.clock.now() - started })
    onProgress(answers.length / examples.length)
  }
  return answers
}
