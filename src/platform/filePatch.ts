/** A file that a commit changed, all of it: what stayed, what went and what came, in order. */
export interface FilePatch {
  /** Relative to the workspace, with forward slashes. */
  readonly path: string
  /** `added` and `removed`: the file did not exist before, or does not after. */
  readonly kind: 'changed' | 'added' | 'removed'
  /** Whole lines with `\n` ends, the last line of a file excepted. */
  readonly pieces: readonly PatchPiece[]
}

export interface PatchPiece {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

const kindBySign: Readonly<Record<string, PatchPiece['kind']>> = { ' ': 'same', '-': 'removed', '+': 'added' }

/** @param diff of one commit, with every line of its files around each change, and the prefixes `a/` and `b/` */
export function patchesIn(diff: string): FilePatch[] {
  return diff
    .split(/^(?=diff --git )/m)
    .map(patchOf)
    .filter((patch) => patch !== null)
}

function patchOf(diff: string): FilePatch | null {
  const body = /^@@ .*$/m.exec(diff)
  if (body === null) return null
  const head = diff.slice(0, body.index)
  const before = pathIn(head, '---', 'a/')
  const after = pathIn(head, '+++', 'b/')
  const path = after ?? before
  if (path === null) return null
  const kind = before === null ? 'added' : after === null ? 'removed' : 'changed'
  const lines = diff.slice(body.index + body[0].length + 1).split('\n')
  return { path, kind, pieces: piecesOf(lines) }
}

function piecesOf(lines: readonly string[]): PatchPiece[] {
  const pieces: { kind: PatchPiece['kind']; lines: string[] }[] = []
  for (const line of lines) {
    const last = pieces.at(-1)
    const kind = kindBySign[line[0] ?? '']
    if (kind === undefined) {
      // "\ No newline at end of file": of the line before.
      if (line.startsWith('\\') && last) last.lines.push(last.lines.pop()!.replace(/\n$/, ''))
      continue
    }
    // A byte-order mark is no text.
    const text = `${line.slice(1).replace(/^\uFEFF|\r$/g, '')}\n`
    if (last?.kind === kind) last.lines.push(text)
    else pieces.push({ kind, lines: [text] })
  }
  return pieces.map((piece) => ({ kind: piece.kind, text: piece.lines.join('') }))
}

/** Null for `/dev/null`. */
function pathIn(head: string, sign: string, prefix: string): string | null {
  const line = head.split('\n').find((each) => each.startsWith(`${sign} `)) ?? ''
  const path = line
    .slice(sign.length + 1)
    .replace(/\t$/, '')
    .replace(/^"(.*)"$/, '$1')
  return path.startsWith(prefix) ? path.slice(prefix.length) : null
}
