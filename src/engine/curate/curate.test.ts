import { mkdtemp, readFile, rm, writeFile, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { datasetCardSchema, exampleSchema } from '#contracts/example'
import { settingsSchema } from '#contracts/settings'
import type { Suggestion } from '#contracts/suggestion'
import { prepareRequest } from '#engine/completion/completion'
import { Exclusions } from '#engine/exclude/exclude'
import { sha256 } from '#platform/files'
import { systemGit } from '#platform/git'
import { copySampleShop } from '#test/workspace/copySampleShop'
import { type AcceptedText, type CurateParts, curate, readWorkspace } from './curate'

const settings = settingsSchema.parse({ prefixCharacters: 600, suffixCharacters: 250 })
let scratch: string
let shop: string

beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'curate-'))
  shop = copySampleShop()
})
afterEach(async () => {
  await rm(scratch, { recursive: true, force: true })
  await rm(shop, { recursive: true, force: true })
})

const parts = (): CurateParts => ({
  redact: (text) => {
    const found = text.split('not-a-real-password-123').length - 1
    return Promise.resolve({
      text: text.replaceAll('not-a-real-password-123', '<redacted:password>'),
      found: found > 0 ? { password: found } : {},
    })
  },
  clock: { now: () => 1_790_000_000_000, delay: () => Promise.resolve() },
  settings,
  datasets: join(scratch, 'datasets'),
})

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(shop, path)), { recursive: true })
  await writeFile(join(shop, path), text)
}

test('a workspace becomes a frozen dataset whose rows and hashes agree with its card', async () => {
  const outcome = await curate(await readWorkspace(shop, systemGit), [], parts())
  if (outcome.kind !== 'curated') throw new Error(outcome.kind)
  const { folder } = outcome.dataset
  const card = datasetCardSchema.parse(JSON.parse(await readFile(join(folder, 'card.json'), 'utf8')))
  let rows = 0
  for (const [name, file] of Object.entries(card.files)) {
    const text = await readFile(join(folder, name), 'utf8')
    expect(sha256(text)).toBe(file.sha256)
    const lines = text.trimEnd().split('\n')
    expect(lines).toHaveLength(file.rows)
    for (const line of lines) exampleSchema.parse(JSON.parse(line))
    rows += lines.length
  }
  expect(rows).toBe(card.counts.examples)
  expect(rows).toBeGreaterThan(500)
  expect(Object.keys(card.counts.byLanguage).sort()).toEqual(['csharp', 'html', 'scss', 'typescript'])
  expect(card.counts.bySplit.test).toBeGreaterThan(50)
})

test('the same workspace gives the same dataset, and one changed file another', async () => {
  const first = await curate(await readWorkspace(shop, systemGit), [], parts())
  const again = await curate(await readWorkspace(shop, systemGit), [], parts())
  await write(
    'server/Shop.Api/Extra.cs',
    'public class Extra\n{\n    public int Amount { get; set; }\n}\n'.repeat(4),
  )
  const changed = await curate(await readWorkspace(shop, systemGit), [], parts())
  if (first.kind !== 'curated' || again.kind !== 'curated' || changed.kind !== 'curated')
    throw new Error('too little')
  expect(again.dataset.card).toEqual(first.dataset.card)
  expect(changed.dataset.card.id).not.toBe(first.dataset.card.id)
})

test('a dataset of which something was forgotten is written anew when its sources are there again', async () => {
  const first = await curate(await readWorkspace(shop, systemGit), [], parts())
  if (first.kind !== 'curated') throw new Error(first.kind)
  const { folder, card } = first.dataset
  await writeFile(join(folder, 'train.jsonl'), '')
  await writeFile(join(folder, 'card.json'), JSON.stringify({ ...card, forgotten: 1 }))
  const again = await curate(await readWorkspace(shop, systemGit), [], parts())
  expect(again).toMatchObject({ dataset: { folder, card: { files: card.files } } })
  const rows = await readFile(join(folder, 'train.jsonl'), 'utf8')
  expect(sha256(rows)).toBe(card.files['train.jsonl']?.sha256)
})

test('generated, vendored, secret and foreign files are left out, each for its reason', async () => {
  await write('web/node_modules/x/index.ts', 'export const x = 1\n'.repeat(20))
  await write('.env.production', 'KEY=1\n')
  await write('web/src/app/minified.ts', `export const a=1;${'b();'.repeat(500)}\n`)
  await write('web/src/app/tiny.ts', 'export {}\n')
  await write('web/.apprenticeignore', 'src/app/orders/\n')
  const { leftOut, files } = await readWorkspace(shop, systemGit, new Exclusions(['ProductDto.cs']))
  expect(leftOut.get('web/src/app/orders/order.service.ts')).toBe('ignored')
  expect(
    [...leftOut].filter(([path]) => path.endsWith('/ProductDto.cs')).map(([, reason]) => reason),
  ).toEqual(['ignored'])
  expect(leftOut.get('server/Shop.Api/Carrier/CarrierClient.g.cs')).toBe('generated')
  expect(leftOut.get('web/src/app/carrier/carrier-api.generated.ts')).toBe('generated')
  expect(leftOut.get('web/package-lock.json')).toBe('unsupportedLanguage')
  expect(leftOut.get('.env.production')).toBe('secretFile')
  expect(leftOut.get('web/src/app/minified.ts')).toBe('minified')
  expect(leftOut.get('web/src/app/tiny.ts')).toBe('tooSmall')
  expect(files.map((file) => file.path)).not.toContain('web/node_modules/x/index.ts')
})

