import { expect, test } from 'vitest'
import { FakeClock } from '#test/fakes/fakeClock'
import { PacedRuntime, type Script } from '#test/fakes/pacedRuntime'
import { placeOf } from '#test/serve/placeOf'
import { Generation } from './generation'

function generationOf(script: Script, { maxTokens = 10, enoughAt = Infinity } = {}) {
  const clock = new FakeClock()
  const runtime = new PacedRuntime(clock, () => script)
  const request = { model: 'm', prompt: '', stop: [], maxTokens, keepAlive: '1m' }
  const generation = new Generation(placeOf('x = ¦;'), {
    ask: (signal) => runtime.ollama.generate(request, signal),
    enough: (text) => text.length >= enoughAt,
    ...{ maxTokens, clock },
  })
  return { clock, runtime, generation }
}

test('the text grows with each piece, and the time to the first one is known', async () => {
  const { clock, generation } = generationOf([100, 'al', 20, 'pha', 20])
  await clock.advance(99)
  expect(generation).toMatchObject({ text: '', firstTokenMs: null, isOver: false })
  await clock.advance(1)
  expect(generation).toMatchObject({ text: 'al', firstTokenMs: 100, isOver: false })
  await clock.advance(20)
  expect(generation).toMatchObject({ text: 'alpha', firstTokenMs: 100, isOver: false })
  await clock.advance(20)
  expect(generation).toMatchObject({ text: 'alpha', isOver: true, isWhole: true, wasGivenUp: false })
  await generation.finished
})

test.each([
  ['x = ¦;', 'alpha'],
  ['x = al¦;', 'pha'],
  ['x = alpha¦;', ''],
  ['x = alpha + b¦;', ''],
  ['x = alb¦;', null],
  ['x = ¦', null],
  ['x =¦;', null],
  ['y = ¦;', null],
])('at %s an answer of which "alpha" has come goes on with %j', async (marked, rest) => {
  const { clock, generation } = generationOf([100, 'alpha', 100])
  await clock.advance(150)
  expect(generation.restAt(placeOf(marked))).toBe(rest)
  expect(generation.restAt(placeOf(marked, 'v2'))).toBeNull()
})

test('before the first piece an answer agrees with whatever is typed, but not elsewhere', () => {
  const { generation } = generationOf([100, 'alpha'])
  expect(generation.restAt(placeOf('x = ¦;'))).toBe('')
  expect(generation.restAt(placeOf('x = anything¦;'))).toBe('')
  expect(generation.restAt(placeOf('x =¦;'))).toBeNull()
})

test('when it is over it no longer agrees with what goes beyond it', async () => {
  const { clock, generation } = generationOf([100, 'alpha'])
  await clock.advance(100)
  expect(generation.restAt(placeOf('x = alpha¦;'))).toBe('')
  expect(generation.restAt(placeOf('x = alpha +¦;'))).toBeNull()
})

test('whoever waits for more is woken by each piece and by the end', async () => {
  const { clock, generation } = generationOf([100, 'al', 20, 'pha', 30])
  const woken: string[] = []
  const listen = async (): Promise<void> => {
    while (!generation.isOver) {
      await generation.changed
      woken.push(generation.text)
    }
  }
  const listening = listen()
  await clock.advance(150)
  await listening
  expect(woken).toEqual(['al', 'alpha', 'alpha'])
})

test('giving it up aborts the request at once, and nothing that follows counts', async () => {
  const { clock, runtime, generation } = generationOf([100, 'al', 20, 'pha'])
  await clock.advance(110)
  generation.giveUp()
  expect(runtime.requests[0]).toMatchObject({ end: 'aborted', endedAt: 110 })
  await generation.finished
  await clock.advance(100)
  expect(generation).toMatchObject({
    text: 'al',
    isOver: true,
    wasGivenUp: true,
    isWhole: false,
    error: null,
  })
})

test('what a runtime still says after that is not heard', async () => {
  const clock = new FakeClock()
  async function* deaf(): AsyncGenerator<string, void> {
    yield 'al'
    await clock.delay(100)
    yield 'pha'
  }
  const generation = new Generation(placeOf('x = ¦;'), {
    ask: deaf,
    enough: () => false,
    ...{ maxTokens: 10, clock },
  })
  await clock.advance(50)
  generation.giveUp()
  await clock.advance(100)
  await generation.finished
  expect(generation).toMatchObject({ text: 'al', isWhole: false, wasGivenUp: true })
})

test('giving up what is over changes nothing', async () => {
  const { clock, generation } = generationOf(['alpha'])
  await clock.advance(0)
  generation.giveUp()
  expect(generation).toMatchObject({ wasGivenUp: false, isWhole: true })
})

test('a failure is kept with what came before it', async () => {
  const failure = new Error('out of memory')
  const { clock, generation } = generationOf(['al', 20, failure])
  await clock.advance(20)
  expect(generation).toMatchObject({ text: 'al', isOver: true, isWhole: false, error: failure })
  await generation.finished
})

test('where there is enough the request is left', async () => {
  const { clock, runtime, generation } = generationOf(['al', 20, 'pha', 20, 'bet'], {
    enoughAt: 5,
  })
  await clock.advance(100)
  expect(generation).toMatchObject({ text: 'alpha', isOver: true, isWhole: false, wasGivenUp: false })
  expect(runtime.requests[0]).toMatchObject({ end: 'left', endedAt: 20 })
})

test.each([
  [3, true],
  [2, false],
])('an answer of two pieces, of at most %i, is whole: %s', async (maxTokens, isWhole) => {
  const { clock, generation } = generationOf(['al', 'pha'], { maxTokens })
  await clock.advance(0)
  expect(generation.isOver).toBe(true)
  expect(generation.isWhole).toBe(isWhole)
})
