/** What was recorded as a text to read and search: by day and file, each suggestion with what became of it. */
import type { SuggestionEvent } from '#contracts/event'
import type { Outcome } from '#contracts/outcome'
import { type Recorded, type RecordedSuggestion, type RecordedTable, recordedTables } from '#contracts/record'

/** One row of a table, and several. */
const ROWS: Readonly<Record<RecordedTable, readonly [string, string]>> = {
  suggestions: ['suggestion', 'suggestions'],
  events: ['event', 'events'],
  outcomes: ['outcome', 'outcomes'],
  ratings: ['rating', 'ratings'],
  writtenInstead: ['text written instead', 'texts written instead'],
  qualities: ['score', 'scores'],
  interactions: ['context', 'contexts'],
  withheld: ['answer not shown', 'answers not shown'],
  projects: ['project', 'projects'],
}

export function recordedText({ sizes, total, suggestions, models }: Recorded): string {
  const here = `${total} ${ROWS.suggestions[total === 1 ? 0 : 1]}`
  const lines = [
    'What Apprentice recorded on this machine, the newest first.',
    'Secrets were taken out before it was stored.',
    `In all: ${sizesText(sizes)}.`,
    total > suggestions.length
      ? `Here: the last ${suggestions.length} of ${here}. An export has all.`
      : `Here: ${here}.`,
  ]
  let day = ''
  let file = ''
  for (const recorded of suggestions) {
    const { workspace, path, createdAt } = recorded.suggestion
    const on = dayOf(createdAt)
    if (on !== day) lines.push('', `# ${on}`)
    if (on !== day || file !== `${workspace} ${path}`) lines.push('', `## ${path}  (${workspace})`)
    day = on
    file = `${workspace} ${path}`
    lines.push('', ...linesOf(recorded, models))
  }
  return `${lines.join('\n')}\n`
}

function sizesText(sizes: Recorded['sizes']): string {
  const texts = recordedTables
    .filter((table) => sizes[table] > 0)
    .map((table) => `${sizes[table]} ${ROWS[table][sizes[table] === 1 ? 0 : 1]}`)
  return texts.join(', ') || 'nothing'
}

function linesOf(recorded: RecordedSuggestion, models: Recorded['models']): string[] {
  const { suggestion, events, outcomes, rating, writtenInstead, quality } = recorded
  const { createdAt, line, text, versionId, surface, client, id } = suggestion
  const model = models[versionId] ?? versionId
  const by = client === 'editor' ? model : `${model}, ${client}`
  const score = quality?.overall ?? null
  return [
    `${timeOf(createdAt)}  line ${line + 1}  ${surface}  by ${by}  [${id}]`,
    ...indented('suggested', text),
    ...events.map((event) => `    ${timeOf(event.at)}  ${eventText(event)}`),
    ...outcomes.flatMap(outcomeLines),
    ...(writtenInstead === null ? [] : indented('written instead', writtenInstead.text)),
    ...(rating === null ? [] : [`    rated     ${rating.stars === null ? '-' : `${rating.stars} of 5`}`]),
    ...(rating?.expected ? indented('expected', rating.expected) : []),
    ...(rating?.comment ? indented('comment', rating.comment) : []),
    ...(score === null ? [] : [`    quality   ${score.toFixed(2)}`]),
  ]
}

function eventText({ kind, confidence, acceptedCharacters, reason, visibleMs }: SuggestionEvent): string {
  const facts = [
    ...(acceptedCharacters === undefined ? [] : [`${acceptedCharacters} characters`]),
    ...(reason === undefined ? [] : [reason]),
    ...(visibleMs === undefined ? [] : [`${Math.round(visibleMs)} ms on the screen`]),
    ...(confidence === 'inferred' ? ['inferred'] : []),
  ]
  return facts.length > 0 ? `${kind} (${facts.join(', ')})` : kind
}

function outcomeLines(outcome: Outcome): string[] {
  const at = timeOf(outcome.at)
  switch (outcome.kind) {
    case 'survival': {
      const kept = `${Math.round(outcome.keptRatio * 100)} % kept after ${Math.round(outcome.afterSeconds)} s`
      return [`    ${at}  ${kept}`, ...indented('stands there', outcome.finalText)]
    }
    case 'diagnostics':
      return [`    ${at}  errors ${outcome.errorsBefore} before, ${outcome.errorsAfter} after`]
    case 'committed':
    case 'reverted':
      return [`    ${at}  ${outcome.kind} in ${outcome.reference}`]
    case 'deployed':
      return [`    ${at}  deployed ${passed(outcome.passed)}: ${outcome.reference}`]
    default:
      return [`    ${at}  ${outcome.kind} ${passed(outcome.passed)}: ${outcome.command}`]
  }
}

function passed(yes: boolean): string {
  return yes ? 'went well' : 'failed'
}

function indented(title: string, text: string): string[] {
  return [`    ${title}`, ...text.split('\n').map((line) => `      | ${line}`)]
}

function dayOf(at: number): string {
  const date = new Date(at)
  return [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-')
}

function timeOf(at: number): string {
  const date = new Date(at)
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':')
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
