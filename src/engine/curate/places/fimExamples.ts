/**
 * Fill-in-the-middle examples of one file: places where a person could have asked, with what they wrote there, and
 * pieces of the file as they come when it is read from its beginning.
 */
import type { FimExample } from '#contracts/example'
import type { Settings } from '#contracts/settings'
import { formatDocument, type PromptSettings } from '#engine/completion/completion'
import { seededRandom } from '#platform/seededRandom'
import { askedFor } from './askedFor'
import { blockSpan, errorsIn, startsBlock } from './blockSpans'
import { insideSpan, stopSpan } from './closedSpans'
import { type CodeLine, codeLines } from './codeLines'
import { documentSpans } from './documentSpans'
import { contentHashOf, exampleId } from '#engine/curate/example/exampleId'
import { layoutOf } from '#engine/curate/survey/exampleLanguage'
import { type FimKind, type FimSpan, shares } from './fimSpan'
import { headerEnd } from '#engine/curate/survey/licenceOf'
import { lineSpan } from './lineSpans'
import { shuffled } from './shuffled'
import type { SurveyedText } from '#engine/curate/survey/surveyedText'
import { type Unwritten, unwrittenRest } from './unwrittenRest'
import { isWorthTeaching } from './worthTeaching'

export type FimOptions = PromptSettings & Pick<Settings, 'examplesPerFile'>

/** Of all rows; Refact reads as many without a cursor, so that a model does not forget how to. */
const DOCUMENTS = 0.15
/** Of all rows of a file: lists of imports are long and alike, and editors write them. */
const IMPORTS = 0.05
/** A file is read from the top down, and written so: behind the cursor is often less than in the end. */
const UNWRITTEN = 0.3
/** Characters around a cursor: with fewer there is nothing to tell what is wanted. */
const LEAST_SEEN = 60
/** Nothing is suggested in languages that are read as text: of these, a little is enough. */
const TEXT_ALONE = 1 / 3
/** Lines for each row: more rows would tell the same again. */
const LINES_PER_ROW = 3
/** Characters a token, at least: what does not fit into an answer as it is served is not asked for. */
const CHARACTERS_PER_TOKEN = 3.5

/**
 * In the order of the file; the same for the same text and options. No two of one kind of row overlap. Rows without a
 * cursor are only for training: what is held out is asked as serving asks. `loadParsers` comes first.
 */
export function fimExamples(file: SurveyedText, options: FimOptions): FimExample[] {
  const random = seededRandom(file.hash)
  const header = headerEnd(file.text)
  const lines = codeLines(file.text, header)
  const share = layoutOf(file.language).isParsed ? 1 : TEXT_ALONE
  const most = Math.min(options.examplesPerFile * (1 - DOCUMENTS), lines.length / LINES_PER_ROW) * share
  const asked = atCursors(file, thinOut(lines, most, random), most, random, options)
  const documents = (asked.length * DOCUMENTS) / (1 - DOCUMENTS)
  const read =
    file.split === 'train' ? documentsOf(file, header, wholeOf(documents, random), random, options) : []
  return [...asked, ...read].sort((one, other) => lineOf(one) - lineOf(other))
}

function atCursors(
  file: SurveyedText,
  lines: readonly CodeLine[],
  most: number,
  random: () => number,
  options: FimOptions,
): FimExample[] {
  const taken: FimSpan[] = []
  const errors = errorsIn(file)
  const examples: FimExample[] = []
  // What few lines have comes first; the rest of a line is everywhere.
  let aim = most
  for (const kind of ['block', 'inside', 'stop', 'lineEnd'] as const) {
    const wanted = wholeOf(aim * shares[kind], random)
    let left = wanted
    for (const line of shuffled(lines, random)) {
      if (left === 0) break
      const span = spanIn(kind, file, { line, errors, random, options })
      if (span === null || taken.some((other) => overlap(span, other))) continue
      const example = exampleAt(file, span, random, options)
      if (example === null) continue
      examples.push(example)
      taken.push(span)
      left--
    }
    // Where there are few blocks, less of the rest keeps the mix.
    if (kind === 'block' && wanted > 0) aim = (most * (2 * wanted - left)) / (2 * wanted)
  }
  return examples
}

interface Chance {
  readonly line: CodeLine
  /** Of the file's syntax. */
  readonly errors: number
  readonly random: () => number
  readonly options: FimOptions
}

