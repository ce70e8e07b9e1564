import { type Suggestion } from '#contracts/suggestion'
import { type Redact, redact } from '#engine/redact/redact'
import { openStore, type Store } from '#engine/store/store'
import { FakeClock } from '#test/fakes/fakeClock'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Capture, type CaptureProblem } from './capture'

let store: Store
let clock: FakeClock
let capture: Capture
let problems: CaptureProblem[]
const uri = 'file:///shop/Item.cs'
const document = 'class Item\n{\n    \n}\n'
const offset = 17
const text = 'public int Count { get; set; }'
const accepted = (): void => capture.accepted('s1', { uri, offset })
const insert = (): void => capture.documentChanged(uri, [{ start: offset, end: offset, text }])

beforeEach(() => {
  store = openStore(':memory:')
  clock = new FakeClock()
  problems = []
  capture = captureWith(redact)
})
afterEach(() => store.close())

function captureWith(redacting: Redact): Capture {
  const onProblem = (problem: CaptureProblem): void => void problems.push(problem)
  return new Capture({ store, clock, redact: redacting, survivalSeconds: 30, onProblem })
}

function suggestion(change: Partial<Suggestion> = {}): Suggestion {
  return {
    id: 's1',
    versionId: 'v1',
    client: 'editor',
    workspace: '/shop',
    path: 'Item.cs',
    language: 'csharp',
    line: 2,
    character: 4,
    prefix: 'class Item\n{\n    ',
    suffix: '\n}\n',
    text,
    scope: 'line',
    origin: 'network',
    createdAt: clock.now(),
    firstTokenMs: 1,
    totalMs: 2,
    ...change,
  }
}

async function kinds(id = 's1'): Promise<string[]> {
  await capture.flush()
  return store.events.forSuggestion(id).map(({ kind, confidence }) => `${kind} ${confidence}`)
}

async function outcomes(id = 's1') {
  await capture.flush()
  return store.outcomes.forSuggestion(id)
}

