import { recordedTables } from '#contracts/record'
import {
  captureUnderTest,
  type CaptureUnderTest,
  document,
  offered,
  offset,
  text,
  uri,
} from '#test/capture/captureUnderTest'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { RecordedFile } from './permission'

let store: CaptureUnderTest['store']
let clock: CaptureUnderTest['clock']
let capture: CaptureUnderTest['capture']
let problems: CaptureUnderTest['problems']
let refused: (file: RecordedFile) => boolean

beforeEach(() => {
  refused = () => false
  ;({ store, clock, capture, problems } = captureUnderTest({ mayRecord: (file) => !refused(file) }))
  capture.documentOpened(uri, document)
})
afterEach(() => store.close())

/** All that can be said of a suggestion, and a minute for what is looked at later. */
async function everything(): Promise<void> {
  capture.suggested(offered())
  capture.withheld(offered({ id: 's2' }), 'tooShort')
  capture.shown('s1')
  capture.documentChanged(uri, [{ start: offset, end: offset, text }])
  capture.accepted('s1', { uri, offset })
  capture.diagnostics('s1', 0, 1)
  await capture.rate('s1', { stars: 4 }).catch(() => {})
  capture.commandEnded({ command: 'dotnet build', exitCode: 0, workspace: '/shop' })
  capture.suggested(offered({ id: 's3' }))
  capture.shown('s3')
  capture.rejected('s3')
  capture.documentChanged(uri, [{ start: offset, end: offset, text: 'int' }])
  await clock.advance(700_000)
  capture.documentSaved(uri)
  capture.documentClosed(uri)
  await capture.flush()
}

const rows = (): number => recordedTables.reduce((sum, table) => sum + store.recorded.sizes()[table], 0)

test.each<[string, (file: RecordedFile) => boolean]>([
  ['the file', ({ path }) => path === 'Item.cs'],
  ['the language', ({ language }) => language === 'csharp'],
  ['the workspace', ({ workspace }) => workspace === '/shop'],
])('where %s may not be recorded nothing at all of it is stored, and nothing is a problem', async (_, no) => {
  refused = no
  await everything()
  expect(rows()).toBe(0)
  expect(problems).toEqual([])
})

test('where another file may not, this one is', async () => {
  refused = ({ path }) => path === 'Other.cs'
  capture.suggested(offered({ id: 'other', path: 'Other.cs' }))
  capture.shown('other')
  await everything()
  expect(
    store.suggestions
      .latest(9)
      .map(({ id }) => id)
      .sort(),
  ).toEqual(['s1', 's3'])
  expect(store.events.forSuggestion('s1').map(({ kind }) => kind)).toContain('accepted')
})

test('what is said of a suggestion that was recorded is not once its file may not be', async () => {
  capture.suggested(offered())
  capture.documentChanged(uri, [{ start: offset, end: offset, text }])
  capture.accepted('s1', { uri, offset })
  await capture.flush()
  const before = rows()
  refused = () => true
  capture.undone('s1')
  capture.diagnostics('s1', 0, 2)
  await expect(capture.rate('s1', { stars: 1 })).rejects.toThrow(/Nothing of this file is recorded/)
  await clock.advance(700_000)
  capture.documentClosed(uri)
  await capture.flush()
  expect(rows()).toBe(before)
})

test('one that was made where nothing may be recorded stays unknown, and silently so, when it may again', async () => {
  refused = () => true
  capture.suggested(offered())
  refused = () => false
  capture.shown('s1')
  capture.documentChanged(uri, [{ start: offset, end: offset, text }])
  capture.accepted('s1', { uri, offset })
  capture.diagnostics('s1', 0, 1)
  await clock.advance(60_000)
  await capture.flush()
  expect(rows()).toBe(0)
  expect(problems).toEqual([])
})
