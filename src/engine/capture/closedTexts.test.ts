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
import { settingsSchema } from '#contracts/settings'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

let store: CaptureUnderTest['store']
let clock: CaptureUnderTest['clock']
let capture: CaptureUnderTest['capture']
let problems: CaptureUnderTest['problems']
const { accepted, insert, kinds, looks, outcomes } = stepsOf(() => ({ store, capture }))
const { aftermathSeconds } = settingsSchema.parse({})
const remove = (start: number, stop: number): void =>
  capture.documentChanged(uri, [{ start, end: stop, text: '' }])

beforeEach(() => {
  ;({ store, clock, capture, problems } = captureUnderTest({ aftermathSeconds }))
  capture.documentOpened(uri, document)
  capture.suggested(offered())
})
afterEach(() => store.close())

describe('a document that was closed', () => {
  const full = document.slice(0, offset) + text + document.slice(offset)
  beforeEach(async () => {
    insert()
    accepted()
    await clock.advance(12_000)
    capture.documentClosed(uri)
    await clock.advance(10_000)
    expect(await looks()).toEqual(['settled 1', 'closed 1'])
    expect(clock.pending).toBe(0)
  })

  test('and opened again is looked at when its time comes', async () => {
    capture.documentOpened(uri, `// ours\n${full}`)
    await clock.advance(8_000)
    expect((await looks()).slice(2)).toEqual(['settled 1', 'after30s 1'])
  })

  test('and opened without the text is not', async () => {
    capture.documentOpened(uri, document)
    await clock.advance(600_000)
    expect((await looks()).slice(2)).toEqual([])
  })

  test.each([
    ['before', 'file:///shop/Item.cs', 'file:///shop/Thing.cs', true],
    ['after', 'file:///shop/Item.cs', 'file:///shop/Thing.cs', false],
    ['in a folder before', 'file:///shop', 'file:///store', true],
  ])('and renamed, said %s it opens, is looked at', async (_, from, to, early) => {
    const now = uri.replace(from, to)
    if (early) capture.documentRenamed(from, to)
    capture.documentOpened(now, full)
    if (!early) capture.documentRenamed(from, to)
    await clock.advance(8_000)
    expect((await looks()).slice(2)).toEqual(['settled 1', 'after30s 1'])
  })
})

test('a document renamed in an editor that does not say so is known by its text', async () => {
  insert()
  accepted()
  capture.documentClosed(uri)
  capture.documentOpened('file:///shop/Thing.cs', document.slice(0, offset) + text + document.slice(offset))
  await clock.advance(15_000)
  expect(await looks()).toEqual(['closed 1', 'settled 1', 'after15s 1'])
})

describe('after the process ended', () => {
  const full = document.slice(0, offset) + text.replace('Count', 'Total') + document.slice(offset)
  beforeEach(async () => {
    insert()
    accepted()
    const name = offset + text.indexOf('Count')
    capture.documentChanged(uri, [{ start: name, end: name + 5, text: 'Total' }])
    await clock.advance(20_000)
    await capture.flush()
    capture.setRecording(false)
    expect(await looks()).toHaveLength(2)
  })

  test('the next one goes on where the text stands as it was seen last', async () => {
    ;({ capture } = captureOver(store, clock, { aftermathSeconds }))
    capture.documentOpened('file:///shop/Item.cs', full)
    await clock.advance(580_000)
    expect((await looks()).slice(2).map((look) => look.split(' ')[0])).toEqual([
      'after30s',
      'after120s',
      'after300s',
      'after600s',
    ])
  })

  test.each([
    ['the text is not there', { uri, text: document }, 0],
    ['it is another file', { uri: 'file:///shop/Other.cs', text: full }, 0],
    ['ten minutes are over', { uri, text: full }, 600_000],
  ])('and does not where %s', async (_, opened, wait) => {
    await clock.advance(wait)
    ;({ capture, problems } = captureOver(store, clock, { aftermathSeconds }))
    capture.documentOpened(opened.uri, opened.text)
    await clock.advance(580_000)
    expect(await looks()).toHaveLength(2)
    expect(problems).toEqual([])
  })

  test('an accept that is said again is followed where the text stands', async () => {
    ;({ capture } = captureOver(store, clock, { aftermathSeconds: [30] }))
    capture.suggested(offered({ id: 's2' }))
    await capture.flush()
    ;({ capture, problems } = captureOver(store, clock, { aftermathSeconds: [30] }))
    capture.documentOpened(uri, document.slice(0, offset) + text + document.slice(offset))
    capture.accepted('s2', { uri, offset })
    remove(offset, offset + 6)
    await clock.advance(30_000)
    expect((await outcomes('s2')).at(-1)).toMatchObject({ finalText: text.slice(6), afterSeconds: 30 })
    expect(problems).toEqual([])
  })

  test('and not where it does not stand, and the accept counts all the same', async () => {
    capture.setRecording(true)
    capture.suggested(offered({ id: 's2' }))
    await capture.flush()
    ;({ capture } = captureOver(store, clock, { aftermathSeconds: [30] }))
    capture.documentOpened(uri, document)
    capture.accepted('s2', { uri, offset })
    insert()
    await clock.advance(30_000)
    expect(await looks('s2')).toEqual([])
    expect(await kinds('s2')).toEqual(['shown inferred', 'accepted reported'])
  })
})
