import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { settingsSchema } from '#contracts/settings'
import { type Language, loadParsers, parse, type Syntax } from '#engine/language/language'
import { prepareRequest, refuse, trimAnswer, withhold } from './completion'

const settings = settingsSchema.parse({ maxBlockLines: 4 })
const nothing = { rejected: () => false }

interface Case {
  readonly name: string
  readonly language: Language
  /** The tree decides: without one it would be otherwise. */
  readonly needsTree: boolean
  readonly text: string
  readonly offset: number
  readonly answer: string | null
  readonly expected: string
}

/** `=== what it shows (language, tree)`, the document, `-- answer` and the answer, `-- ` and what is expected. */
function casesOf(file: string): Case[] {
  const [, ...blocks] = readFileSync(join(import.meta.dirname, 'golden', file), 'utf8').split(/^=== /m)
  return blocks.map((block) => {
    const [title = '', ...rest] = block.trimEnd().split('\n')
    const [document = '', ...parts] = rest.join('\n').split(/^-- /m)
    const expected = parts.at(-1) ?? ''
    const marked = document.replace(/\n$/, '')
    return {
      name: title,
      language: /(typescript|csharp|html)/.exec(title.slice(title.lastIndexOf('(')))![1] as Language,
      needsTree: /tree\)/.test(title) || expected.endsWith(' (tree)'),
      text: marked.replace('¦', ''),
      offset: marked.indexOf('¦'),
      answer: parts.length < 2 ? null : parts[0]!.replace(/^answer\n/, '').replace(/\n$/, ''),
      expected: expected.replace(/ \(tree\)$/, ''),
    }
  })
}

/** What a person sees, and why. */
function outcome({ text, offset, language, answer }: Case, syntax: Syntax | null): string {
  const refused = refuse(text, offset, syntax)
  const request = prepareRequest(text, offset, language, settings, { syntax })
  if (answer === null) return refused === null ? `asked ${request.scope}` : `refused ${refused}`
  const { text: shown, stop } = trimAnswer(answer, request)
  const whole = trimAnswer(answer, request, true)
  const reason = withhold(whole.text, request, nothing)
  if (reason !== null) return `withheld ${reason}`
  expect(whole.text.startsWith(shown) || stop === undefined).toBe(true)
  return `shown${whole.stop ? ` ${whole.stop}` : ''}\n${whole.text}`
}

beforeAll(loadParsers)

describe.each(['triggers.txt', 'stopRules.txt', 'filters.txt'])('%s', (file) => {
  const cases = casesOf(file)

  test.each(cases)('$name', (one) => {
    expect(outcome(one, parse(one.text, one.language))).toBe(one.expected)
  })

  test.each(cases.filter((one) => !one.needsTree))('$name, without a tree', (one) => {
    expect(outcome(one, null)).toBe(one.expected)
  })

  test.each(cases.filter(({ answer }) => answer !== null))('$name, letter by letter', (one) => {
    const syntax = parse(one.text, one.language)
    const request = prepareRequest(one.text, one.offset, one.language, settings, { syntax })
    const answer = `${one.answer}\nand what comes then\n`
    const whole = trimAnswer(answer, request)
    for (let end = 0; end <= answer.length; end++) {
      const read = trimAnswer(answer.slice(0, end), request)
      if (read.done) expect(read).toEqual(whole)
    }
  })
})
