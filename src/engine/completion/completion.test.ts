import { beforeAll, describe, expect, test } from 'vitest'
import type { ContextSnippet } from '#contracts/contextSnippet'
import { settingsSchema } from '#contracts/settings'
import { loadParsers, parse, type Syntax } from '#engine/language/language'
import { holeAt, prepareRequest, requestOfExample, trimAnswer, withhold } from './completion'

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

test('an answer that no rule ends goes on, until nothing more comes', () => {
  const [text, offset] = at('x = ¦')
  const request = prepareRequest(text, offset, 'typescript', settings)
  expect(trimAnswer('1', request)).toEqual({ text: '1', done: false })
  expect(trimAnswer('1', request, true)).toEqual({ text: '1', done: true, stop: 'lineEnd' })
  expect(trimAnswer('1\n2', request)).toEqual({ text: '1', done: true, stop: 'lineEnd' })
})

test('a half-written last line of a block is kept', () => {
  const [text, offset] = at('f() {\n  ¦\n}')
  const request = prepareRequest(text, offset, 'typescript', settings)
  expect(trimAnswer('a()\n  b', request)).toEqual({ text: 'a()\n  b', done: false })
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

describe('with a tree', () => {
  beforeAll(loadParsers)
  const tree = (text: string) => parse(text, 'csharp')

  test('a hole is asked about in the text without it', () => {
    const code = 'class A\n{\n    int B(\n        int c)\n    {\n        return c;\n    }\n}\n'
    const parameter = holeAt(code, code.indexOf('int c'), 'csharp', settings, tree)
    expect(parameter).toMatchObject({ middle: 'int c)', request: { scope: 'line' } })
    const body = holeAt(code, code.indexOf('return'), 'csharp', settings, tree)
    expect(body).toMatchObject({ middle: 'return c;', request: { scope: 'block' } })
  })

  test('asks for the same prompt as without one', () => {
    for (let offset = 1; offset < source.length; offset += 3) {
      const syntax = parse(source, 'typescript')
      const request = prepareRequest(source, offset, 'typescript', settings, { syntax })
      expect(request.prompt).toBe(prepareRequest(source, offset, 'typescript', settings).prompt)
    }
  })

  test('the block is ended by what the tree takes for its end', () => {
    const [text, offset] = at('f() {\n  ¦\n}\n')
    const answer = 'const end = /}/\n  next()\n'
    const request = (syntax: Syntax | null) =>
      prepareRequest(text, offset, 'typescript', settings, { syntax })
    expect(trimAnswer(answer, request(parse(text, 'typescript'))).stop).toBeUndefined()
    expect(trimAnswer(answer, request(null)).stop).toBe('blockEnd')
  })
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

describe('Windows line ends', () => {
  const windows = (text: string): string => text.replaceAll('\n', '\r\n')

  test('reach the model as its own, wherever the cursor stands', () => {
    const [text, offset] = at('class A\n{\n    ¦\n}\n')
    const [windowsText, windowsOffset] = at(windows('class A\n{\n    ¦\n}\n'))
    expect(prepareRequest(windowsText, windowsOffset, 'csharp', settings)).toEqual(
      prepareRequest(text, offset, 'csharp', settings),
    )
    const between = windowsText.indexOf('\n')
    expect(prepareRequest(windowsText, between, 'csharp', settings).prompt).not.toContain('\r')
  })

  test('of an answer are cut as any', () => {
    const [text, offset] = at('f() {\n  ¦\n}')
    const request = prepareRequest(text, offset, 'typescript', settings)
    expect(trimAnswer('a()\r\n  b()\r\n}\r\n', request).text).toBe('a()\n  b()')
    expect(trimAnswer('a()\r', request)).toEqual({ text: 'a()', done: false })
  })
})

describe('code of other files', () => {
  const [text, offset] = at('const x = ¦\n')
  const snippet = (path: string, body: string): ContextSnippet => ({ path, text: body, source: 'similar' })
  const promptWith = (context: ContextSnippet[], contextCharacters = 200): string =>
    prepareRequest(
      text,
      offset,
      'typescript',
      { ...settings, contextCharacters },
      { context, path: 'src/now.ts', repository: 'shop' },
    ).prompt
  const alone = prepareRequest(text, offset, 'typescript', settings).prompt

  test('comes first, as Qwen writes a repository', () => {
    expect(promptWith([snippet('src/a.ts', 'export const a = 1\r\n'), snippet('b.html', '<b></b>')])).toBe(
      '<|repo_name|>shop\n<|file_sep|>src/a.ts\nexport const a = 1\n<|file_sep|>b.html\n<b></b>\n' +
        `<|file_sep|>src/now.ts\n${alone}`,
    )
  })

  test('changes nothing where there is none, or no room', () => {
    expect(promptWith([])).toBe(alone)
    expect(promptWith([snippet('a.ts', 'a')], 0)).toBe(alone)
    expect(promptWith([snippet('a.ts', 'x'.repeat(197))])).toBe(alone)
  })

  test('is taken whole: what does not fit is passed over', () => {
    const prompt = promptWith([snippet('a.ts', 'a'), snippet('b.ts', 'b'.repeat(200)), snippet('c.ts', 'c')])
    expect(prompt).toContain('<|file_sep|>a.ts\na\n<|file_sep|>c.ts\nc\n<|file_sep|>src/now.ts\n')
  })

  test('cannot turn the prompt, and the prompt gives back what stands around the cursor', () => {
    const prompt = promptWith([snippet('<|fim_suffix|>.ts', 'end = "<|fim_prefix|><|fim_middle|>"')])
    expect(prompt).toContain('<|file_sep|><fim_suffix>.ts\nend = "<fim_prefix><fim_middle>"\n')
    expect(requestOfExample(prompt, 'line', settings)).toMatchObject({
      prefix: 'const x = ',
      suffix: '\n',
      prompt,
    })
    expect(() => requestOfExample(`x${prompt}`, 'line', settings)).toThrow(/Not a qwen-fim prompt/)
  })
})

test('a text of more than 8,000 lines is asked for a line', () => {
  const body = (lines: number): [string, number] => at(`${'\n'.repeat(lines)}f() {\n  ¦\n}`)
  expect(prepareRequest(...body(7_900), 'typescript', settings).scope).toBe('block')
  expect(prepareRequest(...body(8_000), 'typescript', settings).scope).toBe('line')
})

test('what the person rejected here before is withheld, after all that is wrong with it by itself', () => {
  const [text, offset] = at('const x = ¦')
  const request = prepareRequest(text, offset, 'typescript', settings)
  const memory = { rejected: (text: string) => text !== 'other()' }
  expect(withhold('load()', request, memory)).toBe('rejectedBefore')
  expect(withhold('other()', request, memory)).toBeNull()
  expect(withhold(' ', request, memory)).toBe('emptyAnswer')
})
