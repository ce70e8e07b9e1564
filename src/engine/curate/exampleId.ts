/** The identity of an example: what is asked and what is answered. */
import { sha256 } from '#platform/files'

export function exampleId(prompt: string, completion: string): string {
  return sha256(`${prompt}\0${completion}`).slice(0, 24)
}
