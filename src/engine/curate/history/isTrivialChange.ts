/** Whether a change is one that nobody has to think of: layout, imports, numbers and versions, or no code at all. */
import { exampleLanguageOf } from '#engine/curate/survey/exampleLanguage'
import type { FilePatch } from '#platform/commitPatches'
import type { ChangedRegion } from './changedRegions'

const importLine =
  /^(?:global\s+)?(?:using\s[^;(]*;|import\s.*|export\s.*\bfrom\b.*|@use\s.*|@import\s.*|\}\s*from\s.*)$/
const comment = /^(?:\/\/|\/\*|\*|<!--|@\*|#(?:if|else|elif|endif|region|endregion|pragma)\b)/
const literal = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\b\d[\w.]*/g
const packageFile = /(?:^|\/)package\.json$/i
/** Also of a version, with what it is called before its release. */
const number = /\d+(?:\.\d+)*(?:-[a-z]+[\w.-]*)?/g
/** Over several lines, too. */
const moduleImport =
  /^[ \t]*(?:import\b[\w\s{},*$]*?\bfrom|export\s+(?:type\s*)?(?:\*|\{[\w\s,]*\})[\w\s*]*\bfrom)\s*["'][^"'\n]*["'];?/gm
/** Fewer characters than a word with something around it. */
const LEAST = 8

export function isTrivialChange({ text, start, end, answer, changed }: ChangedRegion): boolean {
  const old = text.slice(start, end)
  if (old !== '' && bare(withoutComments(answer)) === bare(withoutComments(old))) return true
  if (bare(answer).length < LEAST || bare(answer) === bare(old)) return true
  if (old !== '' && bare(answer).replaceAll(literal, '0') === bare(old).replaceAll(literal, '0')) return true
  const whole = text.slice(0, start) + answer + text.slice(end)
  return isNoCode(changed) || isNoCode(withoutImports(whole, start, answer))
}

/** Whether nothing of a project file but numbers became others: the versions of its packages. */
export function isUpgradeAlone({ path, pieces }: FilePatch): boolean {
  if (exampleLanguageOf(path) !== 'xml' && !packageFile.test(path)) return false
  const without = (kind: 'added' | 'removed'): string =>
    bare(pieces.map((piece) => (piece.kind === kind ? piece.text : '')).join('')).replaceAll(number, '0')
  return without('added') === without('removed')
}

function isNoCode(text: string): boolean {
  const lines = text.split('\n').map((line) => line.trim())
  return lines.every((line) => line === '' || importLine.test(line) || comment.test(line))
}

/** What of an answer is no part of an import. @param text with the answer in it */
function withoutImports(text: string, start: number, answer: string): string {
  const end = start + answer.length
  let [rest, at] = ['', start]
  for (const { index, 0: found } of text.matchAll(moduleImport)) {
    rest += text.slice(at, Math.min(Math.max(at, index), end))
    at = Math.max(at, index + found.length)
  }
  return rest + text.slice(at, Math.max(at, end))
}

/** Those that stand behind code; not the two strokes of an address. */
function withoutComments(text: string): string {
  return text.replaceAll(/(?:^|[\s;{}),])\/\/[^\n]*/g, '')
}

function bare(text: string): string {
  return text.replaceAll(/\s+/g, '')
}
