/** The places of a stack trace, innermost first, without those of libraries and of the program that runs it. */
import { type ReportedPlace } from './report'

/** Angular's source maps name the folder that its release was built in. */
const foreign =
  /(?:^|[/\\])node_modules[/\\]|^node:|^internal[/\\]|^webpack:|(?:^|\/)k8-fastbuild-[^/]*\/bin\//
/** Deeper callers say nothing of the failure any more. */
const MOST = 20
const LONGEST_LINE = 2500

export function stackPlaces(text: string): ReportedPlace[] {
  return text
    .split('\n')
    .flatMap((line) => placeIn(line.slice(0, LONGEST_LINE).trim()) ?? [])
    .filter(({ path }) => path !== '' && !foreign.test(path))
    .slice(0, MOST)
}

/** Cut by hand: one expression for all of it takes minutes on a line that only looks like one. */
function placeIn(line: string): ReportedPlace | null {
  // `╭─[ path:line:column ]`, of a file that vitest could not read
  const drawn = /^╭─+\[ (\S.*):(\d{1,9}):(\d{1,9}) \]$/.exec(line)
  if (drawn !== null) return { path: drawn[1]!, line: Number(drawn[2]), column: Number(drawn[3]) }
  if (!/^(?:at|in|❯)\s/.test(line)) return null
  // `at Shop.Cart.Sum() in /src/Cart.cs:line 12`
  const dotnet = /:line (\d{1,9})$/.exec(line)
  if (dotnet !== null) {
    const from = line.lastIndexOf(' in ', dotnet.index)
    return from < 0
      ? null
      : { path: line.slice(from + 4, dotnet.index), line: Number(dotnet[1]), column: null }
  }
  // `at name (path:line:column)`, `at path:line:column`, `❯ name path:line:column`
  const script = /:(\d{1,9}):(\d{1,9})(\)?)$/.exec(line)
  if (script === null) return null
  const before = line.slice(0, script.index)
  const from = Math.max(before.lastIndexOf('('), script[3] === '' ? before.lastIndexOf(' ') : -1)
  return { path: withoutScheme(before.slice(from + 1)), line: Number(script[1]), column: Number(script[2]) }
}

function withoutScheme(path: string): string {
  return path.replace(/^file:\/\/(?:\/(?=[A-Za-z]:))?/, '')
}
