/** What was found out before is taken over exactly where nothing that it was found out of has changed. */
import { mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DatasetCard } from '#contracts/dataset'
import { type CurateWorkers, curate, doJob, survey } from '#engine/curate/curate'
import { unitExamples } from '#engine/curate/tasks/unitExamples'
import { loadParsers } from '#engine/language/language'
import { redact } from '#engine/redact/redact'
import { FoundOut } from '#engine/store/foundOut'
import { openStore } from '#engine/store/store'
import { SystemCommitSource } from '#platform/commitPatches'
import { SameThread } from '#platform/workerPool'
import { curatorSettings } from '#test/curate/curator'
import { CommittingPerson } from '#test/curate/history'
import { csharp, typescript, write } from '#test/curate/smallShop'
import { told } from '#test/curate/sourcedExamples'
import { surveyParts } from '#test/curate/surveyed'
import { unitIndexOf } from '#test/curate/unitIndexOf'
import { commitAt } from '#test/workspace/commitAt'
import { copySampleShop } from '#test/workspace/copySampleShop'

const home = mkdtempSync(join(tmpdir(), 'incremental-'))
const shop = copySampleShop()
const cache = join(home, 'cache')
const SHARED = 'server/Shop.Api/Store/ShelfRepository.cs'

beforeAll(async () => {
  await loadParsers()
  commitAt(shop, 1_780_000_000)
})
afterAll(() => {
  for (const folder of [home, shop]) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

const textOf = (path: string): string => readFileSync(join(shop, path), 'utf8')

async function dataset(kept: string | null): Promise<{ card: DatasetCard; jobs: string[] }> {
  const jobs: string[] = []
  const workers: CurateWorkers = new SameThread((job) => {
    jobs.push(`${job.kind} ${job.path}`)
    return doJob(job, redact)
  })
  const store = openStore(':memory:')
  const surveyed = await survey(shop, { ...surveyParts(''), cache: kept, workers })
  const outcome = await curate(surveyed, {
    ...{ store, redact, settings: curatorSettings, workers, cache: kept, code: 'test', trainings: 0 },
    history: new SystemCommitSource(shop),
    clock: { now: () => 1_790_000_000_000, delay: () => Promise.resolve() },
    datasets: join(home, `datasets-${kept === null ? 'new' : 'kept'}`),
  })
  store.close()
  if (outcome.kind !== 'curated') throw new Error(outcome.kind)
  return { card: outcome.dataset.card, jobs }
}

test('whatever changed, the dataset is the one that is made of nothing known before', async () => {
  await dataset(cache)
  const steps: Record<string, () => void> = {
    'a body is another one': () => write(shop, SHARED, textOf(SHARED).replace(/return /, 'return (')),
    'as many characters are others': () =>
      write(shop, SHARED, textOf(SHARED).replace('return (', 'return 0')),
    'a file comes': () => write(shop, 'server/Shop.Api/Jars/JarService.cs', csharp('Jar')),
    'a file goes': () => rmSync(join(shop, SHARED)),
    'a file has another name': () =>
      renameSync(
        join(shop, 'server/Shop.Api/Jars/JarService.cs'),
        join(shop, 'server/Shop.Api/Jars/Pots.cs'),
      ),
    'all of it is committed': () => commitAt(shop, 1_781_000_000),
    'a newer file is held out': () => {
      write(shop, 'web/src/app/jars/jars.service.ts', typescript('Jars'))
      commitAt(shop, 1_782_000_000)
    },
  }
  for (const [what, step] of Object.entries(steps)) {
    step()
    const [known, anew] = [await dataset(cache), await dataset(null)]
    expect(known.card.id, what).toBe(anew.card.id)
    expect(known.card.counts, what).toEqual(anew.card.counts)
    expect(known.jobs.length, what).toBeLessThan(anew.jobs.length / 2)
  }
})

test('after one changed file only that one is looked at and dug, and without a change none', async () => {
  const path = 'web/src/app/jars/jars.service.ts'
  await dataset(cache)
  expect((await dataset(cache)).jobs).toEqual([])
  write(shop, path, `${textOf(path)}\nexport const jars = 3\n`)
  expect((await dataset(cache)).jobs).toEqual([`look ${path}`, `dig ${path}`])
})

test('tasks in words are made anew for a file, and for those that it was shown with', async () => {
  const texts: Record<string, string> = {
    'Jar.cs':
      'public class Jar\n{\n    public int Id { get; set; }\n    public string Label { get; set; }\n    public int Grams { get; set; }\n}\n',
    'JarDto.cs':
      'public class JarDto\n{\n    public int Id { get; set; }\n    public string Label { get; set; }\n    public int Grams { get; set; }\n}\n',
    'ShopContext.cs':
      'public class ShopContext : DbContext\n{\n    public DbSet<Jar> Jars { get; set; }\n}\n',
    'Shelf.cs': csharp('Shelf'),
  }
  const { findings, close } = openFindings()
  const run = async (): Promise<string[]> => {
    const read = new Set<string>()
    const parts = {
      ...{ findings, code: 'test', splitOf: () => 'train' as const },
      read: (path: string) => {
        read.add(path)
        return Promise.resolve(texts[path] ?? null)
      },
    }
    await told(unitExamples(unitIndexOf(texts), parts), findings)
    return [...read].sort()
  }
  expect(await run()).toEqual(Object.keys(texts).sort())
  expect(await run()).toEqual([])
  texts['Shelf.cs'] = csharp('Board')
  expect(await run()).toEqual(['Shelf.cs'])
  // The entity stands in the question for its DTO.
  texts['Jar.cs'] = texts['Jar.cs']!.replace('int Grams', 'double Grams')
  expect(await run()).toEqual(expect.arrayContaining(['Jar.cs', 'JarDto.cs']))
  // What nobody says is stored any more is no entity.
  texts['ShopContext.cs'] = 'public class ShopContext : DbContext\n{\n}\n'
  expect(await run()).toContain('JarDto.cs')
  close()
})

test('git is asked of a commit once', async () => {
  const person = new CommittingPerson()
  const asked: string[] = []
  const git = new SystemCommitSource(person.folder)
  const history = {
    commits: git.commits.bind(git),
    pathsEndingWith: git.pathsEndingWith.bind(git),
    textOf: git.textOf.bind(git),
    filesOf: (hashes: readonly string[]) => {
      asked.push(...hashes)
      return git.filesOf(hashes)
    },
    patchesOf: (hashes: readonly string[], paths: readonly string[]) => {
      asked.push(...hashes)
      return git.patchesOf(hashes, paths)
    },
  }
  const order = (body: string): string => `public class Order\n{\n    ${body}\n}\n`
  person.commit('first', { 'Order.cs': order('int Total;') })
  person.commit('Add the discount of an order', { 'Order.cs': order('int Total;\n    int Discount;') })
  const before = await person.curated({ history })
  expect(asked.length).toBeGreaterThan(1)
  asked.length = 0
  expect(await person.curated({ history })).toEqual(before)
  expect(asked).toEqual([])
  const hash = person.commit('Add the tax of an order', {
    'Order.cs': order('int Total;\n    int Discount;\n    int Tax;'),
  })
  await person.curated({ history })
  expect(new Set(asked)).toEqual(new Set([hash]))
  // Held out it is another example, since it was made of what trains.
  expect(await person.curated({ history, splitOf: () => null })).not.toEqual(before)
  person.leave()
})

function openFindings() {
  const foundOut = FoundOut.open(null)
  return { findings: foundOut.findings, close: () => foundOut.close() }
}
