import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { seededRandom } from '#platform/seededRandom'
import { FakeClock } from '#test/fakes/fakeClock'
import { Exclusions } from './exclude'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'exclude-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))

function write(path: string, text = ''): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

test.each([
  ['Api/Controllers/OrderController.cs', null],
  ['web/src/environments/environment.prod.ts', null],
  ['web/src/app/secret-santa.ts', null],
  ['web/.env.ts', 'secretFile'],
  ['.env', 'secretFile'],
  ['Api/secrets.json', 'secretFile'],
  ['Api/appsettings.Development.json', 'secretFile'],
  ['Api/appsettings.json', 'secretFile'],
  ['Functions/local.settings.json', 'secretFile'],
  ['NuGet.Config', 'secretFile'],
  ['web/.npmrc', 'secretFile'],
  ['certs/shop.pfx', 'secretFile'],
  ['certs/Shop.PEM', 'secretFile'],
  ['keys/shop.snk', 'secretFile'],
  ['../other/Order.cs', 'outside'],
  ['/etc/Order.cs', 'outside'],
  ['C:/other/Order.cs', 'outside'],
  ['', 'outside'],
])('%s: %s', (path, reason) => {
  expect(new Exclusions().reasonFor({ workspace: folder, path })).toBe(reason)
})

test('the settings name files as an ignore file does, and may change', () => {
  const exclusions = new Exclusions(['legacy/', '*.generated.ts'])
  const reason = (path: string) => exclusions.reasonFor({ workspace: folder, path })
  expect(reason('legacy/Old.cs')).toBe('setting')
  expect(reason('web/api.generated.ts')).toBe('setting')
  expect(reason('web/api.ts')).toBeNull()
  exclusions.setGlobs(['web/'])
  expect(reason('legacy/Old.cs')).toBeNull()
  expect(reason('web/api.ts')).toBe('setting')
})

test('an .apprenticeignore counts in its folder, and a change of it is seen without a restart', async () => {
  write('web/.apprenticeignore', 'pricing/\n')
  const clock = new FakeClock()
  const exclusions = new Exclusions([], clock)
  const reason = (path: string) => exclusions.reasonFor({ workspace: folder, path })
  expect(reason('web/pricing/margin.ts')).toBe('apprenticeIgnore')
  expect(reason('pricing/Margin.cs')).toBeNull()
  write('.apprenticeignore', 'pricing\n')
  write('web/.apprenticeignore', '!pricing/\n')
  await clock.advance(1_000)
  expect(reason('web/pricing/margin.ts')).toBeNull()
  expect(reason('pricing/Margin.cs')).toBe('apprenticeIgnore')
  rmSync(join(folder, '.apprenticeignore'))
  await clock.advance(1_000)
  expect(reason('pricing/Margin.cs')).toBeNull()
})

test('a change above a folder is seen within a second, whenever the folder was first asked about', async () => {
  const clock = new FakeClock()
  const exclusions = new Exclusions([], clock)
  const reason = (path: string) => exclusions.reasonFor({ workspace: folder, path })
  expect(reason('pricing/Margin.cs')).toBeNull()
  await clock.advance(900)
  expect(reason('web/price.ts')).toBeNull()
  write('.apprenticeignore', 'web/\n')
  await clock.advance(100)
  expect(reason('web/price.ts')).toBe('apprenticeIgnore')
})

describe('in a repository', () => {
  const git = (...given: string[]): string =>
    execFileSync('git', given, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })

  beforeEach(() => git('init'))

  test('a folder of it hears the ignore files above, but for those that would leave all of it out', () => {
    write('.gitignore', '*.local.ts\nscratch/\n')
    write('scratch/try.ts')
    const exclusions = new Exclusions()
    const web = { workspace: join(folder, 'web'), path: 'app/x.local.ts' }
    expect(exclusions.reasonFor(web)).toBe('ignoreFile')
    expect(exclusions.reasonFor({ ...web, path: 'app/x.ts' })).toBeNull()
    expect(exclusions.reasonFor({ workspace: join(folder, 'scratch'), path: 'try.ts' })).toBeNull()
  })

  test('says of 3,000 files under ignore files made at random what git says', () => {
    const random = seededRandom('ignore')
    const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!
    const names = ['a', 'b', 'c', 'd']
    const patterns = ['a', '/b', 'c/', '*.ts', '!a', '!*.ts', 'b/*', '/a/b', '**/d', 'a/**/c', '!/c/', 'd.cs']
    for (let round = 0; round < 12; round++) {
      rmSync(join(folder, 'tree'), { recursive: true, force: true })
      const paths = new Set<string>()
      for (let file = 0; file < 250; file++) {
        const folders = Array.from({ length: Math.floor(random() * 4) }, () => one(names))
        paths.add(['tree', ...folders, `${one(names)}.${one(['ts', 'cs'])}`].join('/'))
      }
      for (const path of paths) write(path)
      for (const path of [...paths].slice(0, 6))
        write(`${dirname(path)}/.gitignore`, `${[one(patterns), one(patterns), one(patterns)].join('\n')}\n`)
      const kept = git('ls-files', '--others', '--exclude-standard')
        .split('\n')
        .filter((path) => /\.(ts|cs)$/.test(path))
      const exclusions = new Exclusions()
      const ours = [...paths].filter((path) => !exclusions.excludes({ workspace: folder, path }))
      expect(ours.sort()).toEqual(kept.sort())
    }
  })
})
