/** Places where a suggestion is not asked for by itself: there is nothing to add, or it would stand in the way. */
import type { NotAskedReason } from '#contracts/suggestion'
import { type SyntaxSource, syntaxFrom } from './syntaxFrom'

/** Most closing characters that may stand behind the cursor on its line; llama.vscode's `max_line_suffix`. */
const MOST_BEHIND = 8

/** What an editor closes by itself, and what follows that: Copilot's middle of the line, with a template's tags. */
const closing = /^(?:[\s)\]}>;,'"`:{]|=>|\/>|<\/[A-Za-z][\w.:-]*>)*$/

/** The reason not to ask at `offset` (UTF-16 units) of `text`, or null where a suggestion may help. */
export function refuse(text: string, offset: number, syntax: SyntaxSource): NotAskedReason | null {
  if (/^[\p{L}\p{N}_$]/u.test(text.slice(offset, offset + 2))) return 'insideWord'
  const lineEnd = text.indexOf('\n', offset)
  const behind = text.slice(offset, lineEnd < 0 ? text.length : lineEnd).trim()
  if (!mayStandBehind(behind)) return 'restOfLine'
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1
  const before = text.slice(lineStart, offset)
  return behind === '' && isComplete(before, offset, syntax) ? 'statementComplete' : null
}

/** A closing tag counts as one character, however long its name is. */
function mayStandBehind(behind: string): boolean {
  const characters = behind.replace(/<\/[^>]*>/g, '>').replace(/\s/g, '')
  return characters.length <= MOST_BEHIND && closing.test(behind)
}

/** Cody does not ask behind these either. The tree may know better: a `;` may stand in the head of a loop. */
function isComplete(before: string, offset: number, source: SyntaxSource): boolean {
  if (!/[;}]$|<\/[A-Za-z][\w.:-]*>$|\/>$/.test(before)) return false
  if (opened(before) > 0) return false
  const syntax = syntaxFrom(source)
  return syntax === null || syntax.placeAt(offset).endsStatement
}

/** How many round and square brackets of a line are still open. */
function opened(line: string): number {
  let depth = 0
  for (const character of line) {
    if (character === '(' || character === '[') depth++
    if ((character === ')' || character === ']') && depth > 0) depth--
  }
  return depth
}
