import {
  captureUnderTest,
  type CaptureUnderTest,
  document,
  offered,
  offset,
  text,
  uri,
} from '#test/capture/captureUnderTest'
import { loadParsers } from '#engine/language/language'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'

let store: CaptureUnderTest['store']
let clock: CaptureUnderTest['clock']
let capture: CaptureUnderTest['capture']

/** One letter after the other, as a person types. */
async function type(written: string, at: number): Promise<void> {
  for (const [index, letter] of [...written].entries()) {
    put(letter, at + index)
    await clock.advance(200)
  }
}
function put(written: string, at: number): void {
  capture.documentChanged(uri, [{ start: at, end: at, text: written }])
}
async function written(id = 's1') {
  await capture.flush()
  return store.writtenInstead.get(id)
}

beforeAll(loadParsers)
beforeEach(() => {
  ;({ store, clock, capture } = captureUnderTest())
  capture.documentOpened(uri, document)
  capture.suggested(offered())
  capture.shown('s1')
})
afterEach(() => store.close())

describe('what a person writes', () => {
  test('after Esc is kept for half a minute', async () => {
    await clock.advance(1000)
    capture.rejected('s1')
    await type('int total;', offset)
    await clock.advance(27_000)
    expect(await written()).toBeUndefined()
    await clock.advance(1000)
    expect(await written()).toEqual({
      ...{ suggestionId: 's1', at: clock.now(), afterSeconds: 30 },
      ...{ text: 'int total;', endedBy: 'time' },
    })
    expect(clock.pending).toBe(0)
  })

  test('instead of going along begins where the suggestion would have begun', async () => {
    await type('pub', offset)
    await clock.advance(1000)
    await type('x', offset + 3)
    capture.ignored('s1', { reason: 'typedOtherwise' })
    await type('yz', offset + 4)
    await clock.advance(30_000)
    expect(await written()).toMatchObject({ text: 'pubxyz', endedBy: 'time' })
  })

  test('after it was superseded, or they left, is not asked for', async () => {
    await clock.advance(1000)
    capture.ignored('s1', { reason: 'left' })
    await type('int total;', offset)
    await clock.advance(30_000)
    expect(await written()).toBeUndefined()
  })

  test('after an undo is their version of it', async () => {
    put(text, offset)
    capture.accepted('s1', { uri, offset })
    await clock.advance(1000)
    capture.documentChanged(uri, [{ start: offset, end: offset + text.length, text: '' }])
    capture.undone('s1')
    await type('int total;', offset)
    await clock.advance(30_000)
    expect(await written()).toMatchObject({ text: 'int total;', endedBy: 'time' })
  })

  test('is redacted with what stands around it', async () => {
    capture.documentOpened(uri, 'var password = "";')
    capture.suggested(offered({ id: 's2', line: 0, character: 16, prefix: 'var password = "', suffix: '";' }))
    await capture.flush()
    capture.rejected('s2')
    await type('hunter2hunter2', 16)
    await clock.advance(30_000)
    expect((await written('s2'))?.text).toBe('<redacted:password>')
  })

  test('is nothing where nothing was written, and where a model wrote it', async () => {
    await clock.advance(1000)
    capture.rejected('s1')
    await clock.advance(1000)
    put(text, offset)
    capture.accepted('s1', { uri, offset })
    await clock.advance(60_000)
    expect(await written()).toBeUndefined()
  })
})

describe('the writing ends', () => {
  beforeEach(async () => {
    await clock.advance(1000)
    capture.rejected('s1')
    await type('int a;', offset)
  })

  test('at the end of the block, and what stands behind it is not taken', async () => {
    const behind = document.length + 6
    put('\nclass B;', behind)
    expect(await written()).toMatchObject({ text: 'int a;', endedBy: 'left' })
  })

  test('where the block is closed', async () => {
    await type('\n}\nint b;', offset + 6)
    await clock.advance(30_000)
    expect(await written()).toMatchObject({ text: 'int a;\n', endedBy: 'block' })
  })

  test.each([
    ['elsewhere in the document', () => put('x', 0), 'left'],
    ['where text is pasted', () => put('public int Pasted() => 1;', offset + 6), 'left'],
    ['in another document', elsewhere, 'left'],
    ['when the document closes', () => capture.documentClosed(uri), 'closed'],
  ] as const)('%s', async (_, end, endedBy) => {
    end()
    expect(await written()).toMatchObject({ text: 'int a;', endedBy })
  })

  test('before what another suggestion brings', async () => {
    capture.suggested(
      offered({ id: 's2', character: 10, prefix: 'class Item\n{\n    int a;', text: ' int b;' }),
    )
    put(' int b;', offset + 6)
    capture.accepted('s2', { uri, offset: offset + 6 })
    expect(await written()).toMatchObject({ text: 'int a;', endedBy: 'left' })
  })

  test('not at the indentation of other lines, nor on the next line', async () => {
    capture.documentChanged(uri, [{ start: 13, end: 17, text: '\t' }])
    await type('\n\tint b;', offset + 3)
    await clock.advance(30_000)
    expect(await written()).toMatchObject({ text: 'int a;\n\tint b;', endedBy: 'time' })
  })
})

function elsewhere(): void {
  capture.documentOpened('file:///shop/Other.cs', '')
  capture.documentChanged('file:///shop/Other.cs', [{ start: 0, end: 0, text: 'x' }])
}

test('nothing is written while recording is off', async () => {
  await clock.advance(1000)
  capture.rejected('s1')
  await type('int a;', offset)
  capture.setRecording(false)
  await clock.advance(60_000)
  expect(await written()).toBeUndefined()
  expect(clock.pending).toBe(0)
})
