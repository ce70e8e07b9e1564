/** Places in a line behind which only brackets, quotes or tags close: an editor has put these there already. */
import type { CodeLine } from './codeLines'
import type { FimSpan } from './fimSpan'
import { isBalanced } from './isBalanced'

const closer = /[)\]}>;,'"`]|\/>|<\/[A-Za-z][\w.:-]*>/g
const closers = /(?:\s*(?:[)\]}>;,'"`]|\/>|<\/[A-Za-z][\w.:-]*>))+$/
/** Behind what opens, parts or assigns. */
const beginnings = /(?<=[([{,=:>"'`]\s?|\breturn\s)(?=[^\s)\]}>;,])/g
/** What is typed at the end of a line when nothing else is missing. */
const end = /(?<=[\w)\]}"'`])[)\]};,"'`]{1,3}$/

/** An expression, an argument or a value of each line in which one stands before what closes it. */
export function insideSpan(line: CodeLine, random: () => number): FimSpan | null {
  const { code, start, indentation } = line
  const pieces = endsIn(code).flatMap((to) =>
    [...code.slice(0, to).matchAll(beginnings)]
      .map(({ index }) => ({ from: index, to }))
      .filter(({ from }) => from > 0 && isPiece(code.slice(from, to))),
  )
  const piece = pieces[Math.floor(random() * pieces.length)]
  return piece === undefined
    ? null
    : { kind: 'inside', start: start + piece.from, end: start + piece.to, indentation }
}

/** One of two is only the end of a line; at the others, nothing is missing. */
export function stopSpan(line: CodeLine, random: () => number): FimSpan | null {
  const { code, start, indentation } = line
  const isEnd = random() < 0.3
  const last = end.exec(code)
  if (isEnd) {
    if (last === null) return null
    return { kind: 'stop', start: start + last.index, end: start + code.length, indentation }
  }
  const places = endsIn(code).filter((at) => at > 0)
  if (/[\w)\]"'][^\S\n]*[{,]$/.test(code)) places.push(code.length)
  const place = places[Math.floor(random() * places.length)]
  return place === undefined ? null : { kind: 'stop', start: start + place, end: start + place, indentation }
}

/** Where something may end: before each of the things that close the line. */
function endsIn(code: string): number[] {
  const all = closers.exec(code)
  if (all === null) return []
  return [...all[0].matchAll(closer)]
    .map(({ index }) => all.index + index)
    .filter((at) => !/\s/.test(code.charAt(at - 1)))
}

function isPiece(piece: string): boolean {
  return /[\p{L}\p{N}_]/u.test(piece) && piece === piece.trimEnd() && isBalanced(piece)
}
