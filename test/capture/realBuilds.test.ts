// Real compilers and a real test run, broken by an accepted suggestion and not: the right ones are credited.

import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { copySampleShop } from '#test/workspace/copySampleShop'
import { dotnetSdk } from '#test/workspace/dotnetSdk'
import { atWork } from './atWork'

const root = join(import.meta.dirname, '..', '..')

test('dotnet build', async () => {
  const shop = copySampleShop()
  const { command, targetFramework } = dotnetSdk(root)
  const { accept, run, results } = atWork(shop)
  const args = [
    'build',
    '-nologo',
    `-p:ShopTargetFramework=${targetFramework}`,
    '-p:UseSharedCompilation=false',
    '-nodeReuse:false',
  ]
  const build = () => run('dotnet build -nologo', command, args, join(shop, 'server'))

  const dto = 'server/Shop.Api/Dtos/ProductDto.cs'
  await accept('guilty', dto, 'PricePence = product.PricePence,', 'PricePence = product.Name,')
  await accept(
    'innocent',
    'server/Shop.Api/Dtos/OrderDto.cs',
    'namespace ',
    '// What the till prints.\nnamespace ',
  )
  expect(await build()).toBe(1)
  expect(results('guilty')).toEqual(['build failed errorInText'])
  expect(results('innocent')).toEqual([])

  await accept('mended', dto, 'PricePence = product.Name,', 'PricePence = product.PricePence,')
  expect(await build()).toBe(0)
  expect(results('innocent')).toEqual(['build passed coveredItsFile'])
  expect(results('mended')).toEqual(['build passed coveredItsFile'])
  expect(results('guilty')).toEqual(['build failed errorInText'])
})

function smallWorkspace(): string {
  const folder = mkdtempSync(join(tmpdir(), 'small-'))
  const files: Record<string, string> = {
    'package.json': '{ "type": "module" }',
    'tsconfig.json':
      '{ "compilerOptions": { "strict": true, "noEmit": true, "skipLibCheck": true, "types": [], "module": "esnext", "moduleResolution": "bundler", "target": "es2022" }, "include": ["src"] }',
    'eslint.config.mjs':
      "import { parser } from 'typescript-eslint'\nexport default [{ files: ['src/*.ts'], languageOptions: { parser }, rules: { eqeqeq: 'error' } }]\n",
    'src/sum.ts': 'export function sum(values: number[]): number {\n  // sum\n}\n',
    'src/name.ts': 'export function name(): string {\n  // name\n}\n',
    'src/sum.test.ts':
      "import { expect, test } from 'vitest'\nimport { sum } from './sum'\ntest('adds', () => {\n  expect(sum([1, 2])).toBe(3)\n})\n",
  }
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
  return folder
}

test('tsc', async () => {
  const folder = smallWorkspace()
  const { accept, run, results } = atWork(folder)
  const tsc = (...more: string[]) =>
    run('npx tsc -p .', process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', '.', ...more])

  await accept('guilty', 'src/sum.ts', '// sum', "return 'all'")
  await accept('innocent', 'src/name.ts', '// name', "return 'all'")
  expect(await tsc('--pretty')).not.toBe(0)
  expect(results('guilty')).toEqual(['build failed errorInText'])
  expect(results('innocent')).toEqual([])

  await accept('mended', 'src/sum.ts', "return 'all'", 'return values.length')
  expect(await tsc()).toBe(0)
  expect(results('mended')).toEqual(['build passed coveredItsFile'])
  expect(results('innocent')).toEqual(['build passed coveredItsFile'])
})

test.each(['stylish', 'json'])('eslint as %s', async (format) => {
  const { accept, run, results } = atWork(smallWorkspace())
  const eslint = () =>
    run(`npx eslint --format=${format} src`, process.execPath, [
      join(root, 'node_modules/eslint/bin/eslint.js'),
      `--format=${format}`,
      'src',
    ])

  await accept('guilty', 'src/sum.ts', '// sum', 'return values == null ? 0 : values.length')
  await accept('innocent', 'src/name.ts', '// name', "return 'all'")
  expect(await eslint()).toBe(1)
  expect(results('guilty')).toEqual(['lint failed errorInText'])
  expect(results('innocent')).toEqual([])

  await accept('mended', 'src/sum.ts', 'return values == null ? 0 : values.length', 'return values.length')
  expect(await eslint()).toBe(0)
  for (const id of ['mended', 'innocent']) expect(results(id), id).toEqual(['lint passed sameFolder'])
})

test('vitest', async () => {
  const { accept, run, results } = atWork(smallWorkspace())
  const vitest = () =>
    run('npx vitest run', process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run'])

  await accept('guilty', 'src/sum.ts', '// sum', "throw new Error('not now')")
  await accept('innocent', 'src/name.ts', '// name', "return 'all'")
  expect(await vitest()).toBe(1)
  expect(results('guilty')).toEqual(['test failed errorInText'])
  expect(results('innocent')).toEqual([])

  await accept(
    'mended',
    'src/sum.ts',
    "throw new Error('not now')",
    'return values.reduce((left, right) => left + right, 0)',
  )
  await accept('tested', 'src/sum.test.ts', "'adds'", "'adds all'")
  expect(await vitest()).toBe(0)
  expect(results('mended')).toEqual(['test passed sameFolder'])
  expect(results('tested')).toEqual(['test passed coveredItsFile'])
})

test('vitest that cannot read a file, and tells it to a report file alone', async () => {
  const { accept, run, results } = atWork(smallWorkspace())
  await accept('guilty', 'src/sum.ts', '// sum', "throw new Error('not now')")
  await accept('innocent', 'src/name.ts', '// name', "return 'all'")
  const program = join(root, 'node_modules/vitest/vitest.mjs')
  expect(
    await run('npx vitest run --reporter=json', process.execPath, [program, 'run', '--reporter=json']),
  ).toBe(1)
  expect(results('guilty')).toEqual(['test failed errorInText'])

  await accept('unfinished', 'src/sum.ts', "throw new Error('not now')", 'return values length')
  expect(await run('npx vitest run', process.execPath, [program, 'run'])).toBe(1)
  expect(results('unfinished')).toEqual(['test failed errorInText'])
  expect(results('innocent')).toEqual([])
})
