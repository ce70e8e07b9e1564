/** `complete`: one suggestion at a place in a file. */
import { readFile } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { errorCode } from '#platform/files'
import { answer } from './answer'
import { type Command, UsageError } from './command'
import { withEngine } from './withEngine'

export const completeCommand: Command = {
  name: 'complete',
  synopsis: 'FILE:LINE[:COLUMN]',
  summary: 'Suggests at a place in a file (counted from 1; the column is the end of the line by default).',
  positionals: [1, 1],
  async run(line, signal) {
    const { path, row, column } = parsePlace(line.positionals[0]!)
    const text = await readSource(path)
    const offset = offsetAt(text, row, column)
    return await withEngine(line, async (engine) => {
      await engine.warmUp()
      const outcome = await engine.suggest(
        { client: 'editor', workspace: dirname(path), path: basename(path), text, offset, byHand: true },
        signal,
      )
      await engine.capture.flush()
      answer(line, outcome, () =>
        outcome.kind === 'suggestion'
          ? outcome.suggestion.text
          : `Nothing to suggest: ${outcome.reason}${outcome.message ? `. ${outcome.message}` : ''}`,
      )
      const failed =
        outcome.kind === 'nothing' &&
        ['runtimeUnreachable', 'modelMissing', 'noVersion', 'runtimeError'].includes(outcome.reason)
      return failed ? 1 : 0
    })
  },
}

function parsePlace(place: string): { path: string; row: number; column: number | null } {
  const match = /^(.+?):(\d+)(?::(\d+))?$/.exec(place)
  if (match === null) throw new UsageError(`"${place}" is not FILE:LINE[:COLUMN].`)
  return {
    path: resolve(match[1]!),
    row: Number(match[2]) - 1,
    column: match[3] === undefined ? null : Number(match[3]) - 1,
  }
}

async function readSource(path: string): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).replaceAll('\r\n', '\n')
  } catch (error) {
    throw new UsageError(
      errorCode(error) === 'ENOENT' ? `There is no file ${path}.` : `${path} cannot be read.`,
    )
  }
}

function offsetAt(text: string, row: number, column: number | null): number {
  const lines = text.split('\n')
  const at = lines[row]
  if (at === undefined)
    throw new UsageError(`The file has ${lines.length} lines; there is no line ${row + 1}.`)
  if (column !== null && (column < 0 || column > at.length)) {
    throw new UsageError(`Line ${row + 1} has ${at.length} columns; there is no column ${column + 1}.`)
  }
  return lines.slice(0, row).reduce((sum, one) => sum + one.length + 1, 0) + (column ?? at.length)
}
