import { beforeAll, describe, expect, test } from 'vitest'
import { type FimExample, exampleSchema } from '#contracts/example'
import { settingsSchema } from '#contracts/settings'
import { prepareRequest, refuse, requestOfExample, trimAnswer } from '#engine/completion/completion'
import { loadParsers, parse } from '#engine/language/language'
import { shopTexts, surveyedText } from '#test/curate/shopTexts'
import { layoutOf } from '#engine/curate/survey/exampleLanguage'
import { fimExamples } from './fimExamples'
import type { SurveyedText } from '#engine/curate/survey/surveyedText'

const settings = settingsSchema.parse({})
const files = shopTexts()
let rows: { file: SurveyedText; example: FimExample }[]

beforeAll(async () => {
  await loadParsers()
  rows = files.flatMap((file) => fimExamples(file, settings).map((example) => ({ file, example })))
}, 60_000)

const asked = (): typeof rows => rows.filter(({ example }) => example.task !== 'document')

interface Around {
  readonly offset: number
  readonly prefix: string
  readonly suffix: string
  /** All that stands behind the answer in its file. */
  readonly rest: string
}

/** Where an answer begins in its file, and the text around the cursor as its prompt holds it. */
function placeOf({ file, example }: (typeof rows)[number]): Around {
  const { prefix, suffix } = requestOfExample(example.prompt, 'line', settings)
  const line = example.source.kind === 'repository' ? example.source.line : -1
  const start = file.text.split('\n').slice(0, line).join('\n').length + (line > 0 ? 1 : 0)
  const offset = start + prefix.length - (prefix.lastIndexOf('\n') + 1)
  const rest = file.text.slice(offset + example.completion.length).replace(/^[ \t]+(?=\n|$)/, '')
  return { offset, prefix, suffix, rest }
}

test('rows are valid, many, and the same again', () => {
  for (const { example } of rows) exampleSchema.parse(example)
  expect(rows.length).toBeGreaterThan(400)
  expect(new Set(rows.map(({ example }) => example.id)).size).toBeGreaterThan(rows.length * 0.97)
  const again = files.flatMap((file) => fimExamples(file, settings))
  expect(again).toEqual(rows.map(({ example }) => example))
})

test('what stands before the cursor, the answer and what stands behind it are the file', () => {
  let whole = 0
  for (const row of asked()) {
    const { offset, prefix, suffix, rest } = placeOf(row)
    const { text } = row.file
    const { completion } = row.example
    expect(text.slice(0, offset).endsWith(prefix)).toBe(true)
    expect(text.startsWith(completion, offset)).toBe(true)
    if (suffix !== '' && rest.startsWith(suffix)) whole++
    // Of what is not written yet, nothing; the rest as it comes.
    const behind = rest.split('\n')
    const last = suffix.length >= settings.suffixCharacters - 200 ? -1 : undefined
    for (const line of suffix.split('\n').slice(0, last)) {
      const at = behind.indexOf(line)
      expect(at, `${row.file.path}: ${line}`).toBeGreaterThanOrEqual(line === '' ? -1 : 0)
      behind.splice(0, at + 1)
    }
  }
  expect(whole / asked().length).toBeGreaterThan(0.6)
  expect(whole / asked().length).toBeLessThan(0.9)
})

test('a prompt is, byte for byte, what serving sends at that place, and the answer one that it would show', () => {
  for (const row of asked()) {
    const { file, example } = row
    const { offset, suffix, rest } = placeOf(row)
    const { language, isParsed } = layoutOf(file.language)
    const request = [rest, suffix]
      .map((behind) => {
        const text = file.text.slice(0, offset) + behind
        const syntax = isParsed ? parse(text, language, file.path) : null
        const refused = refuse(text, offset, syntax)
        return { refused, ...prepareRequest(text, offset, language, settings, { syntax }) }
      })
      .find(({ prompt }) => prompt === example.prompt)
    if (request === undefined) throw new Error(`${file.path} is asked otherwise: ${example.prompt}`)
    expect(request.refused, `${file.path}: ${example.completion}`).toBeNull()
    expect(request.scope).toBe(example.task)
    expect(trimAnswer(`${example.completion}\n`, request, true).text).toBe(example.completion)
  }
})

