/** A changed file as a diff that a person reads. */
import type { FilePatch } from '#platform/commitPatches'

/** Lines around a change. */
const AROUND = 3

/** @param path as the file was called then */
export function diffText({ kind, pieces }: FilePatch, path: string): string {
  const before = kind === 'added' ? '/dev/null' : `a/${path}`
  const after = kind === 'removed' ? '/dev/null' : `b/${path}`
  const body = pieces.map(({ kind: of, text }, index) => {
    const lines = text.replace(/\n$/, '').split('\n')
    if (of !== 'same') return lines.map((line) => `${of === 'added' ? '+' : '-'}${line}`)
    const isFirst = index === 0
    const isLast = index === pieces.length - 1
    const head = isFirst ? [] : lines.slice(0, AROUND)
    const tail = isLast ? [] : lines.slice(Math.max(isFirst ? 0 : AROUND, lines.length - AROUND))
    const skipped = head.length + tail.length < lines.length
    const shown = (all: readonly string[]): string[] => all.map((line) => ` ${line}`)
    return [...shown(head), ...(skipped && !isLast ? ['@@'] : []), ...shown(tail)]
  })
  return [`--- ${before}`, `+++ ${after}`, ...body.flat()].join('\n')
}
