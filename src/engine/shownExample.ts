/** An example as a person reads it: what stands around the answer, and the answer. */
import type { ShownExample } from '#contracts/datasetReview'
import type { Example } from '#contracts/example'
import { parseExample } from '#engine/completion/completion'
import { answerOf } from '#engine/curate/curate'

/** Lines around the answer: a card shows it without scrolling. */
const LINES_BEFORE = 8
const LINES_AFTER = 5
const LONGEST_LINE = 300
const MOST_CONTEXT = 6_000

export function shownExample(example: Example): ShownExample {
  const answer = answerOf(example)
  if (example.format === 'chat') {
    const asked = example.messages.slice(0, -1).map(({ content }) => content)
    return { context: head(asked.join('\n\n'), MOST_CONTEXT), before: '', answer, after: '', rejected: null }
  }
  const { prompt } = example
  // A document has no cursor in it.
  const isCursor = example.task !== 'document'
  const place = isCursor ? parseExample(prompt) : { prefix: prompt, suffix: '', snippets: [] }
  const context = place.snippets.map(({ path, text }) => `// ${path}\n${text}`).join('\n')
  return {
    context: head(context, MOST_CONTEXT),
    before: lastLines(place.prefix),
    answer,
    after: firstLines(place.suffix),
    rejected: example.format === 'dpo' ? example.rejected : null,
  }
}

function lastLines(text: string): string {
  const lines = text.split('\n').map(cut)
  return lines.length <= LINES_BEFORE ? lines.join('\n') : `…\n${lines.slice(-LINES_BEFORE).join('\n')}`
}

/** The rest of the answer's own line is one more. */
function firstLines(text: string): string {
  const lines = text.split('\n').map(cut)
  return lines.length <= LINES_AFTER ? lines.join('\n') : `${lines.slice(0, LINES_AFTER + 1).join('\n')}\n…`
}

function cut(line: string): string {
  return line.length <= LONGEST_LINE ? line : `${line.slice(0, LONGEST_LINE)} …`
}

function head(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most)} …`
}
