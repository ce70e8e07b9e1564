import {
  captureUnderTest,
  type CaptureUnderTest,
  document,
  offered,
  offset,
  stepsOf,
  text,
} from '#test/capture/captureUnderTest'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

const other = document.replaceAll('\n', '\r\n')
const full = document.slice(0, offset) + text + document.slice(offset)
let store: CaptureUnderTest['store']
let clock: CaptureUnderTest['clock']
let capture: CaptureUnderTest['capture']
let workspace: string
let file: string
let uri: string
const { kinds, looks } = stepsOf(() => ({ store, capture }))

/** The editor shows another text, all of it at once. */
function becomes(before: string, after: string): void {
  capture.documentChanged(uri, [{ start: 0, end: before.length, text: after }])
}

beforeEach(async () => {
  workspace = mkdtempSync(join(tmpdir(), 'reload-'))
  file = join(workspace, 'Item.cs')
  uri = pathToFileURL(file).href
  ;({ store, clock, capture } = captureUnderTest({ aftermathSeconds: [15, 30, 120] }))
  capture.documentOpened(uri, document)
  capture.suggested(offered({ workspace }))
  capture.documentChanged(uri, [{ start: offset, end: offset, text }])
  capture.accepted('s1', { uri, offset })
  writeFileSync(file, full)
  capture.documentSaved(uri)
  await clock.advance(12_000)
  expect(await looks()).toEqual(['saved 1', 'settled 1'])
})
afterEach(() => {
  store.close()
  rmSync(workspace, { recursive: true, force: true })
})

describe('another branch', () => {
  beforeEach(async () => {
    writeFileSync(file, other)
    becomes(full, other)
    await clock.advance(10_000)
  })

  test('is not the person’s edit', async () => {
    await clock.advance(20_000)
    capture.documentClosed(uri)
    expect(await looks()).toEqual(['saved 1', 'settled 1'])
    expect(await kinds()).toEqual(['shown inferred', 'accepted reported'])
  })

  test('goes, and the text is looked at again', async () => {
    writeFileSync(file, full)
    becomes(other, full)
    await clock.advance(10_000)
    expect((await looks()).slice(2)).toEqual(['after30s 1'])
    capture.documentChanged(uri, [{ start: offset, end: offset + text.length, text: '' }])
    await clock.advance(120_000)
    expect((await looks()).at(-1)).toBe('after120s 0')
  })

  test('goes while its document is closed', async () => {
    capture.documentClosed(uri)
    capture.documentOpened(uri, full)
    await clock.advance(10_000)
    expect((await looks()).slice(2)).toEqual(['settled 1', 'after30s 1'])
  })
})

test('what the person deletes is their edit, though it is saved at once', async () => {
  writeFileSync(file, document)
  becomes(full, document)
  capture.documentSaved(uri)
  await clock.advance(10_000)
  expect((await looks()).slice(2)).toEqual(['saved 0', 'after15s 0'])
})

test('a look that falls into the time in which nobody knows waits', async () => {
  await clock.advance(2_000)
  becomes(full, document)
  await clock.advance(1_500)
  expect((await looks()).slice(2)).toEqual([])
  await clock.advance(1_500)
  expect((await looks()).slice(2)).toEqual(['after15s 0'])
})
