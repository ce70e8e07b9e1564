/** What the syntax of a text tells of the place that it marks. */
import { type Language, type Syntax, parse } from '#engine/language/language'

/** `¦` is the cursor; `‡`, where there is one, is where the block around it ends. */
export function atMark(marked: string, language: Language): { place: string; end: string } {
  const text = marked.replaceAll(/[¦‡]/g, '')
  const offset = marked.replaceAll('‡', '').indexOf('¦')
  const syntax = parsed(text, language)
  const { kind, inEmptyBlock, startsStatement, endsStatement } = syntax.placeAt(offset)
  const end = syntax.blockEnd(offset)
  return {
    place: [kind, inEmptyBlock && 'empty', startsStatement && 'starts', endsStatement && 'ends']
      .filter((word) => word !== false)
      .join(' '),
    end: withMarks(text, offset, end),
  }
}

export function parsed(text: string, language: Language): Syntax {
  const syntax = parse(text, language)
  if (syntax === null) throw new Error(`No syntax for ${language}: were the parsers loaded?`)
  return syntax
}

function withMarks(text: string, offset: number, end: number | null): string {
  if (end === null) return `${text.slice(0, offset)}¦${text.slice(offset)}`
  return `${text.slice(0, offset)}¦${text.slice(offset, end)}‡${text.slice(end)}`
}
