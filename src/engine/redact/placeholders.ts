/** Puts placeholders where secrets stood, without ever cutting or nesting a placeholder. */
import { placeholderStart } from '#contracts/placeholder'
import { type NamedStretch } from './secretlint'

const placeholder = new RegExp(`${placeholderStart}[A-Za-z0-9]+>`, 'g')

/** Whether a secret stood there, also where the placeholder was cut off. */
export function holdsPlaceholder(text: string): boolean {
  return text.includes(placeholderStart)
}

export interface Replaced {
  /** The text, still divided where it was. */
  readonly parts: readonly string[]
  /** How many stretches were replaced, by rule; empty when there was nothing left to replace. */
  readonly found: ReadonlyMap<string, number>
}

/** Overlapping stretches become one, named by the earlier one of the list. A stretch over several parts marks each. */
export function replace(parts: readonly string[], stretches: readonly NamedStretch[]): Replaced {
  const text = parts.join('')
  const merged = merge(text, stretches)
  const found = new Map<string, number>()
  for (const { rule } of merged) found.set(rule, (found.get(rule) ?? 0) + 1)
  let offset = 0
  const result = parts.map((part) => {
    const end = offset + part.length
    const replaced = replaceWithin(text, offset, end, merged)
    offset = end
    return replaced
  })
  return { parts: result, found }
}

function replaceWithin(text: string, from: number, to: number, merged: readonly NamedStretch[]): string {
  // Nothing stood there, not even a piece of the secret.
  if (from === to) return ''
  let result = ''
  let position = from
  for (const { start, end, rule } of merged) {
    if (end <= from || start >= to) continue
    result += `${text.slice(position, Math.max(start, position))}${placeholderStart}${rule}>`
    position = Math.min(end, to)
  }
  return result + text.slice(position, to)
}

function merge(text: string, stretches: readonly NamedStretch[]): NamedStretch[] {
  const kept = [...text.matchAll(placeholder)].map(({ index, 0: match }) => ({
    start: index,
    end: index + match.length,
  }))
  const ordered = stretches
    .map((stretch, order) => ({ ...stretch, order }))
    .filter(({ start, end }) => end > start)
    .map((stretch) => growOver(kept, stretch))
    .filter(({ start, end }) => text.slice(start, end).replace(placeholder, '') !== '')
    .sort((left, right) => left.start - right.start)
  const merged: typeof ordered = []
  for (const stretch of ordered) {
    const last = merged.at(-1)
    if (last === undefined || stretch.start >= last.end) {
      merged.push(stretch)
      continue
    }
    const first = stretch.order < last.order ? stretch : last
    merged[merged.length - 1] = { ...first, start: last.start, end: Math.max(last.end, stretch.end) }
  }
  return merged
}

/** Takes in every placeholder that the stretch touches, so that none is ever cut. */
function growOver<Grown extends { start: number; end: number }>(
  kept: readonly { start: number; end: number }[],
  stretch: Grown,
): Grown {
  const touched = kept.filter(({ start, end }) => start < stretch.end && end > stretch.start)
  return {
    ...stretch,
    start: Math.min(stretch.start, ...touched.map(({ start }) => start)),
    end: Math.max(stretch.end, ...touched.map(({ end }) => end)),
  }
}
