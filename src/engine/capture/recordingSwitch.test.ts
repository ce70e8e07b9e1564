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

describe('while recording is off', () => {
  const end = (): void => capture.commandEnded({ command: 'npm test', exitCode: 0, workspace: '/shop' })

  beforeEach(() => capture.documentOpened(uri, document))

  test('nothing is stored of anything, from the start, and nothing is a problem', async () => {
    ;({ capture, problems } = captureOver(store, clock, { recording: false }))
    capture.documentOpened(uri, document)
    capture.suggested(offered())
    capture.shown('s1')
    insert()
    accepted()
    capture.diagnostics('s1', 0, 1)
    capture.undone('s1')
    capture.documentSaved(uri)
    end()
    await expect(capture.rate('s1', { stars: 3 })).rejects.toThrow(/Recording is off/)
    await clock.advance(60_000)
    await capture.flush()
    expect(store.suggestions.latest(9)).toEqual([])
    expect(store.outcomes.latest(9)).toEqual([])
    expect(problems).toEqual([])
  })

  test('documents are followed, so that it can be switched on', async () => {
    capture.setRecording(false)
    capture.documentChanged(uri, [{ start: 0, end: 0, text: '// ours\n' }])
    capture.setRecording(true)
    capture.suggested(offered())
    const at = offset + 8
    capture.documentChanged(uri, [{ start: at, end: at, text }])
    capture.accepted('s1', { uri, offset: at })
    await clock.advance(30_000)
    expect((await outcomes()).at(-1)).toMatchObject({ keptRatio: 1, finalText: text })
  })

  test('what was suggested meanwhile is not known afterwards, and silently so', async () => {
    capture.suggested(offered())
    capture.setRecording(false)
    capture.suggested(offered({ id: 's2' }))
    capture.setRecording(true)
    insert()
    capture.accepted('s2', { uri, offset })
    capture.rejected('s2')
    capture.diagnostics('s2', 0, 1)
    await expect(capture.rate('s2', { stars: 1 })).rejects.toThrow(/not recorded/)
    await clock.advance(30_000)
    await capture.flush()
    expect(store.suggestions.latest(9).map(({ id }) => id)).toEqual(['s1'])
    expect(store.outcomes.latest(9)).toEqual([])
    expect(problems).toEqual([])
  })

  test('what was accepted before is not looked at again', async () => {
    capture.suggested(offered())
    insert()
    accepted()
    capture.setRecording(false)
    capture.setRecording(true)
    await clock.advance(60_000)
    capture.documentClosed(uri)
    expect(await outcomes()).toEqual([])
    expect(await kinds()).toEqual(['shown inferred', 'accepted reported'])
    expect(clock.pending).toBe(0)
  })
})
