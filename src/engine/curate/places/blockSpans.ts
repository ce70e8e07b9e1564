/** Whole statements, members, elements and rules at the beginning of a block, as many as serving would show. */
import { type PromptSettings, trimAnswer } from '#engine/completion/completion'
import { indentationOf, opensBlock, parse } from '#engine/language/language'
import type { CodeLine } from './codeLines'
import { layoutOf } from '#engine/curate/survey/exampleLanguage'
import type { FimSpan } from './fimSpan'
import type { SurveyedText } from '#engine/curate/survey/surveyedText'

type BlockSource = Pick<SurveyedText, 'text' | 'path' | 'language'>

/**
 * Characters. IBM asks for units of 50 to 1,000 bytes (arXiv 2602.05780); bodies of small methods, at which serving asks
 * too, are shorter.
 */
const SHORTEST = 24
const LONGEST = 1_000
/** Characters before it, of the same source: less says too little of what is to come. */
const LEAST_BEFORE = 200

/** What goes on with the line above it: a body, a call, the rest of an expression or of a tag. */
const goesOn = /^(?:[{.?:+)\]]|\/?>|[[(*#@]*[\w.:-]+[\])]*=["']|&&|\|\||=>|else\b|catch\b|finally\b|while\b)/
/** What says something of the line below it. */
const leadsOn = /^(?:\[.*\]|@[\w.]+(?:\(.*\))?|\/\/.*|\*.*|\/\*.*|<!--.*-->|#.*)$/

/** Lines that something may begin on which serving asks several of. */
export function startsBlock(line: CodeLine, language: string): boolean {
  return line.start >= LEAST_BEFORE && opensBlock(line.above, layoutOf(language).language)
}

/** Wrong and missing pieces of a text; 0 where there is no parser. */
export function errorsIn({ text, path, language: name }: BlockSource): number {
  const { language, isParsed } = layoutOf(name)
  return isParsed ? (parse(text, language, path)?.errorsIn(0, text.length) ?? 0) : 0
}

/**
 * Null where what is begun there is too long to be shown whole, or too short.
 * @param errors of the whole text
 */
export function blockSpan(
  file: BlockSource,
  { start, indentation }: CodeLine,
  errors: number,
  settings: PromptSettings,
): FimSpan | null {
  const { text } = file
  const prefix = text.slice(0, start)
  const lines = `${text
    .slice(start)
    .split('\n', settings.maxBlockLines + 1)
    .join('\n')}\n`
  const context = { scope: 'block', prefix, suffix: '', maxLines: settings.maxBlockLines } as const
  let { text: block } = trimAnswer(lines, context)
  for (; block.length >= SHORTEST; block = block.slice(0, Math.max(0, block.lastIndexOf('\n'))).trimEnd()) {
    const rest = text.slice(start + block.length)
    if (block.length > LONGEST || !isWholeByLayout(block, rest, indentation)) continue
    // Without whole pieces, the rest is as whole as it was.
    if (errorsIn({ ...file, text: prefix + rest }) <= errors)
      return { kind: 'block', start, end: start + block.length, indentation }
  }
  return null
}

/** It ends as deep as it begins, and nothing behind it goes on with it. */
function isWholeByLayout(block: string, rest: string, indentation: string): boolean {
  const last = block.slice(block.lastIndexOf('\n') + 1)
  const depth = block.includes('\n') ? indentationOf(last).length : indentation.length
  if (depth !== indentation.length || leadsOn.test(last.trim())) return false
  const next = rest.split('\n').find((line, index) => index > 0 && line.trim() !== '') ?? ''
  return indentationOf(next).length <= depth && !goesOn.test(next.trim())
}
