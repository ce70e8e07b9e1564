import {
  captureUnderTest,
  type CaptureUnderTest,
  document,
  offered,
  offset,
  stepsOf,
  text,
  uri,
} from '#test/capture/captureUnderTest'
import { settingsSchema } from '#contracts/settings'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Aftermath, type AftermathParts } from './aftermath'

let store: CaptureUnderTest['store']
let clock: CaptureUnderTest['clock']
let capture: CaptureUnderTest['capture']
const { accepted, insert, kinds, looks, outcomes } = stepsOf(() => ({ store, capture }))
const { aftermathSeconds } = settingsSchema.parse({})
const end = offset + text.length
const remove = (start: number, stop: number): void =>
  capture.documentChanged(uri, [{ start, end: stop, text: '' }])
const put = (at: number, put: string): void =>
  capture.documentChanged(uri, [{ start: at, end: at, text: put }])

beforeEach(() => {
  ;({ store, clock, capture } = captureUnderTest({ aftermathSeconds }))
  capture.documentOpened(uri, document)
  capture.suggested(offered())
})
afterEach(() => store.close())

function partsOf(): AftermathParts {
  return {
    ...{ store, clock, seconds: aftermathSeconds },
    isRecording: () => true,
    later: () => undefined,
    redactAt: (_, redacted) => Promise.resolve(redacted),
    onUndone: () => undefined,
  }
}