test('the mix: blocks, ends of lines, pieces within a line, places to stop, and text without a cursor', () => {
  const of = (language: (name: string) => boolean): FimExample[] =>
    rows.map(({ example }) => example).filter((example) => language(example.language))
  const code = of((name) => ['csharp', 'typescript', 'html', 'scss'].includes(name))
  const share = (holds: (example: FimExample) => boolean): number => code.filter(holds).length / code.length
  expect(share(({ task }) => task === 'document')).toBeGreaterThan(0.1)
  expect(share(({ task }) => task === 'document')).toBeLessThan(0.18)
  const documents = share(({ task }) => task === 'document')
  const blocks = share(({ task }) => task === 'block') / (1 - documents)
  expect(blocks).toBeGreaterThan(0.35)
  expect(blocks).toBeLessThan(0.47)
  const stops = share(({ completion }) => /^[)\]};,"'`]{0,3}$/.test(completion)) / (1 - documents)
  expect(stops).toBeGreaterThan(0.05)
  expect(stops).toBeLessThan(0.1)
  const imports = share(({ completion }) => /^(?:using|import)\b/.test(completion))
  expect(imports).toBeLessThan(0.05)
  expect(of((name) => ['json', 'xml', 'razor'].includes(name)).length).toBeLessThan(rows.length * 0.15)
})

test('no answers of a file overlap', () => {
  for (const file of files) {
    const spans = asked()
      .filter((row) => row.file === file)
      .map((row) => ({ start: placeOf(row).offset, length: row.example.completion.length }))
      .sort((one, other) => one.start - other.start || one.length - other.length)
    let end = 0
    for (const { start, length } of spans) {
      if (length > 0) expect(start).toBeGreaterThanOrEqual(end)
      end = Math.max(end, length > 0 ? start + length : 0)
    }
  }
})

test('what is held out is asked as serving asks, and nothing else', () => {
  const held = shopTexts('test').flatMap((file) => fimExamples(file, settings))
  expect(held.length).toBeGreaterThan(300)
  expect(held.filter(({ task }) => task === 'document')).toEqual([])
})

describe('what is not taught', () => {
  const code = files.find(({ path }) => path.endsWith('OrderController.cs'))!.text
  const of = (text: string): FimExample[] =>
    ['a', 'b', 'c', 'd', 'e'].flatMap((name) =>
      fimExamples({ ...surveyedText(`Api/${name}.cs`, text)!, hash: name }, settings),
    )

  test('a placeholder is never in an answer, and may stand around one', () => {
    const secret = code.replaceAll(/"[^"\n]*"/g, '"<redacted:password>"')
    const examples = of(secret)
    expect(examples.filter(({ prompt }) => prompt.includes('<redacted:')).length).toBeGreaterThan(20)
    expect(examples.filter(({ completion }) => completion.includes('<redacted:'))).toEqual([])
  })

  test('a licence at the head of a file is in no answer', () => {
    const head = `// Copyright (c) Shop Ltd. All rights reserved.\n${'// Licensed under the terms of the shop, and of no other.\n'.repeat(30)}`
    const examples = of(head + code)
    expect(examples.length).toBeGreaterThan(50)
    expect(examples.filter(({ completion }) => /copyright|terms of/i.test(completion))).toEqual([])
  })

  test('a place at which serving does not ask, with more behind the cursor than an editor closes', () => {
    const call = (_: unknown, index: number): string =>
      `        return A${index}(b(c(d(e(f(g(h(i(j${index}))))))))));`
    const examples = of(
      `class A\n{\n    int All()\n    {\n${Array.from({ length: 60 }, call).join('\n')}\n    }\n}\n`,
    )
    const behind = examples.map(
      ({ prompt }) => requestOfExample(prompt, 'line', settings).suffix.split('\n', 1)[0]!,
    )
    expect(behind.filter((rest) => rest !== '').length).toBeGreaterThan(10)
    expect(Math.max(...behind.map((rest) => rest.length))).toBeLessThanOrEqual(8)
  })

  test('nothing that would end a prompt', () => {
    const examples = of(code.replaceAll('return ', 'return "<|endoftext|>" + '))
    expect(examples.length).toBeGreaterThan(20)
    for (const { prompt, completion } of examples) {
      expect(prompt).not.toContain('<|endoftext|>')
      expect(completion).not.toContain('<|endoftext|>')
    }
  })
})

test('a row is of the innermost recognised unit that it stands in', () => {
  const file = files.find(({ path }) => path.endsWith('.cs') && path.includes('Controller'))!
  const half = Math.floor(file.text.length / 2)
  const patterns = [
    { pattern: 'controller', start: 0, end: file.text.length },
    { pattern: 'dto', start: half, end: file.text.length },
  ] as const
  const found = fimExamples({ ...file, patterns }, settings)
  const lines = file.text.slice(0, half).split('\n').length - 1
  for (const { pattern, source } of found) {
    const line = source.kind === 'repository' ? source.line : lines
    if (line !== lines) expect(pattern).toBe(line < lines ? 'controller' : 'dto')
  }
  expect(new Set(found.map(({ pattern }) => pattern)).size).toBe(2)
  expect(fimExamples(file, settings).every(({ pattern }) => pattern === null)).toBe(true)
})
