import { expect, test } from 'vitest'
import { FakeClock } from '#test/fakes/fakeClock'
import { Author } from './author'
import { StandInServer } from './standInServer'
import type { Work } from './work'

const work: Work = { path: 'a.ts', whole: 'const a = 1\nconst b = 2\n', parts: [] }
const part = { start: 10, end: 23 }

function server(rightShare: number) {
  const clock = new FakeClock(0)
  const author = new Author(work, rightShare, 1)
  author.writes(part)
  author.near = 10
  const of = new StandInServer(() => author, 100, clock)
  const log: string[] = []
  const ask = async (signal = new AbortController().signal, stop: readonly string[] = []): Promise<void> => {
    const request = { prefix: 'const a = ', suffix: '\n', maxTokens: 50, stop }
    try {
      for await (const piece of of.generate(request, signal))
        log.push(`${clock.now()} ${JSON.stringify(piece)}`)
      log.push(`${clock.now()} end`)
    } catch {
      log.push(`${clock.now()} aborted`)
    }
  }
  return { of, clock, log, ask }
}

test('the first token takes its time, and so does each that follows', async () => {
  const { clock, log, ask } = server(1)
  void ask()
  await clock.advance(1000)
  expect(log).toEqual([
    '100 "1"',
    '115 "\\n"',
    '130 "const"',
    '145 " "',
    '160 "b"',
    '175 " ="',
    '190 " "',
    '205 "2"',
    '220 end',
  ])
})

test('a stop string ends it, and the stop is not said', async () => {
  const { clock, log, ask } = server(1)
  void ask(undefined, ['\n'])
  await clock.advance(1000)
  expect(log).toEqual(['100 "1"', '115 end'])
})

test('one request at a time; one that nobody waits for any more is not begun', async () => {
  const { of, clock, log, ask } = server(1)
  const second = new AbortController()
  void ask(undefined, ['\n'])
  void ask(second.signal, ['\n'])
  void ask(undefined, ['\n'])
  await clock.advance(10)
  second.abort()
  await clock.advance(1000)
  expect(log).toEqual(['10 aborted', '100 "1"', '115 end', '215 "1"', '230 end'])
  expect(of).toMatchObject({ requests: 3, aborted: 1, busyMs: 230 })
})

test('who leaves before the first token holds the server until then', async () => {
  const { of, clock, log, ask } = server(1)
  const first = new AbortController()
  void ask(first.signal)
  await clock.advance(20)
  first.abort()
  void ask(undefined, ['\n'])
  await clock.advance(1000)
  expect(log).toEqual(['20 aborted', '200 "1"', '215 end'])
  expect(of.busyMs).toBe(100 + 115)
})

test('a model that is wrong says something else that could stand there', async () => {
  const { clock, log, ask } = server(0)
  void ask(undefined, ['\n'])
  await clock.advance(1000)
  expect(log.at(-1)).toMatch(/end$/)
  expect(log[0]).not.toBe('100 "1"')
})
