/** An answer indented as the place where it goes: models begin at the margin, or go on from where the place stands. */
import { indentationOf } from '#engine/language/language'

export interface IndentationStyle {
  readonly tabSize: number
  readonly insertSpaces: boolean
}

/**
 * @param text whole lines; the first goes behind `indentation`, which stands in the document already
 * @param indentation of the line that the text begins on
 * @param style null keeps what the answer uses
 */
export function fitIndentation(text: string, indentation: string, style: IndentationStyle | null): string {
  const [first = '', ...rest] = text.split('\n')
  const own = indentationOf(first)
  const lines = [first, ...rest]
  const filled = rest.filter((line) => line.trim() !== '')
  const shallowest =
    filled.reduce<string | null>((least, line) => shorter(least, indentationOf(line)), null) ?? own
  // Only the first line is at the margin, and what closes it stands as deep as the place: the rest is right already.
  const absolute = own === '' && indentation !== '' && indentationOf(filled.at(-1) ?? '') === indentation
  const common = absolute ? indentation : (shorter(own, shallowest) ?? '')
  const unit = unitOf(filled)
  return lines
    .map((line, index) => {
      if (line.trim() === '') return ''
      const inner = index === 0 ? '' : indentationOf(line).slice(common.length)
      return `${index === 0 ? '' : indentation}${restyled(inner, unit, style)}${line.trimStart()}`
    })
    .join('\n')
}

function shorter(one: string | null, other: string): string {
  return one !== null && one.length <= other.length ? one : other
}

/** Spaces of one step in the answer; 0 where it uses tabs or no steps at all. */
function unitOf(lines: readonly string[]): number {
  const depths = lines.map((line) => /^ */.exec(line)![0].length).sort((left, right) => left - right)
  const steps = depths.slice(1).map((depth, index) => depth - depths[index]!)
  const all = [...steps, depths[0] ?? 0].filter((step) => step > 1)
  return all.length === 0 ? 0 : Math.min(...all)
}

function restyled(inner: string, unit: number, style: IndentationStyle | null): string {
  if (style === null || inner === '') return inner
  const tabs = inner.split('\t').length - 1
  const spaces = inner.length - tabs
  const steps = tabs + (unit === 0 ? 0 : Math.floor(spaces / unit))
  const left = unit === 0 ? spaces : spaces % unit
  const step = style.insertSpaces ? ' '.repeat(style.tabSize) : '\t'
  return step.repeat(steps) + ' '.repeat(left)
}
