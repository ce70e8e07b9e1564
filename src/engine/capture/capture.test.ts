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

describe('events', () => {
  beforeEach(() => capture.suggested(offered()))

  test('keep their order and times although storing takes a while', async () => {
    const started = clock.now()
    capture.shown('s1')
    const waited = clock.advance(700)
    await waited
    capture.partiallyAccepted('s1', 6)
    capture.accepted('s1')
    await capture.flush()
    const events = store.events.forSuggestion('s1')
    expect(events.map(({ kind, at }) => [kind, at - started])).toEqual([
      ['shown', 0],
      ['partiallyAccepted', 700],
      ['accepted', 700],
    ])
    expect(events[1]?.acceptedCharacters).toBe(6)
  })

  test('an accept shows that it was shown', async () => {
    capture.accepted('s1')
    expect(await kinds()).toEqual(['shown inferred', 'accepted reported'])
  })

  test('reported twice are recorded once', async () => {
    for (let time = 0; time < 2; time++) {
      capture.shown('s1')
      capture.partiallyAccepted('s1', 6)
      capture.accepted('s1')
    }
    expect(await kinds()).toEqual(['shown reported', 'partiallyAccepted reported', 'accepted reported'])
  })

  test('each length of a partial accept is one event', async () => {
    for (const characters of [6, 10, 6, 8]) capture.partiallyAccepted('s1', characters)
    await capture.flush()
    const lengths = store.events.forSuggestion('s1').map((event) => event.acceptedCharacters)
    expect(lengths).toEqual([undefined, 6, 10, 8])
  })

  test.each([
    ['accepted after rejected wins', ['rejected', 'accepted'], ['shown inferred', 'accepted reported']],
    ['rejected after accepted is dropped', ['accepted', 'rejected'], ['shown inferred', 'accepted reported']],
    ['rejected wins over ignored', ['shown', 'ignored', 'rejected'], ['shown reported', 'rejected reported']],
    ['ignored after rejected is dropped', ['rejected', 'ignored'], ['shown inferred', 'rejected reported']],
    ['ignored counts only when it was shown', ['ignored'], []],
  ] as const)('%s', async (_, reports, expected) => {
    for (const report of reports) capture[report]('s1')
    expect(await kinds()).toEqual(expected)
  })

  test('one that was typed by hand was not ignored, and an accept says more', async () => {
    capture.shown('s1')
    capture.ignored('s1')
    capture.typedThrough('s1', 6)
    capture.rejected('s1')
    capture.ignored('s1')
    expect(await kinds()).toEqual(['shown reported', 'typedThrough reported'])
    expect(store.events.forSuggestion('s1')[1]?.acceptedCharacters).toBe(6)
    capture.accepted('s1')
    capture.typedThrough('s1', 8)
    expect(await kinds()).toEqual(['shown reported', 'accepted reported'])
  })

  test('an undo stands beside its accept, once', async () => {
    capture.undone('s1')
    capture.accepted('s1')
    capture.undone('s1')
    capture.undone('s1')
    expect(await kinds()).toEqual(['shown inferred', 'accepted reported', 'undone reported'])
  })

  test('for a suggestion that is not known are a problem, not a crash', async () => {
    capture.accepted('nobody', { uri, offset })
    capture.accepted('s1')
    expect(await kinds()).toHaveLength(2)
    expect(problems).toEqual([{ kind: 'unknownSuggestion', suggestionId: 'nobody' }])
  })

  test('a newer suggestion in the document means that the one shown was ignored', async () => {
    capture.shown('s1')
    await clock.advance(500)
    const createdAt = clock.now()
    capture.suggested(offered({ id: 's2', line: 3, createdAt }))
    capture.suggested(offered({ id: 's3', line: 4, createdAt }))
    expect(await kinds()).toEqual(['shown reported', 'ignored inferred'])
    expect(store.events.forSuggestion('s1')[1]).toMatchObject({ reason: 'superseded', visibleMs: 500 })
    expect(await kinds('s2')).toEqual([])
  })

  test('gone before it could be read, it was neither shown nor ignored, until it comes back', async () => {
    capture.shown('s1')
    await clock.advance(499)
    capture.ignored('s1', { reason: 'typedOtherwise' })
    expect(await kinds()).toEqual(['notSeen reported'])
    expect(store.events.counts()).toMatchObject({ shown: 0, ignored: 0, notSeen: 1 })
    await clock.advance(1)
    capture.shown('s1')
    expect(await kinds()).toEqual(['shown reported'])
    await clock.advance(500)
    capture.ignored('s1', { reason: 'left' })
    expect(store.events.forSuggestion('s1')).toHaveLength(1)
    expect(await kinds()).toEqual(['shown reported', 'ignored reported'])
    capture.accepted('s1')
    expect(await kinds()).toEqual(['shown reported', 'accepted reported'])
  })

  test('one that continues it, or stands in another document, does not', async () => {
    capture.shown('s1')
    capture.suggested(
      offered({ id: 's2', character: 11, prefix: 'class Item\n{\n    public ', text: text.slice(7) }),
    )
    capture.suggested(offered({ id: 's3', path: 'Other.cs' }))
    expect(await kinds()).toEqual(['shown reported'])
  })
})

describe('redaction', () => {
  test('comes before the store, also for a secret that begins before the cursor', async () => {
    capture.documentOpened(uri, 'var password = ""')
    capture.suggested(
      offered({ prefix: 'var password = "', text: 'hunter2hunter2', suffix: '"; // jo@shop.com' }),
    )
    capture.accepted('s1', { uri, offset: 16 })
    capture.documentChanged(uri, [{ start: 16, end: 16, text: 'hunter2hunter2' }])
    await clock.advance(30_000)
    const [survival] = await outcomes()
    expect(survival).toMatchObject({ keptRatio: 1, finalText: '<redacted:password>' })
    expect(store.suggestions.get('s1')).toMatchObject({
      prefix: 'var password = "',
      text: '<redacted:password>',
      suffix: '"; // <redacted:email>',
    })
  })

  test('that fails lets nothing through', async () => {
    const failing = (): Promise<never> => Promise.reject(new TypeError('no'))
    ;({ capture, problems } = captureOver(store, clock, { redact: failing }))
    capture.documentOpened(uri, document)
    capture.suggested(offered())
    insert()
    accepted()
    await clock.advance(30_000)
    expect(await outcomes()).toEqual([])
    expect(store.suggestions.latest(10)).toEqual([])
    expect(problems.map(({ kind }) => kind)).toEqual([
      'notRecorded',
      'unknownSuggestion',
      'notRecorded',
      'notRecorded',
    ])
  })
})

describe('diagnostics', () => {
  test('become outcomes, each time', async () => {
    capture.suggested(offered())
    capture.diagnostics('s1', 0, 2)
    capture.diagnostics('s1', 0, 1)
    const at = clock.now()
    expect(await outcomes()).toMatchObject([
      { kind: 'diagnostics', at, errorsBefore: 0, errorsAfter: 2 },
      { kind: 'diagnostics', at, errorsBefore: 0, errorsAfter: 1 },
    ])
  })

  test('for a suggestion that is not known are a problem, not a crash', async () => {
    capture.diagnostics('nobody', 0, 1)
    await capture.flush()
    expect(problems).toEqual([{ kind: 'unknownSuggestion', suggestionId: 'nobody' }])
  })
})
