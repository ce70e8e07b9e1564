import { beforeAll, expect, test } from 'vitest'
import type { FimExample, Split } from '#contracts/example'
import { settingsSchema } from '#contracts/settings'
import { prepareRequest, requestOfExample } from '#engine/completion/completion'
import { declaredTypes, OfflineContext } from '#engine/context/context'
import { loadParsers, parse } from '#engine/language/language'
import { shopTexts } from '#test/curate/shopTexts'
import { layoutOf } from '#engine/curate/survey/exampleLanguage'
import { fimContext } from './fimContext'
import { fimExamples } from './fimExamples'
import type { SurveyedText } from '#engine/curate/survey/surveyedText'

const settings = settingsSchema.parse({})
/** Of every three files, one is held out. */
const files = shopTexts().map(
  (file, index) => ({ ...file, split: index % 3 === 0 ? 'test' : 'train' }) as const,
)
const splitOf = new Map<string, Split>(files.map(({ path, split }) => [path, split]))
const textOf = (path: string): string | null => files.find((file) => file.path === path)?.text ?? null
const texts = {
  paths: [...splitOf.keys()],
  read: (path: string) => Promise.resolve(textOf(path)),
  declaredIn: (path: string) => Promise.resolve(declaredTypes(textOf(path) ?? '')),
}
const trains = (path: string): boolean => splitOf.get(path) === 'train'
const all: { file: SurveyedText; before: FimExample; after: FimExample }[] = []

beforeAll(async () => {
  await loadParsers()
  const gate = fimContext({
    ...{ texts, repository: 'shop', settings },
    splitOf: (path) => splitOf.get(path) ?? null,
  })
  for (const split of ['train', 'test'] as const) {
    const rows = files
      .filter((file) => file.split === split)
      .flatMap((file) => fimExamples(file, settings).map((before) => ({ file, before })))
    const given = await gate(
      rows.map(({ before }) => before),
      split,
    )
    all.push(...rows.map((row, index) => ({ ...row, after: given[index] as FimExample })))
  }
}, 60_000)

test('about half of the rows at a cursor have context, and say whose text it is', () => {
  const code = all.filter(
    ({ file, before }) => layoutOf(file.language).isParsed && before.task !== 'document',
  )
  const having = code.filter(({ after }) => after.prompt.startsWith('<|repo_name|>shop\n'))
  expect(having.length / code.length).toBeGreaterThan(0.3)
  expect(having.length / code.length).toBeLessThan(0.6)
  for (const { file, before, after } of having) {
    const named = [...after.prompt.matchAll(/<\|file_sep\|>([^\n]*)\n/g)].map(([, path]) => path!)
    expect(named.at(-1)).toBe(file.path)
    expect(new Set(after.paths)).toEqual(new Set(named))
    expect(after.paths[0]).toBe(file.path)
    expect(after.prompt.endsWith(before.prompt)).toBe(true)
    expect(after).toMatchObject({ contentHash: before.contentHash, completion: before.completion })
    expect(after.id).not.toBe(before.id)
  }
  const rest = all.filter((row) => !having.includes(row))
  for (const { before, after } of rest) expect(after).toEqual(before)
})

test('a row for training holds no text of a file that is held out; one that is held out may', () => {
  const strange = all.flatMap(({ file, after }) =>
    file.split === 'train' ? after.paths.filter((path) => !trains(path)) : [],
  )
  expect(strange).toEqual([])
  const held = all.filter(({ file }) => file.split === 'test')
  expect(held.some(({ after }) => after.paths.length > 1 && !after.paths.slice(1).every(trains))).toBe(true)
  expect(held.some(({ after }) => after.paths.some(trains))).toBe(true)
})

test('the prompt is, byte for byte, what serving sends with that context', async () => {
  const context = new OfflineContext(texts, settings)
  let checked = 0
  for (const { file, after } of all.filter((row) => row.after.paths.length > 1)) {
    const { prefix, suffix } = requestOfExample(after.prompt, 'line', settings)
    const at = file.text.lastIndexOf(prefix + after.completion + suffix)
    // Only where the file is as it was in the end, and the place is one alone.
    if (at < 0 || at !== file.text.indexOf(prefix + after.completion + suffix)) continue
    const offset = at + prefix.length
    const text = file.text.slice(0, offset) + file.text.slice(offset + after.completion.length)
    const { language } = layoutOf(file.language)
    const mayRead = file.split === 'train' ? trains : () => true
    const snippets = await context.at({ path: file.path, text, offset }, mayRead)
    const sight = {
      context: snippets,
      path: file.path,
      repository: 'shop',
      syntax: () => parse(text, language),
    }
    const request = prepareRequest(text, offset, language, settings, sight)
    if (request.suffix !== suffix) continue
    expect(request.prompt).toBe(after.prompt)
    expect(request.scope).toBe(after.task)
    checked++
  }
  expect(checked).toBeGreaterThan(50)
})
