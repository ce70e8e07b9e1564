/** Errors that compilers and linters print: MSBuild, tsc in both forms, esbuild and ng, ESLint. Each counts once. */
import { type ReportedError } from './report'

/** `path(line,col[,line,col]): error CODE: message [project]`, of MSBuild and of tsc; the terminal logger leaves the project out. */
const inBrackets =
  /^\s*(?:\d+>)?(?<path>[^\s(][^()\n]{0,400}?)\((?<line>\d+)(?:[,-](?<column>\d+)[^)]{0,40})?\)\s?: (?:[\w ]{1,30} )?error (?<code>[A-Za-z]+\d+)?\s?: ?(?<message>.*)$/
/** `path:line:col - error TS1234: message`, of tsc on a terminal and of Angular's compiler. */
const withDash =
  /^(?:Error: )?(?<path>\S.{0,400}?):(?<line>\d+):(?<column>\d+) - error (?<code>[A-Z]+-?\d+): (?<message>.*)$/
/** `✘ [ERROR] [TS1234: ]message [plugin x]`; its place follows in a line of its own, and its columns count from 0. */
const marked = /^(?:✘|X|×) \[ERROR\] (?:(?<code>[A-Z]+-?\d+): )?(?<message>.*?)(?: \[plugin [^\]]*\])?$/
const warned = /^(?:▲|!) \[WARNING\] /
const ownLine = /^\s+(?<path>\S.{0,400}?):(?<line>\d+):(?<column>\d+):?$/
/** ESLint names the file in a line, and below it `  line:col  error  message  rule`. */
const lintFile = /^(?<path>(?:[A-Za-z]:)?[^\s:*?"<>|][^:*?"<>|]{0,400}\.[A-Za-z]{1,5})$/
const lintError = /^\s+(?<line>\d+):(?<column>\d+)\s+error\s+(?<message>.*?)(?:\s{2,}(?<code>[\w@/-]+))?$/
const project = /\s\[(?<project>[^[\]]+proj)(?:::[^\]]*)?\]$/

/** How far below its mark the place of an esbuild error may stand. */
const PLACE_WITHIN = 12
/** No editor shows more, and no line of a compiler is longer. */
const MOST_ERRORS = 1000
const LONGEST_LINE = 2000

/** @param text as `plainText` leaves it */
export function compilerErrors(text: string): ReportedError[] {
  const found = new Map<string, ReportedError>()
  const add = (parts: Partial<Record<string, string>>): void => {
    const error = errorOf(parts)
    if (found.size < MOST_ERRORS) found.set(keyOf(error), error)
  }
  const lines = text.split('\n').map((line) => line.slice(0, LONGEST_LINE))
  let linted: string | null = null
  for (const [index, line] of lines.entries()) {
    const single = inBrackets.exec(line) ?? withDash.exec(line)
    const mark = single === null ? marked.exec(line) : null
    if (single?.groups) add(single.groups)
    else if (mark?.groups) add({ ...mark.groups, ...placeBelow(lines, index) })
    else if (linted !== null && lintError.test(line)) add({ ...lintError.exec(line)?.groups, path: linted })
    else if (line.trim() === '') linted = null
    else linted = lintFile.exec(line)?.groups?.['path'] ?? linted
  }
  return [...found.values()]
}

function placeBelow(lines: readonly string[], index: number): Partial<Record<string, string>> {
  for (const line of lines.slice(index + 1, index + 1 + PLACE_WITHIN)) {
    if (marked.test(line) || warned.test(line)) break
    const place = ownLine.exec(line)?.groups
    if (place !== undefined) return { ...place, column: String(Number(place['column']) + 1) }
  }
  return {}
}

function errorOf(parts: Partial<Record<string, string>>): ReportedError {
  const { path, line, column, code = '', message = '' } = parts
  const named = project.exec(message.trimEnd())
  return {
    kind: 'code',
    code,
    message: (named === null ? message : message.slice(0, named.index)).trim(),
    places: path === undefined ? [] : [{ path, line: numberOf(line), column: numberOf(column) }],
    project: named?.groups?.['project'] ?? null,
  }
}

function numberOf(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits)
}

function keyOf({ code, message, places: [place] }: ReportedError): string {
  return JSON.stringify([place?.path, place?.line, place?.column, code, message])
}
