import { expect, test } from 'vitest'
import { settingsSchema } from '#contracts/settings'
import { holeAt, prepareRequest, trimAnswer } from './completion'

const settings = settingsSchema.parse({})
/** The text with a `¦` where the cursor is. */
const at = (marked: string): [string, number] => [marked.replace('¦', ''), marked.indexOf('¦')]

test('a request inside a line asks for the rest of that line', () => {
  const [text, offset] = at('const total = ¦\nconst next = 1\n')
  const request = prepareRequest(text, offset, 'typescript', settings)
  expect(request.prompt).toBe('<|fim_prefix|>const total = <|fim_suffix|>\nconst next = 1\n<|fim_middle|>')
  expect(request.scope).toBe('line')
  expect(request.stop).toContain('\n')
})

test('a request on an empty line under an opening brace asks for a block', () => {
  const [text, offset] = at('class A\n{\n    ¦\n}\n')
  const request = prepareRequest(text, offset, 'csharp', settings)
  expect(request.scope).toBe('block')
  expect(request.stop).not.toContain('\n')
})

test('special tokens in a person’s text cannot end the prompt', () => {
  const [text, offset] = at('const end = "<|endoftext|>" + ¦')
  expect(prepareRequest(text, offset, 'typescript', settings).prompt).toBe(
    '<|fim_prefix|>const end = "<endoftext>" + <|fim_suffix|><|fim_middle|>',
  )
})

test.each([
  ['a line ends at its break', 'x = ¦', '1\ny = 2', '1', true],
  ['a line that goes on is not done', 'x = ¦', '1', '1', false],
  ['a block ends at a blank line', 'f() {\n  ¦\n}', 'a()\n  b()\n\n  c()', 'a()\n  b()', true],
  ['a block ends at a shallower line', 'f() {\n  ¦\n}', 'a()\n  b()\n}\n', 'a()\n  b()', true],
  ['a half-written last line is kept', 'f() {\n  ¦\n}', 'a()\n  b', 'a()\n  b', false],
  ['what stands behind the cursor is not offered again', 'call(¦)', 'one, two)\n', 'one, two', true],
])('%s', (_, marked, answer, text, done) => {
  const [document, offset] = at(marked)
  expect(trimAnswer(answer, prepareRequest(document, offset, 'typescript', settings))).toEqual({ text, done })
})

test('a block is at most as many lines as the settings say', () => {
  const [document, offset] = at('f() {\n  ¦\n}')
  const request = prepareRequest(document, offset, 'typescript', { ...settings, maxBlockLines: 2 })
  expect(trimAnswer('a\n  b\n  c\n', request)).toEqual({ text: 'a\n  b', done: true })
})

const source = `class Shelf {
  items() {
    const all = this.read()
    return all.filter((item) => item.kept)
  }

  read() {
    return []
  }
}
`

test('a hole is what the server would have been asked there, byte for byte', () => {
  const offset = source.indexOf('const all')
  const hole = holeAt(source, offset, 'typescript', settings)
  const lines = 'const all = this.read()\n    return all.filter((item) => item.kept)'
  expect(hole?.middle).toBe(lines)
  const asTyped = source.replace(lines, '')
  expect(hole?.request).toEqual(prepareRequest(asTyped, offset, 'typescript', settings))
})

test('every hole equals its serving request and gives back the file', () => {
  let holes = 0
  for (let offset = 1; offset < source.length; offset++) {
    const hole = holeAt(source, offset, 'typescript', settings)
    if (hole === null) continue
    holes++
    const typed = source.slice(0, offset) + source.slice(offset + hole.middle.length)
    expect(hole.request).toEqual(prepareRequest(typed, offset, 'typescript', settings))
    expect(hole.request.prefix + hole.middle + hole.request.suffix).toBe(source)
  }
  expect(holes).toBeGreaterThan(50)
})

test('a long prefix starts at a line and at the same place for the next keystrokes', () => {
  const long = Array.from({ length: 400 }, (_, line) => `const value${line} = ${line}\n`).join('')
  const starts = new Set<number>()
  for (let typed = 0; typed < 40; typed++) {
    const text = `${long}const x = ${'y'.repeat(typed)}`
    const { prefix } = prepareRequest(text, text.length, 'typescript', settings)
    expect(prefix.length).toBeLessThanOrEqual(settings.prefixCharacters)
    expect(prefix.length).toBeGreaterThan(settings.prefixCharacters / 2)
    expect(prefix.startsWith('const value')).toBe(true)
    starts.add(text.length - prefix.length)
  }
  expect(starts.size).toBeLessThanOrEqual(2)
})
