import { readFileSync, readdirSync, rmSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { languageOf, loadParsers } from '#engine/language/language'
import { copySampleShop } from '#test/workspace/copySampleShop'
import { type Unit, recognise } from './recognise'

const shop = copySampleShop()
const units = new Map<string, Unit[]>()

beforeAll(async () => {
  await loadParsers()
  for (const entry of readdirSync(shop, { recursive: true, withFileTypes: true })) {
    const path = relative(shop, join(entry.parentPath, entry.name)).split(sep).join('/')
    const language = languageOf(path)
    if (!entry.isFile() || language === null || /generated|\.g\.cs$/.test(path)) continue
    units.set(path, recognise(readFileSync(join(shop, path), 'utf8'), language, path))
  }
})
afterAll(() => rmSync(shop, { recursive: true, force: true }))

/**
 * What the names and folders of the shop promise: for each kind of file the patterns of which it has one, and those
 * that may stand beside it (`-` is none). The shop keeps to its names.
 */
const promised: readonly (readonly [RegExp, readonly string[], readonly string[]])[] = [
  [/\/Controllers\/\w+\.cs$/, ['controller'], []],
  [/\/Documents\/\w+\.cs$/, ['entity'], ['-']],
  [/\/Dtos\/\w+\.cs$/, ['dto'], []],
  [/\/Repositories\/\w+\.cs$/, ['service'], []],
  [/\/Validators\/\w+\.cs$/, ['validator'], []],
  [/\/Settings\/\w+\.cs$/, ['options'], []],
  [/\/Startup\.cs$/, ['injection'], []],
  [/\/Program\.cs$|\/Results\/\w+\.cs$|\/(?:LarderDocument|ShelfPage)\.cs$/, ['-'], []],
  [/\/Store\/\w+\.cs$/, ['service'], []],
  [/\.component\.ts$/, ['component', 'reactiveForm'], ['dto', '-']],
  [/\.component\.html$/, ['template'], []],
  [/\.component\.scss$/, ['style'], []],
  [/\.service\.ts$/, ['angularService'], []],
  [/\.model\.ts$|shelf-page\.ts$/, ['dto'], ['-']],
  [/\.spec\.ts$/, ['spec'], []],
  [/\.pipe\.ts$/, ['pipe'], []],
  [/larder-api\.ts$/, ['httpClient'], []],
  [/app\.routes\.ts$/, ['routes'], []],
  [/app\.config\.ts$/, ['module'], []],
  [/core\/(?:open-jar|open-shelf|larder-trouble)\.ts$/, ['-'], []],
  [/larder-api-url\.ts$|main\.ts$|environment[.\w]*\.ts$|index\.html$|styles\.scss$/, [], []],
]

test('every unit of the shop is found, and none is taken for another', () => {
  expect(units.size).toBeGreaterThan(100)
  for (const [path, found] of units) {
    const patterns = found.map(({ pattern }) => pattern ?? '-')
    const [, one, beside] = promised.find(([name]) => name.test(path)) ?? [null, null, []]
    expect(one, path).not.toBeNull()
    expect(
      patterns.filter((pattern) => ![...one!, ...beside].includes(pattern)),
      path,
    ).toEqual([])
    expect(
      patterns.some((pattern) => one!.includes(pattern)),
      path,
    ).toBe(one!.length > 0)
  }
})

test('the forms of the shop are told from its other components', () => {
  const forms = [...units].filter(([, found]) => found.some(({ pattern }) => pattern === 'reactiveForm'))
  expect(forms.map(([path]) => path.replace(/^.*\//, '')).sort()).toEqual([
    'customer-detail.component.ts',
    'voucher-list.component.ts',
  ])
})

test('the parts of a member lie in each other, and members in their unit', () => {
  for (const unit of [...units.values()].flat()) {
    expect(unit.start).toBeLessThanOrEqual(unit.declaration)
    let end = unit.start
    for (const member of unit.members.filter(({ kind }) => kind !== 'registration' && kind !== 'parameter')) {
      expect(member.start).toBeGreaterThanOrEqual(end)
      expect(member.declaration).toBeGreaterThanOrEqual(member.start)
      if (member.body !== null) {
        expect(member.body.start).toBeGreaterThan(member.declaration)
        expect(member.body.end).toBeLessThanOrEqual(member.end)
      }
      end = member.end
    }
    expect(unit.end).toBeGreaterThanOrEqual(end)
  }
})
