/** One text to its files. The text may be a model's: whatever it holds, no name leads out of the folder. */
import type { PackedFile } from './packFiles'
import { type NameProblem, problemOfName } from './problemOfName'

export type UnpackProblem =
  | { readonly kind: 'noFile' }
  | { readonly kind: 'notClosed'; readonly name: string }
  | { readonly kind: 'nested'; readonly name: string }
  | { readonly kind: 'twice'; readonly name: string }
  | { readonly kind: 'tooMany' }
  | { readonly kind: 'name'; readonly name: string; readonly problem: NameProblem }

export type Unpacked =
  | { readonly kind: 'files'; readonly files: readonly PackedFile[] }
  | { readonly kind: 'refused'; readonly problem: UnpackProblem }

/** More files than an answer ever has. */
const MOST_FILES = 64

const opening = /^<file name="([^"]*)">$/
const closing = '</file>'
const escaped = /^\\(?=\\*<\/?file\b)/

/** Text between the files is passed over. All of it is refused where one name is: half an answer helps nobody. */
export function unpackFiles(text: string): Unpacked {
  const files = new Map<string, PackedFile>()
  let open: { readonly name: string; readonly lines: string[] } | null = null
  for (const line of text.split('\n')) {
    const tag = line.endsWith('\r') ? line.slice(0, -1) : line
    const name = opening.exec(tag)?.[1]
    if (name !== undefined) {
      if (open !== null) return refused({ kind: 'nested', name })
      const problem = problemOfName(name)
      if (problem !== null) return refused({ kind: 'name', name, problem })
      // Windows and macOS hold names of another case, or composed otherwise, for the same.
      if (files.has(key(name))) return refused({ kind: 'twice', name })
      if (files.size === MOST_FILES) return refused({ kind: 'tooMany' })
      open = { name, lines: [] }
    } else if (open !== null && tag === closing) {
      files.set(key(open.name), { name: open.name, text: open.lines.map((each) => `${each}\n`).join('') })
      open = null
    } else open?.lines.push(line.replace(escaped, ''))
  }
  if (open !== null) return refused({ kind: 'notClosed', name: open.name })
  if (files.size === 0) return refused({ kind: 'noFile' })
  return { kind: 'files', files: [...files.values()] }
}

function key(name: string): string {
  return name.normalize('NFKC').toLowerCase()
}

function refused(problem: UnpackProblem): Unpacked {
  return { kind: 'refused', problem }
}
