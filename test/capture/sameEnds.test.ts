/** What our extension concludes of a suggestion, and what the server does for editors that say less, is the same. */
import { FollowedSuggestion } from '#editor/suggestions/followedSuggestion'
import { InferredEnds } from '#lsp/inferredEnds'
import { seededRandom } from '#platform/seededRandom'
import { describe, expect, test } from 'vitest'

const [uri, other] = ['file:///a.cs', 'file:///b.cs']
const before = 'class A {\n    int a = '
const after = ';\n}\n'

/** At the cursor, unless it says where. */
type Step =
  | { readonly type: string }
  | { readonly paste: string }
  /** A bracket that the editor closes. */
  | { readonly pair: string }
  | { readonly back: number }
  | { readonly above: string }
  | { readonly elsewhere: string }
  | { readonly offered: string }

interface End {
  readonly kind: string
  readonly id: string
  readonly length?: number
  readonly reason?: string
}

/** The ends that each of both says. */
function endsOf(text: string, steps: readonly Step[]): { editor: End[]; server: End[] } {
  const [editor, server]: [End[], End[]] = [[], []]
  const followed = new FollowedSuggestion(
    (report) => {
      if (report.kind === 'shown') return
      const { visibleMs, ...end } = { visibleMs: 0, ...report }
      void visibleMs
      editor.push(end)
    },
    () => 0,
  )
  const ends = new InferredEnds((end) => server.push(end))
  let document = before + after
  let cursor = before.length
  const offer = (id: string, said: string): void => {
    followed.offered({ id, uri, offset: cursor, text: said }, document.slice(0, cursor).split('\n').at(-1))
    ends.offered({ id, uri, offset: cursor, text: said, typed: 0 })
  }
  const change = (offset: number, length: number, put: string, caret: number): void => {
    ends.changed(uri, document, { start: offset, end: offset + length, text: put })
    followed.changed(uri, [{ offset, length, text: put }])
    document = document.slice(0, offset) + put + document.slice(offset + length)
    cursor = caret
    followed.moved(uri, cursor)
  }
  offer('s', text)
  for (const step of steps) {
    if ('type' in step) for (const key of step.type) change(cursor, 0, key, cursor + key.length)
    else if ('paste' in step) change(cursor, 0, step.paste, cursor + step.paste.length)
    else if ('pair' in step) change(cursor, 0, step.pair, cursor + 1)
    else if ('back' in step)
      for (let left = step.back; left > 0; left--) change(cursor - 1, 1, '', cursor - 1)
    else if ('above' in step) change(0, 0, step.above, step.above.length)
    else if ('offered' in step) offer('t', step.offered)
    else {
      ends.changed(other, '', { start: 0, end: 0, text: step.elsewhere })
      followed.moved(other, step.elsewhere.length)
    }
  }
  return { editor, server }
}

const typedThrough = (length: number): End => ({ kind: 'typedThrough', id: 's', length })
const ignored = (reason: string): End => ({ kind: 'ignored', id: 's', reason })
const part = (length: number): End => ({ kind: 'partiallyAccepted', id: 's', length })

test.each<[string, string, Step[], End[]]>([
  ['all of it is typed', 'b + c', [{ type: 'b + c' }], [typedThrough(5)]],
  ['a word, and then another', 'b + c', [{ type: 'b * c' }], [typedThrough(2)]],
  ['another beginning', 'b + c', [{ type: 'c' }], [ignored('typedOtherwise')]],
  ['a beginning by chance', 'bottle', [{ type: 'bottom' }], [ignored('typedOtherwise')]],
  ['back over its beginning', 'b + c', [{ back: 1 }], [ignored('typedOtherwise')]],
  [
    'typed, and typed back',
    'b + c',
    [{ type: 'b +' }, { back: 3 }, { type: 'x' }],
    [ignored('typedOtherwise')],
  ],
  ['another place', 'b + c', [{ above: '// x\n' }], [ignored('left')]],
  ['another document', 'b + c', [{ elsewhere: 'x' }], [ignored('left')]],
  ['another suggestion', 'b + c', [{ offered: 'd' }], [ignored('superseded')]],
  ['a word at once', 'Add(b, c)', [{ paste: 'Add' }, { above: '//\n' }], [part(3), ignored('left')]],
  ['a closed bracket', 'Add(b)', [{ type: 'Add' }, { pair: '()' }, { type: 'bx' }], [typedThrough(5)]],
  ['lines', 'b +\n        c', [{ type: 'b +' }, { paste: '\n        ' }, { type: 'c' }], [typedThrough(13)]],
])('%s', (_, text, steps, expected) => {
  const { editor, server } = endsOf(text, steps)
  expect(server).toEqual(expected)
  expect(editor).toEqual(expected)
})

describe('whatever a person does', () => {
  test('both say the same', () => {
    const random = seededRandom('ends')
    const text = 'ab(a\n  b'
    const keys = ['a', 'b', '(', '\n', 'x']
    for (let round = 0; round < 2_000; round++) {
      const steps = Array.from({ length: 1 + Math.floor(random() * 8) }, (): Step => {
        const chance = random()
        if (chance < 0.5) return { type: keys[Math.floor(random() * keys.length)]! }
        if (chance < 0.6) return { pair: '()' }
        if (chance < 0.75) return { back: 1 }
        if (chance < 0.85) return { paste: 'ab(a'.slice(0, 1 + Math.floor(random() * 4)) }
        if (chance < 0.9) return { above: '//\n' }
        return chance < 0.95 ? { elsewhere: 'x' } : { offered: 'd' }
      })
      const { editor, server } = endsOf(text, steps)
      expect(server, JSON.stringify(steps)).toEqual(editor)
    }
  })
})
