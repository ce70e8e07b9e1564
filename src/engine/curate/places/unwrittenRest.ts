/**
 * What stands behind a cursor while a file is written from the top down: less than in the finished file, from which
 * examples come. Without it a model would never be asked in training as it is in a new file.
 */
import { indentationOf } from '#engine/language/language'

/** `block`: what follows in the innermost block; `file`: everything but what closes the blocks around. */
export type Unwritten = 'block' | 'file'

/** A line that an editor has put there by itself when a block was opened. */
const closes = /^(?:[)\]}>;,]+|(?:<\/[\w.:-]+>)+)$/

/**
 * @param rest the text behind the line that the cursor is on, from its line break on
 * @param indentation of the cursor's line
 */
export function unwrittenRest(rest: string, indentation: string, unwritten: Unwritten): string {
  const lines = rest.split('\n')
  if (unwritten === 'block') {
    const next = lines.findIndex((line) => isShallower(line, indentation.length))
    return next < 0 ? '' : `\n${lines.slice(next).join('\n')}`
  }
  let depth = indentation.length
  const kept = lines.filter((line) => {
    if (!isShallower(line, depth) || !closes.test(line.trim())) return false
    depth = indentationOf(line).length
    return true
  })
  return kept.length === 0 ? '' : `\n${kept.join('\n')}\n`
}

function isShallower(line: string, depth: number): boolean {
  return line.trim() !== '' && indentationOf(line).length < depth
}
