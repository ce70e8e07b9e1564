/** A syntax, or the way to it: parsing takes longer than all else at a key, and most places do not need it. */
import type { Syntax } from '#engine/language/language'

export type SyntaxSource = Syntax | null | (() => Syntax | null)

export function syntaxFrom(source: SyntaxSource): Syntax | null {
  return typeof source === 'function' ? source() : source
}
