/**
 * `npm run bench:curate`: how fast a repository becomes a dataset, against its parser alone; after one changed file; and
 * how memory and time grow with it. `--corpus=DIR,DIR` names what the repository is put together of, `--lines=10000,...`
 * its sizes.
 */
import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { report } from '#bench/report'
import { languageOf, loadParsers, parse } from '#engine/language/language'
import { codeIn, type Corpus, type CorpusFile, makeCorpus } from './corpus'
import { runDataset } from './runDataset'

const option = (name: string): string | undefined =>
  process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3)
const sizes = (option('lines') ?? '10000,100000').split(',').map(Number)
const corpus = option('corpus')?.split(',') ?? [
  'test/fixtures/sample-shop',
  ...['@angular', 'rxjs', 'typescript', 'zod', 'vscode-languageserver-protocol'].map(
    (name) => `node_modules/${name}`,
  ),
]
/** V8 collects as late as it may: what is really needed shows where it may not wait. */
const smallHeap = ['--max-old-space-size=128', '--max-semi-space-size=8']
const MEGABYTE = 1_000_000
const built = join('.cache', `bench-curate-${process.pid}`)

try {
  const build = ['esbuild.mjs', `${process.platform}-${process.arch}`, built]
  const { status, stderr } = spawnSync(process.execPath, build, { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  await loadParsers()
  const files = codeIn(corpus)
  const measured = []
  for (const size of sizes) measured.push(await measure(files, size))
  report({ benchmark: 'curate', baseline: 'the parser alone', sizes: measured })
} finally {
  rmSync(built, { recursive: true, force: true, maxRetries: 5 })
}

async function measure(files: readonly CorpusFile[], size: number): Promise<object> {
  const scratch = mkdtempSync(join(tmpdir(), 'apprentice-curate-'))
  try {
    const made = makeCorpus(files, size, join(scratch, 'repository'))
    const megabytes = made.bytes / MEGABYTE
    const parseSeconds = parseAll(made)
    const [program, home] = [join(built, 'cli.js'), join(scratch, 'home')]
    const cold = await runDataset(program, made.folder, home)
    const again = await runDataset(program, made.folder, home)
    appendFileSync(made.files[0]!, '\n// One more line.\n')
    const changed = await runDataset(program, made.folder, home)
    const tight = await runDataset(program, made.folder, join(scratch, 'tight'), smallHeap)
    const { files: taught, examples, leftOut } = cold.counts
    return {
      ...{
        lines: made.lines,
        files: made.files.length,
        megabytes: round(megabytes),
        taught,
        examples,
        leftOut,
      },
      parser: { seconds: round(parseSeconds), megabytesPerSecond: round(megabytes / parseSeconds) },
      cold: { seconds: round(cold.seconds), megabytesPerSecond: round(megabytes / cold.seconds) },
      unchangedSeconds: round(again.seconds),
      oneChangedFileSeconds: round(changed.seconds),
      peakMegabytes: cold.peakMegabytes,
      peakMegabytesWithSmallHeap: tight.peakMegabytes,
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 })
  }
}

function parseAll({ files }: Corpus): number {
  const texts = files.map((file) => [readFileSync(file, 'utf8'), languageOf(file)!] as const)
  const started = performance.now()
  for (const [text, language] of texts) parse(text, language)
  return (performance.now() - started) / 1000
}

function round(value: number): number {
  return Number(value.toPrecision(3))
}
