/**
 * The contexts for which Tabby's agent remembers a solution ahead (codeCompletion/cache.ts:39-105): one for each of the
 * next characters of its first line, with no more than the rest of that line. Behind the line the rest is empty, so that
 * nothing is shown or asked there.
 */
import { type TabbyContext, contextOf, splitLines } from './tabbyContext'

/** cache.ts:42. */
const MOST_CHARACTERS = 50

interface Ahead {
  readonly context: TabbyContext
  readonly item: string
}

export function forwarded(context: TabbyContext, item: string): Ahead[] {
  const lines = splitLines(item)
  const [line = ''] = lines
  const counts = new Set<number>()
  for (let count = 1; count < Math.min(MOST_CHARACTERS, line.length); count++) counts.add(count)
  if (lines.length > 2) counts.add(line.length - 1).add(line.length)
  return [...counts].map((count) => ({
    context: appended(context, line.slice(0, count)),
    item: line.slice(count),
  }))
}

function appended({ path, prefix, suffix }: TabbyContext, text: string): TabbyContext {
  return contextOf({ path, text: prefix + text + suffix, offset: prefix.length + text.length })
}
