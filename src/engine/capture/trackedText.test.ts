import { FakeClock } from '#test/fakes/fakeClock'
import { seededRandom } from '#platform/seededRandom'
import { describe, expect, test } from 'vitest'
import { OpenDocuments } from './openDocuments'
import { TrackedText } from './trackedText'
import { type DocumentChange } from './trackedRange'

const uri = 'file:///shop/Item.cs'
const accepted = 'public int Count()\n    {\n        return 1;\n    }'
const before = 'class Item\n{\n    '
const behind = '\n\n    int other;\n}\n'

function opened(text = before + accepted + behind, at = text.indexOf(accepted)) {
  const documents = new OpenDocuments()
  const clock = new FakeClock()
  documents.opened(uri, text)
  const document = documents.get(uri)!
  const tracked = new TrackedText(document, accepted, at)
  return {
    change: (...changes: DocumentChange[]) =>
      tracked.changed(documents.changed(uri, changes, clock.now())!).kind,
    now: () => tracked.in(document.text),
    text: () => document.text,
    tracked,
  }
}

/** Everything at once, as a formatter, a client without increments, or a reload says it. */
function becomes(document: ReturnType<typeof opened>, text: string) {
  return document.change({ start: 0, end: document.text().length, text })
}

describe('a formatter', () => {
  test('that indents the whole document anew does not end the tracking', () => {
    const document = opened()
    becomes(document, (before + accepted + behind).replaceAll('    ', '\t'))
    expect(document.now()).toBe(accepted.replaceAll('    ', '\t'))
  })

  test('that changes all line ends is no edit', () => {
    const document = opened()
    expect(becomes(document, document.text().replaceAll('\n', '\r\n'))).toBe('same')
    expect(document.now()).toBe(accepted)
  })

  test('that also changes other code leaves the text alone', () => {
    const document = opened()
    becomes(document, `using System;\n${before}${accepted}\n    int another = 2;\n}\n`)
    expect(document.now()).toBe(accepted)
  })
})

describe('a move', () => {
  const at = before.length
  const end = at + accepted.length

  test.each([
    ['further up', 0],
    ['further down', before.length + behind.length - 2],
  ])('by cut and paste %s is followed', (_, to) => {
    const document = opened()
    document.change({ start: at, end, text: '' })
    expect(document.now()).toBe('')
    expect(document.change({ start: to, end: to, text: accepted })).toBe('back')
    expect(document.now()).toBe(accepted)
    document.change({ start: to + 7, end: to + 10, text: 'long' })
    expect(document.now()).toBe(accepted.replace('int', 'long'))
  })

  test('that is indented anew where it is pasted is followed', () => {
    const document = opened()
    document.change({ start: at, end, text: '' })
    document.change({ start: 0, end: 0, text: accepted.replaceAll('\n', '\n        ') })
    expect(document.now()).toBe(accepted.replaceAll('\n', '\n        '))
  })

  test('in one notification is followed, whichever place comes first', () => {
    const down = opened()
    const last = down.text().length
    down.change({ start: last, end: last, text: accepted }, { start: at, end, text: '' })
    expect(down.now()).toBe(accepted)
    const up = opened()
    up.change({ start: at, end, text: '' }, { start: 0, end: 0, text: accepted })
    expect(up.now()).toBe(accepted)
  })

  test('is not seen in another text that is pasted', () => {
    const document = opened()
    document.change({ start: at, end, text: '' })
    document.change({ start: 0, end: 0, text: accepted.replace('Count', 'Total') })
    expect(document.now()).toBe('')
  })
})

describe('something else than the person', () => {
  test('takes the text away, and brings it back', () => {
    const document = opened()
    becomes(document, before + behind)
    document.tracked.takenAway(accepted)
    expect(document.now()).toBeNull()
    expect(becomes(document, `// ours\n${before}${accepted}${behind}`)).toBe('back')
    expect(document.now()).toBe(accepted)
  })

  test('brings back a part, where the rest was the same', () => {
    const document = opened()
    const at = document.text().indexOf('1;')
    document.change({ start: at, end: at + 1, text: '25' })
    document.tracked.takenAway(accepted)
    expect(document.change({ start: at, end: at + 2, text: '1' })).toBe('back')
    expect(document.now()).toBe(accepted)
  })
})

test('through random edits it holds what an oracle that marks every character says', () => {
  for (let seed = 0; seed < 300; seed++) {
    const random = seededRandom(`tracked ${seed}`)
    const upTo = (limit: number): number => Math.floor(random() * (limit + 1))
    const document = opened()
    // Of each character whether it is ours: what is put between two of ours is, and at a border it is not.
    let marks = [...document.text()].map(
      (_, at) => at >= before.length && at < before.length + accepted.length,
    )
    let fresh = 0xe000
    for (let edit = 0; edit < 12 && marks.includes(true); edit++) {
      const start = upTo(marks.length)
      const end = Math.min(marks.length, start + upTo(6))
      // Nothing is typed twice, so that no edit is a smaller one than it says.
      const text = Array.from({ length: upTo(9) }, () => String.fromCharCode(fresh++)).join('')
      const removed = marks.slice(start, end)
      const first = marks.indexOf(true)
      const last = marks.lastIndexOf(true) + 1
      const inside = start >= first && end <= last && !(start === end && (start === first || start === last))
      const next = [...marks]
      next.splice(start, end - start, ...Array.from(text, () => inside))
      // What went at once, or was all there was, is looked for elsewhere: a matter of its own tests.
      if (!next.includes(true) || removed.filter(Boolean).length * 2 > last - first) break
      marks = next
      document.change({ start, end, text })
      const ours = [...document.text()].filter((_, at) => marks[at]).join('')
      expect(document.now()).toBe(ours)
    }
  }
})
