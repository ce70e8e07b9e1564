/** What was recorded as a text to read and search: by day and file, each suggestion with what became of it. */
import type { SuggestionEvent } from '#contracts/event'
import type { Outcome } from '#contracts/outcome'
import type { Recorded, RecordedSuggestion } from '#contracts/record'

export function recordedText({ sizes, total, suggestions }: Recorded): string {
  const lines = [
    'What Apprentice recorded on this machine, the newest first. Secrets were taken out before it was stored.',
    `In all: ${Object.entries(sizes)
      .map(([table, rows]) => `${rows} ${table}`)
      .join(', ')}.`,
    total > suggestions.length
      ? `Here: the last ${suggestions.length} of ${total} suggestions. An export has all.`
      : `Here: ${total} suggestions.`,
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
    lines.push('', ...linesOf(recorded))
  }
  return `${lines.join('\n')}\n`
}

function linesOf(recorded: RecordedSuggestion): string[] {
  const { suggestion, events, outcomes, rating, writtenInstead, quality } = recorded
  const { createdAt, line, text, versionId, surface, client, id } = suggestion
  const by = client === 'editor' ? versionId : `${versionId}, ${client}`
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
