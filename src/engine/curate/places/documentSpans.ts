/** What comes next in a text that is read from its beginning, for rows without a cursor: a type, a member, a rule. */
import { indentationOf, parse } from '#engine/language/language'
import { isImport } from './codeLines'
import { layoutOf } from '#engine/curate/survey/exampleLanguage'
import type { SurveyedText } from '#engine/curate/survey/surveyedText'

export interface DocumentSpan {
  /** Where the reading begins, and where what is asked for begins and ends; all at borders of lines. */
  readonly from: number
  readonly start: number
  readonly end: number
}

const SHORTEST = 80
const LONGEST = 1_000
const LEAST_BEFORE = 200

/** What belongs to the line above that is as deep: also the attributes of a tag over several lines. */
const goesOn = /^(?:[)\]}{]|\/?>|<\/|else\b|[[(*#@]*[\w.:-]+[\])]*=["'])/
const comment = /^(?:\/\/|\/?\*|<!--|@\*)/

/** In order, none in another. @param from begins nothing before it @param most characters before what is asked for */
export function documentSpans(
  { text, path, language: name }: Pick<SurveyedText, 'text' | 'path' | 'language'>,
  from: number,
  most: number,
): DocumentSpan[] {
  const { language, isParsed } = layoutOf(name)
  const declared = (isParsed ? parse(text, language, path)?.declarations() : null) ?? []
  const units =
    declared.length > 0
      ? declared.filter(({ kind }) => language !== 'scss' || kind !== 'member')
      : unitsByLayout(text)
  let last = 0
  return units.flatMap((unit): DocumentSpan[] => {
    const start = text.lastIndexOf('\n', unit.start) + 1
    const lineEnd = text.indexOf('\n', unit.end)
    const end = lineEnd < 0 ? text.length : lineEnd
    const size = end - start
    const isAlone =
      text.slice(start, unit.start).trim() === '' && /^[;,]?\s*$/.test(text.slice(unit.end, end))
    if (!isAlone || start < Math.max(last, from) || size < SHORTEST || size > LONGEST) return []
    const beginning = beginningOf(text, start, most)
    if (start - beginning < LEAST_BEFORE) return []
    last = end
    return [{ from: beginning, start, end }]
  })
}

/** The file's beginning where it is near enough, otherwise that of the outermost thing that is. */
function beginningOf(text: string, start: number, most: number): number {
  if (start <= most) return 0
  let [best, depth] = [start, Infinity]
  for (let at = text.indexOf('\n', start - most) + 1; at > 0 && at < start; at = text.indexOf('\n', at) + 1) {
    const line = text.slice(at, text.indexOf('\n', at))
    const indentation = indentationOf(line).length
    if (indentation < depth && /^[\p{L}[@<#."]/u.test(line.trim())) [best, depth] = [at, indentation]
  }
  return best
}

/** Each line with those below it that stand deeper, and the line that closes it. */
function unitsByLayout(text: string): { readonly start: number; readonly end: number }[] {
  const open: { start: number; end: number; depth: number }[] = []
  const units: { start: number; end: number }[] = []
  let at = 0
  for (const line of text.split('\n')) {
    const [depth, code, end] = [indentationOf(line).length, line.trim(), at + line.trimEnd().length]
    const isWithin = ({ depth: outer }: { depth: number }): boolean =>
      depth > outer || (depth === outer && goesOn.test(code))
    for (const unit of code === '' ? [] : open) if (isWithin(unit)) unit.end = end
    while (code !== '' && open.length > 0 && !isWithin(open.at(-1)!)) units.push(open.pop()!)
    if (code !== '' && !goesOn.test(code) && !comment.test(code) && !isImport(code))
      open.push({ start: at + depth, end, depth })
    at += line.length + 1
  }
  return [...units, ...open].sort((one, other) => one.start - other.start || other.end - one.end)
}
