/** Texts of units: whole, in outline, and what documents them. */
import type { Member, Range, Unit } from '#engine/recognise/recognise'
import type { Excerpt } from './wordTask'
import type { Placed, UnitFile } from './unitIndex'

/** A unit longer than this is shown in outline. */
const LONGEST_WHOLE = 2000

export function wholeFile(file: UnitFile): Excerpt {
  return { file, show: (text) => withoutLicence(text).trim() }
}

export function wholeUnit({ file, unit }: Placed): Excerpt {
  return { file, show: (text) => cutOut(text, unit) }
}

/** The unit; or what other files need to know of it, where it is long or there is no room. */
export function shortUnit({ file, unit }: Placed): Excerpt {
  const { show: brief } = outline({ file, unit })
  return unit.end - unit.start <= LONGEST_WHOLE
    ? { ...wholeUnit({ file, unit }), brief }
    : { file, show: brief }
}

/** Without the bodies of its methods, what is private, and one member that is asked for. */
export function outline({ file, unit }: Placed, without: Member | null = null): Excerpt {
  return { file, show: (text) => outlineOf(text, unit, without) }
}

function outlineOf(text: string, unit: Unit, without: Member | null): string {
  let [kept, at] = ['', unit.start]
  for (const member of unit.members) {
    if (member.start < at) continue
    if (member.isPrivate || member === without) {
      kept += text.slice(at, member.start).trimEnd()
      at = member.end
    } else if (member.body !== null) {
      kept += `${text
        .slice(at, member.body.start)
        .trimEnd()
        .replace(/\s*\{$/, ' {')} …`
      // The brace that closes it follows on the same line.
      at = member.body.end + /^\s*/.exec(text.slice(member.body.end, member.body.end + 200))![0].length
      kept += ' '
    }
  }
  if (unit.kind === 'function' && unit.body !== null)
    return `${text.slice(unit.start, unit.body.start).trimEnd()} … }`
  return dedent(kept + text.slice(at, unit.end), columnOf(text, unit.start))
}

/** How an instruction calls a member: a constructor is named like its type. */
export function calledIn({ kind, name }: Pick<Member, 'kind' | 'name'>): string {
  return kind === 'constructor' ? 'the constructor' : `\`${name}\``
}

/** The declaration of a type up to its body: `public sealed class OrderStore : IOrderStore`. */
export function headOf(text: string, unit: Unit): string {
  const end = unit.body === null ? unit.end : unit.body.start - 1
  return text.slice(unit.declaration, end).trim().replaceAll(/\s+/g, ' ')
}

/** A range of a text, as far left as it goes. */
export function cutOut(text: string, { start, end }: Range): string {
  return dedent(text.slice(start, end), columnOf(text, start))
}

function columnOf(text: string, offset: number): string {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset)
  return line.trim() === '' ? line : ''
}

function dedent(text: string, indentation: string): string {
  if (indentation === '') return text
  return text
    .split('\n')
    .map((line) => (line.startsWith(indentation) ? line.slice(indentation.length) : line.trimStart()))
    .join('\n')
}

/** The same text for every file of a company teaches nothing. */
function withoutLicence(text: string): string {
  const head = /^\uFEFF?\s*(?:(?:\/\/[^\n]*\n)+|\/\*[^]*?\*\/)/.exec(text)?.[0] ?? ''
  return /copyright|licen[cs]e|spdx/i.test(head) ? text.slice(head.length) : text.replace(/^\uFEFF/, '')
}

const ENTITIES = { lt: '<', gt: '>', amp: '&', quot: '"' } as const

/** The first paragraph of a documentation comment as plain text on one line; of XML that of the summary. */
export function wordsOf(text: string, doc: Range): string {
  const plain = text
    .slice(doc.start, doc.end)
    .replace(/^\/\*\*|\*\/$/g, '')
    .split('\n')
    .map((line) => line.replace(/^\s*(?:\/\/\/|\*)? ?/, ''))
    .join('\n')
  const summary = /<summary>([^]*?)<\/summary>/.exec(plain)?.[1]
  const said = (summary ?? plain.replace(/(?:^|\n)\s*@\w+[^]*$/, '')).trim().split(/\n[ \t]*\n/, 1)[0]!
  return said
    .replaceAll(/<(?:see|paramref|typeparamref)\s+\w+="(?:[A-Z]:)?([^"]*)"\s*\/>/g, '`$1`')
    .replaceAll(/<(c|code)>\s*([^]*?)\s*<\/\1>/g, '`$2`')
    .replaceAll(/\{@link\s+([^}]*)\}/g, '`$1`')
    .replaceAll(/<\/?(?:para|br|list|item|description|term)\b[^>]*>/g, ' ')
    .replaceAll(/<\/?(?:b|i|em|see|a)\b[^>]*>/g, '')
    .replaceAll(/&(lt|gt|amp|quot);/g, (_, name: keyof typeof ENTITIES) => ENTITIES[name])
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** A range without the white space around its text; null for an empty one. */
export function trimmed(text: string, body: Range | null): Range | null {
  if (body === null) return null
  const inside = text.slice(body.start, body.end)
  if (inside.trim() === '') return null
  const start = body.start + inside.length - inside.trimStart().length
  return { start, end: body.start + inside.trimEnd().length }
}

/** Where what comes below its documentation begins. */
export function belowDoc(text: string, member: Member): number {
  const end = member.doc?.end ?? member.start
  return end + /^\s*/.exec(text.slice(end, end + 500))![0].length
}