describe('events', () => {
  beforeEach(() => capture.suggested(suggestion()))

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

  test('a longer partial accept is new, a shorter one is not', async () => {
    for (const characters of [6, 10, 8]) capture.partiallyAccepted('s1', characters)
    await capture.flush()
    expect(store.events.forSuggestion('s1').map((event) => event.acceptedCharacters)).toEqual([
      undefined,
      6,
      10,
    ])
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

  test('for a suggestion that is not known are a problem, not a crash', async () => {
    capture.accepted('nobody', { uri, offset })
    capture.accepted('s1')
    expect(await kinds()).toHaveLength(2)
    expect(problems).toEqual([{ kind: 'unknownSuggestion', suggestionId: 'nobody' }])
  })

  test('a newer suggestion in the document means that the one shown was ignored', async () => {
    capture.shown('s1')
    capture.suggested(suggestion({ id: 's2', line: 3 }))
    capture.suggested(suggestion({ id: 's3', line: 4 }))
    expect(await kinds()).toEqual(['shown reported', 'ignored inferred'])
    expect(await kinds('s2')).toEqual([])
  })

  test('one that continues it, or stands in another document, does not', async () => {
    capture.shown('s1')
    capture.suggested(
      suggestion({ id: 's2', character: 11, prefix: 'class Item\n{\n    public ', text: text.slice(7) }),
    )
    capture.suggested(suggestion({ id: 's3', path: 'Other.cs' }))
    expect(await kinds()).toEqual(['shown reported'])
  })
})

describe('survival', () => {
  beforeEach(() => {
    capture.documentOpened(uri, document)
    capture.suggested(suggestion())
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
    capture.suggested(suggestion({ id: 's2', text: 'int a;\n    int b;' }))
    capture.accepted('s2', { uri, offset: 20 })
    capture.documentChanged(uri, [{ start: 20, end: 20, text: 'int a;\r\n    int b;' }])
    await clock.advance(30_000)
    expect(await outcomes('s2')).toMatchObject([{ keptRatio: 1, finalText: 'int a;\n    int b;' }])
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

  test('is measured once for an accept reported twice', async () => {
    insert()
    accepted()
    accepted()
    await clock.advance(90_000)
    expect(await outcomes()).toHaveLength(1)
  })
})

describe('redaction', () => {
  test('comes before the store, also for a secret that begins before the cursor', async () => {
    capture.documentOpened(uri, 'var password = ""')
    capture.suggested(
      suggestion({ prefix: 'var password = "', text: 'hunter2hunter2', suffix: '"; // jo@shop.com' }),
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
    capture = captureWith(failing)
    capture.documentOpened(uri, document)
    capture.suggested(suggestion())
    insert()
    accepted()
    await clock.advance(30_000)
    expect(await outcomes()).toEqual([])
    expect(store.suggestions.latest(10)).toEqual([])
    expect(problems.map(({ kind }) => kind)).toEqual(['notRecorded', 'unknownSuggestion', 'notRecorded'])
  })
})

describe('commands', () => {
  beforeEach(() => {
    capture.suggested(suggestion())
    capture.accepted('s1')
    capture.suggested(suggestion({ id: 'elsewhere', workspace: '/other' }))
    capture.accepted('elsewhere')
    capture.suggested(suggestion({ id: 'offered' }))
  })

  test('label what was accepted in their workspace, once a kind', async () => {
    const end = (command: string, exitCode?: number): void =>
      capture.commandEnded({ command, exitCode, workspace: '/shop' })
    end('git status', 0)
    end('dotnet build')
    end('dotnet build', 0)
    await clock.advance(1_000)
    end('dotnet build', 0)
    await clock.advance(60_000)
    end('dotnet test -- Token=hunter2hunter2', 1)
    end('dotnet build', 1)
    expect(await outcomes()).toMatchObject([
      { kind: 'build', command: 'dotnet build', exitCode: 0, passed: true },
      { kind: 'test', command: 'dotnet test -- Token=<redacted:secret>', exitCode: 1, passed: false },
    ])
    expect(await outcomes('elsewhere')).toEqual([])
    expect(await outcomes('offered')).toEqual([])
  })

  test('reported twice within 2 s are one: what was accepted in between is not labelled', async () => {
    const end = (): void => capture.commandEnded({ command: 'npm test', exitCode: 0, workspace: '/shop' })
    end()
    capture.accepted('offered')
    await clock.advance(2_000)
    end()
    expect(await outcomes('offered')).toEqual([])
    capture.commandEnded({ command: 'npm run build', exitCode: 0, workspace: '/shop' })
    expect(await outcomes('offered')).toMatchObject([{ kind: 'build' }])
    await clock.advance(2_001)
    end()
    expect(await outcomes('offered')).toMatchObject([{ kind: 'build' }, { kind: 'test', passed: true }])
  })

  test('do not label what was undone', async () => {
    capture.documentOpened(uri, document)
    capture.suggested(suggestion({ id: 'undone' }))
    insert()
    capture.accepted('undone', { uri, offset })
    capture.documentChanged(uri, [{ start: offset, end: offset + text.length, text: '' }])
    capture.commandEnded({ command: 'npm test', exitCode: 0, workspace: '/shop' })
    expect(await outcomes('undone')).toEqual([])
    await clock.advance(30_000)
    capture.commandEnded({ command: 'npm test', exitCode: 0, workspace: '/shop' })
    expect(await outcomes('undone')).toMatchObject([{ kind: 'survival', keptRatio: 0 }])
  })

  test('say nothing of an accept of the day before', async () => {
    await capture.flush()
    await clock.advance(25 * 60 * 60 * 1000)
    capture.commandEnded({ command: 'npm test', exitCode: 0, workspace: '/shop' })
    expect(await outcomes()).toEqual([])
  })
})
