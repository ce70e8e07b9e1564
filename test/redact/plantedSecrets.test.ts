import { Capture, type CaptureProblem } from '#engine/capture/capture'
import { loadParsers } from '#engine/language/language'
import { redact } from '#engine/redact/redact'
import { openStore, type Store } from '#engine/store/store'
import { FakeClock } from '#test/fakes/fakeClock'
import { Chance } from '#test/redact/chance'
import { plantedSecrets, type PlantedSecret } from '#test/redact/plantedSecrets'
import { suggestionRow } from '#test/store/suggestionRow'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

/** As many as are asked for, or more: each form equally often. */
const planted = plantedSecrets(300, 'planted')
const folder = mkdtempSync(join(tmpdir(), 'planted-'))
const path = join(folder, 'apprentice.db')
const problems: CaptureProblem[] = []
let store: Store

/** Letters come three at a time, slower than a paste. */
const letters = 3

beforeAll(async () => {
  await loadParsers()
  store = openStore(path)
  const clock = new FakeClock()
  const capture = new Capture({
    ...{ store, clock, redact, aftermathSeconds: [30] },
    onProblem: (problem) => problems.push(problem),
  })
  const chance = new Chance('cursors')
  for (const [index, each] of planted.entries()) {
    await live(capture, clock, { each, id: `s${String(index)}`, cursor: cursorIn(each, chance) })
  }
  await capture.close()
}, 120_000)

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

test('of all that is planted nothing is in the files of the database', () => {
  expect(problems).toEqual([])
  expect(leaks()).toEqual([])
  store.close()
  expect(leaks()).toEqual([])
})

test('and it went every way into it', () => {
  const again = openStore(path)
  const outcomes = planted.flatMap((_, index) =>
    ['a', 'c'].flatMap((letter) => again.outcomes.forSuggestion(`${letter}${String(index)}`)),
  )
  const kinds = Map.groupBy(outcomes, ({ kind }) => kind)
  expect(kinds.get('survival')?.length).toBeGreaterThanOrEqual(planted.length)
  const lines = [...(kinds.get('build') ?? []), ...(kinds.get('test') ?? [])]
  expect(lines.length).toBeGreaterThanOrEqual(
    planted.filter(({ path: file }) => file === 'command.sh').length,
  )
  expect(again.withheld.latest(10_000)).toHaveLength(planted.length)
  for (const index of planted.keys()) {
    expect(again.suggestions.get(`s${String(index)}`)).toBeDefined()
    expect(again.writtenInstead.get(`w${String(index)}`)?.text).toContain('<redacted:')
    expect(again.ratings.get(`a${String(index)}`)).toMatchObject({ stars: 2 })
  }
  again.close()
})

test('neither the generator nor its forms know the rules', () => {
  const files = readdirSync('test/redact').filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  )
  expect(files).toContain('secretValues.ts')
  for (const name of files)
    expect(readFileSync(join('test/redact', name), 'utf8')).not.toContain('engine/redact')
})

interface Visit {
  readonly each: PlantedSecret
  readonly id: string
  readonly cursor: number
}

/** Asked for with the cursor in the middle of it, withheld, accepted, written by hand, rated and run. */
async function live(capture: Capture, clock: FakeClock, { each, id, cursor }: Visit): Promise<void> {
  const { text, path: file } = each
  const number = id.slice(1)
  const workspace = `/shop${number}`
  const uri = `file://${workspace}/${file}`
  const row = { path: file, workspace, createdAt: clock.now() }
  const halves = { prefix: text.slice(0, cursor), text: text.slice(cursor), suffix: '' }
  capture.suggested(suggestionRow(id, { ...row, ...halves }))
  capture.withheld(suggestionRow(`h${number}`, { ...row, prefix: '', text, suffix: '' }), 'repetitive')
  capture.suggested(suggestionRow(`p${number}`, { ...row, prefix: text, text: '\n', suffix: '' }))
  capture.suggested(suggestionRow(`q${number}`, { ...row, prefix: '', text: '\n', suffix: text }))

  // Written by hand where a suggestion was refused.
  const written = { ...row, prefix: '', text: 'nothing', suffix: '', line: 0, character: 0 }
  capture.documentOpened(uri, '')
  capture.suggested(suggestionRow(`w${number}`, written))
  capture.shown(`w${number}`)
  capture.rejected(`w${number}`)
  for (let at = 0; at < text.length; at += letters) {
    capture.documentChanged(uri, [{ start: at, end: at, text: text.slice(at, at + letters) }])
    await clock.advance(180)
  }
  await clock.advance(60_000)
  capture.documentClosed(uri)

  // Accepted, looked at again, rated, and built.
  capture.documentOpened(uri, halves.prefix)
  capture.suggested(suggestionRow(`a${number}`, { ...row, ...halves, createdAt: clock.now() }))
  capture.accepted(`a${number}`, { uri, offset: cursor })
  capture.documentChanged(uri, [{ start: cursor, end: cursor, text: halves.text }])
  await clock.advance(31_000)
  await capture.flush()
  await capture.rate(`a${number}`, { stars: 2, expected: text, comment: text })
  if (file === 'command.sh') {
    capture.suggested(suggestionRow(`c${number}`, { workspace, createdAt: clock.now() }))
    capture.accepted(`c${number}`)
    await clock.advance(1000)
    capture.commandEnded({ command: text, exitCode: 0, workspace })
  }
  await capture.flush()
  capture.documentClosed(uri)
  await capture.flush()
}

/** Anywhere inside the first secret. */
function cursorIn({ text, secrets }: PlantedSecret, chance: Chance): number {
  const [secret = ''] = secrets
  return text.indexOf(secret) + chance.between(1, secret.length - 1)
}

function leaks(): string[] {
  const bytes = [path, `${path}-wal`].filter((file) => existsSync(file)).map((file) => readFileSync(file))
  return planted.flatMap(({ form, secrets }) =>
    secrets
      .filter((secret) => bytes.some((each) => each.includes(secret)))
      .map((secret) => `${form}: ${secret}`),
  )
}
