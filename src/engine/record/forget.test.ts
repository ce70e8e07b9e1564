import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStore, type Store } from '#engine/store/store'
import { seededRandom } from '#platform/seededRandom'
import { recordEverything } from '#test/record/recordEverything'
import { countForgotten, forget } from './forget'

let folder: string
let store: Store
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'forget-'))
  store = openStore(join(folder, 'apprentice.db'))
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

const DAY = new Date(2026, 4, 5, 12).getTime()
const sizes = () => store.recorded.sizes()
const all = { suggestions: 1, events: 2, outcomes: 2, ratings: 1, writtenInstead: 1, qualities: 1 }

/** Everything that lies on the disk. */
function onDisk(): string {
  return ['apprentice.db', 'apprentice.db-wal']
    .map((name) => join(folder, name))
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, 'latin1'))
    .join('')
}

describe('rows', () => {
  beforeEach(() => {
    recordEverything(store, 'a', 'MarkA', { path: 'src/Secret.cs', createdAt: DAY })
    recordEverything(store, 'b', 'MarkB', { path: 'src/inner/Other.cs', createdAt: DAY + 86_400_000 })
    recordEverything(store, 'c', 'MarkC', { path: 'srcs/Alike.cs', createdAt: DAY + 86_400_000 })
    recordEverything(store, 'd', 'MarkD', { workspace: '/other', path: 'src/Secret.cs', createdAt: DAY })
  })

  test.each([
    [{ kind: 'file', path: '/shop/src/Secret.cs' } as const, 'A'],
    [{ kind: 'folder', path: '/shop/src' } as const, 'AB'],
    [{ kind: 'folder', path: '/shop' } as const, 'ABC'],
    [{ kind: 'day', day: '2026-05-05' } as const, 'AD'],
    [{ kind: 'all' } as const, 'ABCD'],
    [{ kind: 'file', path: '/nowhere/Secret.cs' } as const, ''],
  ])('%j takes %s, from every table and from the disk', async (selection, gone) => {
    const { suggestions, withheld } = countForgotten(selection, store)
    expect({ suggestions, withheld }).toEqual({ suggestions: gone.length, withheld: gone.length })
    expect(await forget(selection, store)).toMatchObject({ suggestions, withheld })
    const left = 4 - gone.length
    expect(sizes()).toMatchObject({
      ...Object.fromEntries(Object.entries(all).map(([table, rows]) => [table, rows * left])),
      ...{ interactions: left, withheld: left },
    })
    const text = onDisk()
    for (const mark of 'ABCD') expect(text.includes(`Mark${mark}`), `Mark${mark}`).toBe(!gone.includes(mark))
  })

  test('no prompt is said any more to have held code of a file that is forgotten', async () => {
    const suggestion = recordEverything(store, 'e', 'MarkE', { path: 'src/E.cs' })
    const context = [
      { source: 'similar', path: 'src/Secret.cs' },
      { source: 'sibling', path: 'src/F.cs' },
    ]
    const before = store.interactions.get('e')!
    store.recorded.remove({ workspace: '/shop', path: 'src/E.cs' }, 1)
    store.suggestions.add(suggestion)
    store.interactions.add({ ...before, context })
    await forget({ kind: 'file', path: '/shop/src/Secret.cs' }, store)
    expect(store.interactions.get('e')?.context).toEqual([{ source: 'sibling', path: 'src/F.cs' }])
    expect(onDisk()).not.toContain('src/Secret.cs"')
  })

  test('what is known of a project goes with its folder', async () => {
    const facts = { developmentPhase: null, codeStyle: null, testingFramework: null, architecture: null }
    for (const workspace of ['/shop', '/other'])
      store.interactions.setProject({ workspace, at: 1, projectType: 'x', technologies: [], ...facts })
    await forget({ kind: 'folder', path: '/shop' }, store)
    expect(store.interactions.project('/shop')).toBeUndefined()
    expect(store.interactions.project('/other')).toBeDefined()
  })
})

test('of thousands of texts of every length nothing stays behind in the file', async () => {
  const random = seededRandom('forget')
  for (let index = 0; index < 1_500; index++) {
    const mark = `${index % 3 === 0 ? 'GoneText' : 'KeptText'}${index}x`.repeat(
      1 + Math.floor(random() ** 3 * 200),
    )
    recordEverything(store, `s${index}`, mark, { path: index % 3 === 0 ? 'Gone.cs' : 'Kept.cs' })
  }
  expect(onDisk()).toContain('GoneText')
  const before = statSync(join(folder, 'apprentice.db')).size
  await forget({ kind: 'file', path: '/shop/Gone.cs' }, store)
  const text = onDisk()
  expect(text).not.toContain('GoneText')
  expect(text).toContain('KeptText')
  expect(sizes().suggestions).toBe(1_000)
  expect(statSync(join(folder, 'apprentice.db')).size).toBeLessThan(before)
})
