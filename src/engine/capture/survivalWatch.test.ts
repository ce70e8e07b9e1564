import {
  captureOver,
  captureUnderTest,
  type CaptureUnderTest,
  document,
  offered,
  offset,
  stepsOf,
  text,
  uri,
} from '#test/capture/captureUnderTest'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

let store: CaptureUnderTest['store']
let clock: CaptureUnderTest['clock']
let capture: CaptureUnderTest['capture']
let problems: CaptureUnderTest['problems']
const { accepted, insert, kinds, outcomes } = stepsOf(() => ({ store, capture }))

beforeEach(() => {
  ;({ store, clock, capture, problems } = captureUnderTest())
})
afterEach(() => store.close())

describe('survival', () => {
  beforeEach(() => {
    capture.documentOpened(uri, document)
    capture.suggested(offered())
  })

  test.each([
    ['the change came before the accept', [insert, accepted]],
    ['the change came after the accept', [accepted, insert]],
  ])('is measured when %s', async (_, steps) => {
    for (const step of steps) step()
    await clock.advance(29_999)
    expect(await outcomes()).toEqual([])
    await clock.advance(1)
    expect(await outcomes()).toMatchObject([
      { kind: 'survival', afterSeconds: 30, keptRatio: 1, finalText: text },
    ])
    expect(clock.pending).toBe(0)
  })

  test('follows the text through edits around it and inside it', async () => {
    insert()
    accepted()
    capture.documentChanged(uri, [{ start: 0, end: 0, text: '// ours\n' }])
    const name = document.indexOf('    ') + 4 + 8 + text.indexOf('Count')
    capture.documentChanged(uri, [{ start: name, end: name + 5, text: 'Total' }])
    await clock.advance(30_000)
    expect(await outcomes()).toMatchObject([
      { keptRatio: 1 - 4 / text.length, finalText: text.replace('Count', 'Total') },
    ])
  })

  test('an undone text is kept to nothing', async () => {
    insert()
    accepted()
    capture.documentChanged(uri, [{ start: offset, end: offset + text.length, text: '' }])
    await clock.advance(30_000)
    expect(await outcomes()).toMatchObject([{ keptRatio: 0, finalText: '' }])
  })

  test('Windows line ends are no edit', async () => {
    capture.documentOpened(uri, document.replaceAll('\n', '\r\n'))
    capture.suggested(offered({ id: 's2', text: 'int a;\n    int b;' }))
    capture.accepted('s2', { uri, offset: 20 })
    capture.documentChanged(uri, [{ start: 20, end: 20, text: 'int a;\r\n    int b;' }])
    await clock.advance(30_000)
    expect(await outcomes('s2')).toMatchObject([{ keptRatio: 1, finalText: 'int a;\n    int b;' }])
  })

  test('is measured at the first save too, and last when its time has come', async () => {
    insert()
    accepted()
    await clock.advance(4_000)
    capture.documentSaved('file:///shop/Other.cs')
    capture.documentSaved(uri)
    capture.documentChanged(uri, [{ start: offset, end: offset + text.length, text: '' }])
    await clock.advance(4_000)
    capture.documentSaved(uri)
    expect(await outcomes()).toMatchObject([{ afterSeconds: 4, keptRatio: 1, finalText: text }])
    await clock.advance(30_000)
    capture.documentSaved(uri)
    expect(await outcomes()).toMatchObject([{ afterSeconds: 4 }, { afterSeconds: 30, keptRatio: 0 }])
  })

  test('at a save of a text that is not there yet waits for the next save', async () => {
    accepted()
    capture.documentSaved(uri)
    insert()
    capture.documentSaved(uri)
    expect(await outcomes()).toMatchObject([{ afterSeconds: 0.001, keptRatio: 1 }])
  })

  describe('of a suggestion that an earlier process made', () => {
    beforeEach(async () => {
      await capture.flush()
      ;({ capture, problems } = captureOver(store, clock))
    })

    test('is measured where its text stands', async () => {
      capture.documentOpened(uri, document.slice(0, offset) + text + document.slice(offset))
      accepted()
      capture.documentChanged(uri, [{ start: offset, end: offset + 6, text: '' }])
      await clock.advance(30_000)
      expect(await outcomes()).toMatchObject([{ finalText: text.slice(6), afterSeconds: 30 }])
      accepted()
      await clock.advance(30_000)
      expect(await outcomes()).toHaveLength(1)
      expect(await kinds()).toEqual(['shown inferred', 'accepted reported'])
    })

    test('is not measured where it does not, and the accept counts all the same', async () => {
      capture.documentOpened(uri, document)
      accepted()
      insert()
      await clock.advance(30_000)
      expect(await outcomes()).toEqual([])
      expect(await kinds()).toEqual(['shown inferred', 'accepted reported'])
      expect(problems).toEqual([])
    })
  })

  test('is measured when the document closes', async () => {
    insert()
    accepted()
    await clock.advance(4_000)
    capture.documentClosed(uri)
    await clock.advance(60_000)
    expect(await outcomes()).toMatchObject([{ afterSeconds: 4, keptRatio: 1 }])
  })

  test.each([
    [14, 0],
    [15, 1],
  ])('at the end of the program %i s after the accept there are %i looks', async (seconds, looks) => {
    insert()
    accepted()
    await clock.advance(seconds * 1000)
    await capture.close()
    expect(store.outcomes.forSuggestion('s1')).toHaveLength(looks)
    expect(clock.pending).toBe(0)
  })

  test('is not made up for a text that was never seen in the document', async () => {
    accepted()
    await clock.advance(30_000)
    expect(await outcomes()).toEqual([])
  })

  test('is measured once for an accept reported again', async () => {
    insert()
    accepted()
    accepted()
    await clock.advance(90_000)
    accepted()
    await clock.advance(90_000)
    expect(await outcomes()).toHaveLength(1)
  })
})
