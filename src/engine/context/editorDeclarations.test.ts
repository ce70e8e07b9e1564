import { expect, test } from 'vitest'
import { Exclusions } from '#engine/exclude/exclude'
import { FakeClock } from '#test/fakes/fakeClock'
import { placeAt } from '#test/context/placeAt'
import { type Declared, EditorDeclarations } from './editorDeclarations'
import { OpenTexts } from './openTexts'

const place = placeAt('Order.cs', 'Total ¦')
const never = new AbortController().signal

function asking() {
  const exclusions = new Exclusions()
  const open = new OpenTexts(exclusions)
  open.opened({ uri: 'file:///w/Order.cs', ...place })
  const clock = new FakeClock()
  return { clock, editor: new EditorDeclarations(open, clock, exclusions) }
}

test('five declarations of other files that may be read, each cut at a line', async () => {
  const { editor } = asking()
  const asked: [string, number][] = []
  editor.use((uri, offset) => {
    asked.push([uri, offset])
    const long = `class Long {\n${'  int x;\n'.repeat(200)}}`
    return Promise.resolve([
      { path: 'Order.cs', text: 'class Order {}' },
      { path: 'secrets.cs', text: 'class Secrets {}' },
      { path: 'Long.cs', text: long },
      ...['A', 'B', 'C', 'D', 'E'].map((name) => ({ path: `${name}.cs`, text: `class ${name} {\r\n}` })),
    ])
  })
  await editor.learn(place, never)
  expect(asked).toEqual([['file:///w/Order.cs', 6]])
  const declared = editor.of(place)
  expect(declared.map(({ path }) => path)).toEqual(['Long.cs', 'A.cs', 'B.cs', 'C.cs', 'D.cs'])
  expect(declared[0]?.text).toMatch(/^class Long \{\n( {2}int x;\n)+ {2}int x;$/)
  expect(declared[0]?.text.length).toBeLessThanOrEqual(800)
  expect(declared[1]?.text).toBe('class A {\n}')
  expect(editor.version).toBe(1)
  await editor.learn(place, never)
  expect(editor.version).toBe(1)
})

test('one question at a time; an editor that hangs is given up, and one that fails says nothing', async () => {
  const { editor, clock } = asking()
  const signals: AbortSignal[] = []
  editor.use((_uri, _offset, signal) => {
    signals.push(signal)
    return signals.length === 1 ? new Promise<Declared[]>(() => {}) : Promise.reject(new Error('No.'))
  })
  const hanging = editor.learn(place, never)
  await editor.learn(place, never)
  expect(signals).toHaveLength(1)
  await clock.advance(2_000)
  await hanging
  expect(signals[0]?.aborted).toBe(true)
  await editor.learn(place, never)
  expect(signals).toHaveLength(2)
  expect(editor.of(place)).toEqual([])
  expect(clock.pending).toBe(0)
})
