import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Ended, apprentice, root } from '#test/cli/apprentice'
import { openCurator, curatorSettings } from '#test/curate/curator'
import { makeSmallShop } from '#test/curate/smallShop'
import { commitAt } from '#test/workspace/commitAt'

const CANCELLED_MS = 2_000
const shop = makeSmallShop(24)
/** The dataset of the shop where nothing comes between. */
let whole: string
let home: string
let settings: string

beforeAll(async () => {
  commitAt(shop, 1_700_000_000)
  const undisturbed = mkdtempSync(join(tmpdir(), 'whole-'))
  const engine = await openCurator(undisturbed)
  whole = (await engine.buildDataset(shop)).card.id
  await engine.close()
  rmSync(undisturbed, { recursive: true, force: true, maxRetries: 5 })
})
afterAll(() => rmSync(shop, { recursive: true, force: true, maxRetries: 5 }))
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'broken-home-'))
  settings = join(home, 'settings.json')
  writeFileSync(settings, JSON.stringify(curatorSettings))
})
afterEach(() => rmSync(home, { recursive: true, force: true, maxRetries: 5 }))

const commandLine = (): string[] => [
  ...['dataset', '--json', '--repo', shop, '--home', home],
  ...['--runtime', 'http://127.0.0.1:9', '--settings', settings],
]
const build = (): Promise<Ended> => apprentice(commandLine())
const inDatasets = (): string[] => readdirSync(join(home, 'datasets')).sort()

test('what a killed build left goes with the next one, which gives the same dataset', async () => {
  const child = spawn(process.execPath, [join(root, 'dist', 'cli.js'), ...commandLine()], { stdio: 'ignore' })
  const ended = new Promise((resolve) => child.once('close', resolve))
  const isUnfinished = (name: string): boolean => name.startsWith('unfinished-')
  while (child.exitCode === null && !namesIn(join(home, 'datasets')).some(isUnfinished))
    await new Promise((resolve) => setTimeout(resolve, 2))
  child.kill('SIGKILL')
  await ended
  expect(inDatasets().some(isUnfinished)).toBe(true)
  const { code, out } = await build()
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({ card: { id: whole } })
  expect(inDatasets()).toEqual([whole])
})

test('two builds at once give one dataset, and neither takes what the other makes', async () => {
  const ended = await Promise.all([build(), build()])
  for (const { code, out, err } of ended) {
    expect(code, err).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ card: { id: whole } })
  }
  expect(inDatasets()).toEqual([whole])
})

test('a build that is cancelled at any time ends soon, and leaves nothing', async () => {
  const engine = await openCurator(home)
  const shares = [0, 0.2, 0.5, 0.6, 0.8, 0.9, 0.97]
  let cancelled = 0
  for (const share of shares) {
    const stop = new AbortController()
    let at = 0
    const onProgress = (done: number): void => {
      if (done < share || at > 0) return
      at = performance.now()
      stop.abort(new Error('enough'))
    }
    const ended = await engine
      .buildDataset(shop, stop.signal, onProgress)
      .catch((error: Error) => error.message)
    if (ended === 'enough') cancelled++
    else expect(ended, String(share)).toMatchObject({ card: { id: whole } })
    expect(performance.now() - at, String(share)).toBeLessThan(CANCELLED_MS)
    expect(namesIn(join(home, 'datasets')).filter((name) => name !== whole)).toEqual([])
  }
  expect(cancelled).toBeGreaterThan(shares.length - 3)
  expect((await engine.buildDataset(shop)).card.id).toBe(whole)
  await engine.close()
})

/** A small disk of its own needs a mount namespace, which only Linux gives without more rights. */
test.runIf(process.platform === 'linux')(
  'a disk that fills up while files are looked at, or a dataset is frozen, is said, and leaves nothing half-written',
  () => {
    const node = `'${process.execPath}' '${join(root, 'dist', 'cli.js')}' ${commandLine()
      .map((word) => `'${word}'`)
      .join(' ')}`
    // What was found out of the files, and the database, are there: only the dataset needs room. Then all of it does.
    const script = `
      mount -t tmpfs -o size=64m tmpfs '${home}' && cp '${settings}.copy' '${settings}' || exit 9
      ${node} > /dev/null || exit 8
      needed=$(du -sk '${home}/datasets' | cut -f1)
      for share in 90 40 20; do
        rm -r '${home}/datasets'
        [ $share = 20 ] && rm -r '${home}/cache'
        free=$(df -k --output=avail '${home}' | tail -1)
        head -c $(( (free - needed * share / 100) * 1024 )) /dev/zero > '${home}/ballast'
        ${node} > /dev/null && echo "whole with $share"
        find '${home}/datasets' -type f 2> /dev/null
        rm '${home}/ballast'
      done
      ${node} > /dev/null && ls '${home}/datasets'`
    const copy = mkdtempSync(join(tmpdir(), 'settings-'))
    writeFileSync(join(copy, 'settings.json.copy'), readFileSync(settings))
    const ran = spawnSync(
      'unshare',
      [
        process.getuid?.() === 0 ? '-m' : '-rm',
        'sh',
        '-c',
        script.replaceAll(`${settings}.copy`, join(copy, 'settings.json.copy')),
      ],
      { encoding: 'utf8' },
    )
    rmSync(copy, { recursive: true })
    expect(ran.stderr.match(/The disk [^\n]*is full/g)).toHaveLength(3)
    expect(ran.stderr).not.toMatch(/^\s+at /m)
    expect(ran.stdout.trim()).toBe(whole)
    expect(ran.status).toBe(0)
  },
)

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