describe('looks', () => {
  test.each([
    ['the change came before the accept', [insert, accepted]],
    ['the change came after the accept', [accepted, insert]],
  ])('come after 15, 30, 120, 300 and 600 s, and when all is quiet, when %s', async (_, steps) => {
    for (const step of steps) step()
    const all = []
    for (const second of [10, 15, 30, 120, 300, 600]) {
      const moment = second === 10 ? 'settled' : `after${second}s`
      await clock.advance((second - (all.at(-1)?.afterSeconds ?? 0)) * 1000 - 1)
      expect(await looks()).toHaveLength(all.length)
      await clock.advance(1)
      all.push({ moment, afterSeconds: second, keptRatio: 1, finalText: text })
      expect(await outcomes()).toMatchObject(all)
    }
    expect(clock.pending).toBe(0)
  })

  test('say what stands, in characters', async () => {
    insert()
    accepted()
    put(0, '// ours\n')
    const name = offset + 8 + text.indexOf('Count')
    capture.documentChanged(uri, [{ start: name, end: name + 5, text: 'Total' }])
    await clock.advance(15_000)
    expect((await outcomes()).at(-1)).toMatchObject({
      ...{ keptRatio: 1 - 4 / text.length, editDistance: 4, keptCharacters: text.length - 3 },
      finalText: text.replace('Count', 'Total'),
    })
  })

  test('of a document that is written in settle after ten seconds of quiet, once', async () => {
    insert()
    accepted()
    for (let second = 0; second < 14; second++) {
      await clock.advance(1000)
      put(0, 'x')
    }
    await clock.advance(9_999)
    expect(await looks()).toEqual(['after15s 1'])
    await clock.advance(1)
    expect(await looks()).toEqual(['after15s 1', 'settled 1'])
    put(0, 'x')
    await clock.advance(60_000)
    expect(await looks()).toEqual(['after15s 1', 'settled 1', 'after30s 1'])
  })

  test('at a save come at the first one, and at a later one that has news', async () => {
    accepted()
    capture.documentSaved(uri)
    insert()
    capture.documentSaved('file:///shop/Other.cs')
    capture.documentSaved(uri)
    capture.documentSaved(uri)
    remove(offset, end)
    capture.documentSaved(uri)
    expect(await looks()).toEqual(['saved 1', 'saved 0'])
  })

  test('at a commit answer what stands in its files, where the file is saved', async () => {
    insert()
    accepted()
    expect(capture.committed('/shop', ['Item.cs'])).toEqual([])
    capture.documentSaved(uri)
    expect(capture.committed('/shop', ['Other.cs'])).toEqual([])
    expect(capture.committed('/shop', ['Other.cs', 'Item.cs'])).toEqual([
      { suggestionId: 's1', keptRatio: 1, keptCharacters: text.length },
    ])
    expect(await looks()).toEqual(['saved 1', 'committed 1'])
  })

  test('tell at any time what stands, and on which lines', () => {
    const aftermath = new Aftermath(partsOf())
    aftermath.opened(uri, document)
    const lines = 'int a;\n    int b;'
    aftermath.accepted(offered({ text: lines }), { uri, offset }, true)
    expect(aftermath.standing('s1')).toBeNull()
    aftermath.changed(uri, [{ start: offset, end: offset, text: lines }])
    aftermath.changed(uri, [{ start: 0, end: 0, text: '// ours\n' }])
    expect(aftermath.standing('s1')).toEqual({ uri, keptRatio: 1, text: lines, firstLine: 3, lastLine: 4 })
    aftermath.forgetAll()
  })

  test('wait while text comes in faster than anybody types', async () => {
    insert()
    accepted()
    await clock.advance(14_500)
    const since = (await looks()).length
    put(end + 2, 'public void Pasted() { Console.WriteLine(); }')
    await clock.advance(900)
    expect(await looks()).toHaveLength(since)
    await clock.advance(700)
    expect((await outcomes()).at(-1)).toMatchObject({ moment: 'after15s', afterSeconds: 16 })
  })

  test.each([
    [4, 0],
    [5, 1],
  ])('at the end of the program %i s after the accept are %i', async (seconds, count) => {
    insert()
    accepted()
    await clock.advance(seconds * 1000)
    await capture.close()
    expect(await looks()).toHaveLength(count)
    expect(clock.pending).toBe(0)
  })

  test('are not made up for a text that was never seen in the document', async () => {
    accepted()
    await clock.advance(600_000)
    capture.documentClosed(uri)
    expect(await looks()).toEqual([])
  })

  test('come once for an accept reported again', async () => {
    insert()
    accepted()
    accepted()
    await clock.advance(600_000)
    accepted()
    await clock.advance(600_000)
    expect(await looks()).toHaveLength(6)
  })

  test('find Windows line ends no edit', async () => {
    capture.documentOpened(uri, document.replaceAll('\n', '\r\n'))
    capture.suggested(offered({ id: 's2', text: 'int a;\n    int b;' }))
    capture.accepted('s2', { uri, offset: 20 })
    put(20, 'int a;\r\n    int b;')
    await clock.advance(10_000)
    expect(await outcomes('s2')).toMatchObject([{ keptRatio: 1, finalText: 'int a;\n    int b;' }])
  })
})

describe('an accept taken back', () => {
  test('by one change that restores what stood before is an undo, which nobody had to say', async () => {
    insert()
    accepted()
    remove(offset, end)
    await clock.advance(4_999)
    expect(await kinds()).toEqual(['shown inferred', 'accepted reported'])
    await clock.advance(1)
    expect(await kinds()).toEqual(['shown inferred', 'accepted reported', 'undone inferred'])
  })

  test('and done again is none', async () => {
    insert()
    accepted()
    remove(offset, end)
    insert()
    await clock.advance(15_000)
    expect(await kinds()).toEqual(['shown inferred', 'accepted reported'])
    expect(await looks()).toEqual(['settled 1', 'after15s 1'])
  })

  test.each([
    ['after half a minute', 30_001, offset, end],
    ['in part', 0, offset + 2, end],
  ])('%s is an edit', async (_, milliseconds, start, stop) => {
    insert()
    accepted()
    await clock.advance(milliseconds)
    remove(start, stop)
    await clock.advance(60_000)
    expect(await kinds()).toEqual(['shown inferred', 'accepted reported'])
  })

  test('is known when the document closes at once', async () => {
    insert()
    accepted()
    remove(offset, end)
    capture.documentClosed(uri)
    expect(await kinds()).toEqual(['shown inferred', 'accepted reported', 'undone inferred'])
  })
})