test('copies and near copies train once, and never beside what is held out', async () => {
  const { files } = await readWorkspace(shop, systemGit)
  const held = files.find((file) => file.split === 'test' && file.language === 'csharp')!
  await write('server/Shop.Api/Copied/Copy.cs', held.text)
  await write('server/Shop.Api/Copied/Near.cs', `${held.text}// one more line than the other\n`)
  const after = await readWorkspace(shop, systemGit)
  const copies = ['server/Shop.Api/Copied/Copy.cs', 'server/Shop.Api/Copied/Near.cs', held.path]
  const kept = after.files.filter((file) => copies.includes(file.path))
  expect(kept).toHaveLength(1)
  expect(kept[0]!.split).not.toBe('train')
})

test('no group of files crosses the split, and every language is held out', async () => {
  const { files } = await readWorkspace(shop, systemGit)
  const splitsOf = Map.groupBy(files, (file) => file.group)
  for (const members of splitsOf.values()) expect(new Set(members.map((file) => file.split)).size).toBe(1)
  for (const language of ['csharp', 'typescript']) {
    const splits = new Set(files.filter((file) => file.language === language).map((file) => file.split))
    expect([...splits].sort()).toEqual(['test', 'train', 'validation'])
  }
})

test('a training prompt is, byte for byte, what the server would send at that place', async () => {
  const workspace = await readWorkspace(shop, systemGit)
  const outcome = await curate(workspace, [], {
    ...parts(),
    redact: (text) => Promise.resolve({ text, found: {} }),
  })
  if (outcome.kind !== 'curated') throw new Error(outcome.kind)
  let checked = 0
  for (const example of [...outcome.examples.values()].flat()) {
    if (example.source.kind !== 'repository') continue
    const { path, line } = example.source
    const file = workspace.files.find((one) => one.path === path)!
    const lineStart = file.text.split('\n').slice(0, line).join('\n').length + (line > 0 ? 1 : 0)
    const lineEnd = (file.text.indexOf('\n', lineStart) + file.text.length + 1) % (file.text.length + 1)
    const places = Array.from({ length: lineEnd - lineStart + 1 }, (_, index) => lineStart + index)
    const asked = places.some((offset) => {
      if (!file.text.startsWith(example.completion, offset)) return false
      const rest = file.text.slice(offset + example.completion.length).replace(/^[ \t]+(?=\n|$)/, '')
      const typed = file.text.slice(0, offset) + rest
      return prepareRequest(typed, offset, file.language, settings).prompt === example.prompt
    })
    expect(asked, `${path}:${line}`).toBe(true)
    checked++
  }
  expect(checked).toBeGreaterThan(500)
})

test('what is found secret never reaches a row', async () => {
  await write(
    'server/Shop.Api/Connect.cs',
    'public static class Connect\n{\n    public const string Line = "Server=.;Password=not-a-real-password-123";\n}\n'.repeat(
      3,
    ),
  )
  const outcome = await curate(await readWorkspace(shop, systemGit), [], parts())
  if (outcome.kind !== 'curated') throw new Error(outcome.kind)
  expect(outcome.dataset.card.counts.redacted).toEqual({ password: 3 })
  for (const name of Object.keys(outcome.dataset.card.files)) {
    expect(await readFile(join(outcome.dataset.folder, name), 'utf8')).not.toContain('not-a-real-password')
  }
})

test('an accepted suggestion teaches what was kept of it; one that was undone or rated poor nothing', async () => {
  const workspace = await readWorkspace(shop, systemGit)
  const path = workspace.files.find((file) => file.split === 'train')!.path
  const suggestion = (id: string): Suggestion => ({
    id,
    versionId: 'v',
    client: 'editor',
    workspace: shop,
    path,
    language: 'csharp',
    line: 1,
    character: 0,
    prefix: `// asked by ${id}\nvar total = `,
    suffix: '\n',
    text: 'basket.Sum();',
    scope: 'line',
    origin: 'network',
    surface: 'inline',
    createdAt: 1,
    firstTokenMs: 1,
    totalMs: 1,
  })
  const stood = { keptRatio: 0.9, finalText: 'basket.Total();' }
  const accept = (id: string, change: Partial<AcceptedText> = {}): AcceptedText => ({
    suggestion: suggestion(id),
    survival: stood,
    undone: false,
    stars: null,
    ...change,
  })
  const accepted: AcceptedText[] = [
    accept('kept'),
    accept('liked', { stars: 3, survival: { keptRatio: 1, finalText: 'basket.Sum();' } }),
    accept('cleared', { survival: { keptRatio: 0, finalText: '' } }),
    accept('unsettled', { survival: null }),
    accept('undone', { undone: true }),
    accept('poor', { stars: 2 }),
    accept('undone and poor', { undone: true, stars: 1 }),
  ]
  const outcome = await curate(workspace, accepted, parts())
  if (outcome.kind !== 'curated') throw new Error(outcome.kind)
  const learnt = outcome.examples.get('train')!.filter((example) => example.source.kind === 'suggestion')
  expect(learnt.map((example) => example.completion)).toEqual(['basket.Total();', 'basket.Sum();'])
  expect(outcome.dataset.card.counts.leftOut).toMatchObject({ notKept: 3, ratedPoor: 2 })
})

test('a folder without code is too little, and says so', async () => {
  await rm(shop, { recursive: true, force: true })
  await write('README.md', '# nothing\n')
  expect(await curate(await readWorkspace(shop, systemGit), [], parts())).toEqual({
    kind: 'tooLittle',
    files: 0,
    leftOut: { unsupportedLanguage: 1 },
  })
})