function spanIn(
  kind: FimKind,
  file: SurveyedText,
  { line, errors, random, options }: Chance,
): FimSpan | null {
  switch (kind) {
    case 'block':
      return startsBlock(line, file.language) ? blockSpan(file, line, errors, options) : null
    case 'inside':
      return insideSpan(line, random)
    case 'stop':
      return stopSpan(line, random)
    case 'lineEnd':
      return lineSpan(line, random)
  }
}

function exampleAt(
  file: SurveyedText,
  span: FimSpan,
  random: () => number,
  options: FimOptions,
): FimExample | null {
  const { text } = file
  const answer = text.slice(span.start, span.end)
  const scope = span.kind === 'block' ? 'block' : 'line'
  const tokens = scope === 'block' ? options.maxBlockTokens : options.maxLineTokens
  if (answer.length > tokens * CHARACTERS_PER_TOKEN || !isWorthTeaching(answer)) return null
  const before = text.slice(0, span.start)
  const rest = text.slice(span.end).replace(/^[ \t]+(?=\n|$)/, '')
  const request = restsBehind(rest, span, random).reduce<ReturnType<typeof askedFor>>(
    (found, behind) => found ?? askedFor(file, before + behind, span.start, { answer, scope }, options),
    null,
  )
  if (request === null || request.prefix.length + request.suffix.length < LEAST_SEEN) return null
  return row(file, { prompt: request.prompt, answer, task: scope, start: span.start })
}

/** What may stand behind the cursor, the first choice first. */
function restsBehind(rest: string, { kind, start, indentation }: FimSpan, random: () => number): string[] {
  const isUnwritten = random() < UNWRITTEN && start >= LEAST_SEEN
  const unwritten: Unwritten = random() < 0.5 ? 'block' : 'file'
  const mayBe = (kind === 'block' || kind === 'lineEnd') && rest.startsWith('\n')
  return isUnwritten && mayBe ? [unwrittenRest(rest, indentation, unwritten), rest] : [rest]
}

function documentsOf(
  file: SurveyedText,
  header: number,
  most: number,
  random: () => number,
  options: FimOptions,
): FimExample[] {
  const spans = documentSpans(file, header, options.prefixCharacters)
  return shuffled(spans, random)
    .filter(({ start, end }) => isWorthTeaching(file.text.slice(start, end)))
    .slice(0, most)
    .map(({ from, start, end }) =>
      row(file, {
        prompt: formatDocument(file.text.slice(from, start)),
        answer: file.text.slice(start, end),
        task: 'document',
        start,
      }),
    )
}

interface Asked {
  readonly prompt: string
  readonly answer: string
  readonly task: FimExample['task']
  readonly start: number
}

function row(file: SurveyedText, { prompt, answer, task, start }: Asked): FimExample {
  const before = file.text.slice(0, start)
  return {
    format: 'fim',
    task,
    prompt,
    completion: answer,
    id: exampleId(prompt, answer),
    contentHash: contentHashOf(before, answer),
    weight: 1,
    language: file.language,
    pattern: patternAt(file, start),
    group: file.group,
    paths: [file.path],
    source: { kind: 'repository', fileHash: file.hash, line: before.split('\n').length - 1 },
    at: file.at,
    quality: null,
    security: null,
    loss: null,
  }
}

/** Of the innermost unit around a place. */
function patternAt({ patterns = [] }: SurveyedText, at: number): FimExample['pattern'] {
  const around = patterns.filter(({ start, end }) => start <= at && at < end)
  return around.toSorted((one, other) => one.end - one.start - (other.end - other.start))[0]?.pattern ?? null
}

/** With only as many imports as their share of the rows. */
function thinOut(lines: readonly CodeLine[], most: number, random: () => number): CodeLine[] {
  const imports = shuffled(
    lines.filter(({ isImport }) => isImport),
    random,
  )
  const kept = new Set(imports.slice(0, wholeOf(most * IMPORTS, random)))
  return lines.filter((line) => !line.isImport || kept.has(line))
}

function overlap(one: FimSpan, other: FimSpan): boolean {
  return one.start < other.end && other.start < one.end
}

/** A whole number that is the given one on average. */
function wholeOf(number: number, random: () => number): number {
  return Math.floor(number + random())
}

function lineOf({ source }: FimExample): number {
  return source.kind === 'repository' ? source.line : 0
}
