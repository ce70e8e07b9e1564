/** The identity of an example: what is asked and what is answered. */
import { sha256 } from '#platform/files'

/** Characters before an answer that say which answer it is. */
const BEFORE = 200

/** @param prompt of a conversation, its messages before the answer, joined */
export function exampleId(prompt: string, completion: string): string {
  return sha256(`${prompt}\0${completion}`).slice(0, 24)
}

/**
 * The same while only the context changes. @param before what stands right before the answer: code, or of a
 * conversation the instruction
 */
export function contentHashOf(before: string, answer: string): string {
  return sha256(`${before.slice(-BEFORE)}\0${answer}`).slice(0, 24)
}
