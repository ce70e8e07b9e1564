/** The logprobs field of a chunk: there only when there is something in it. */
import type { Logprob } from '#contracts/ollamaProtocol'

export function listedLogprobs(logprobs: Logprob[]): { logprobs?: Logprob[] } {
  return logprobs.length > 0 ? { logprobs } : {}
}
