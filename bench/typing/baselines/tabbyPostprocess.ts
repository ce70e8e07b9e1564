/**
 * What Tabby's agent does to an answer (codeCompletion/postprocess/index.ts:36-75), as far as it decides whether and how
 * many lines are shown: before it is remembered, and each time before it is shown. An item that is dropped is empty.
 * Left out: repeated lines and blocks (64 tokens hardly hold them), and formatIndentation.ts, which needs to know how the
 * editor indents.
 */
import { editDistance } from './editDistance'
import { type TabbyContext, splitLines } from './tabbyContext'
import { withinScope } from './tabbyScope'

/** config/default.ts:68. */
const FEWEST_CHARACTERS = 4

type Filter = (item: string, context: TabbyContext) => string

export function beforeMemory(text: string, context: TabbyContext): string[] {
  return [
    through(text, context, [oneLineMidLine, withoutRepetition, unlessDuplicated, trimmed, unlessTooShort]),
  ]
}

export const afterMemory: Filter = (item, context) =>
  through(item, context, [
    withinScope,
    withoutClosingLine,
    evenlyIndented,
    unlessDuplicated,
    trimmed,
    withoutSuffixLines,
    unlessTooShort,
  ])

function through(item: string, context: TabbyContext, filters: readonly Filter[]): string {
  return filters.reduce((text, filter) => filter(text, context), item)
}

/** trimMultiLineInSingleLineMode.ts: one line, where the answer leads back to what follows on the line. */
const oneLineMidLine: Filter = (item, { isLineEnd, currentLineSuffix }) => {
  const lines = splitLines(item)
  if (isLineEnd || lines.length < 2) return item
  const [line, suffix] = [lines[0]!.trimEnd(), currentLineSuffix.trimEnd()]
  return line.endsWith(suffix) ? line.slice(0, -suffix.length) : ''
}

/** removeLineEndsWithRepetition.ts: the last line goes where it ends with one pattern over and over. */
const withoutRepetition: Filter = (item) => {
  const lines = splitLines(item)
  const last = lines.findLastIndex((line) => line.trim() !== '')
  if (last < 0 || !/(.{3,}?)\1{5,}$|(.{10,}?)\2{3,}$/.test(lines[last]!)) return item
  return lines.slice(0, last).join('').trimEnd()
}

/** dropDuplicated.ts: nothing, where up to three lines are nearly those that follow. */
const unlessDuplicated: Filter = (item, { suffixLines }) => {
  const [said, follows] = [fromFirstText(splitLines(item)), fromFirstText(suffixLines)]
  const count = Math.min(3, said.length, follows.length)
  if (count < 1) return item
  const [left, right] = [said, follows].map((lines) => lines.slice(0, count).join('').trim()) as [
    string,
    string,
  ]
  return editDistance(left, right) <= Math.max(1, 0.05 * left.length, 0.05 * right.length) ? '' : item
}

/** trimSpace.ts. */
const trimmed: Filter = (item, { currentLinePrefix, currentLineSuffix }) => {
  const text = /\S\s+$/.test(currentLinePrefix) ? item.trimStart() : item
  return currentLineSuffix.trim() === '' || /^\s/.test(currentLineSuffix) ? text.trimEnd() : text
}

/** dropMinimum.ts. */
const unlessTooShort: Filter = (item) => (item.trim().length < FEWEST_CHARACTERS ? '' : item)

/** removeDuplicatedBlockClosingLine.ts: the last line goes where it closes a block that is closed below already. */
const withoutClosingLine: Filter = (item, { suffixLines, currentLinePrefix }) => {
  const lines = splitLines(item)
  if (lines.length < 2) return item
  const [before, last] = [lines.at(-2)!, lines.at(-1)!]
  const indentationBefore = indentationOf(lines.length === 2 ? currentLinePrefix + before : before)
  const below = suffixLines.slice(1).find((line) => line.trim() !== '')
  if (indentationBefore <= indentationOf(last) || below === undefined) return item
  const isClosed = last.startsWith(below.trimEnd()) || below.startsWith(last.trimEnd())
  return isClosed ? lines.slice(0, -1).join('').trimEnd() : item
}

/** normalizeIndentation.ts: behind nothing but spaces, an odd indentation loses its last space. */
const evenlyIndented: Filter = (item, { currentLinePrefix }) => {
  if (item === '' || !/^[^\S\t]+$/.test(currentLinePrefix)) return item
  const [first = '', ...rest] = splitLines(item)
  const [here, own] = [currentLinePrefix.length, /^\s*/.exec(first)![0].length]
  const start = (own + here) % 2 !== 0 && own % 2 !== 0 ? first.slice(own) : first
  return [start, ...rest]
    .map((line) => {
      const count = /^\s*/.exec(line)![0].length
      return line.trim() === '' || count % 2 === 0 ? line : ' '.repeat(count - 1) + line.trimStart()
    })
    .join('')
}

/** removeDuplicateSuffixLines.ts: without the lines from where they are those that follow, indentation aside. */
const withoutSuffixLines: Filter = (item, { suffix }) => {
  const lines = item.split('\n')
  const follows = suffix
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const at = lines.findLastIndex(
    (line, index) =>
      line.trim() !== '' &&
      line === follows[0] &&
      follows.every((text, ahead) => index + ahead >= lines.length || lines[index + ahead] === text),
  )
  return at < 0 ? item : lines.slice(0, at).join('\n')
}

function fromFirstText(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line.trim() !== '')
  return first < 0 ? [] : lines.slice(first)
}

function indentationOf(line: string): number {
  return /^[ \t]*/.exec(line)![0].length
}
