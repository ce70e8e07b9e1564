// Real compilers and a real test run, broken by an accepted suggestion and not: the right ones are credited.

import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { copySampleShop } from '#test/workspace/copySampleShop'
import { dotnetSdk } from '#test/workspace/dotnetSdk'
import { captureUnderTest, offered } from './captureUnderTest'

const root = join(import.meta.dirname, '..', '..')

/** A person in a workspace, who accepts lines and runs commands. */
function atWork(workspace: string) {
  const { store, capture, clock } = captureUnderTest()
  onTestFinished(() => {
    store.close()
    rmSync(workspace, { recursive: true, force: true })
  })
  return {
    /** Puts a suggested text in place of one that stands once in the file. */
    async accept(id: string, path: string, instead: string, text: string): Promise<void> {
      const file = join(workspace, path)
      const [prefix, suffix, ...others] = readFileSync(file, 'utf8').split(instead)
      if (prefix === undefined || suffix === undefined || others.length > 0)
        throw new Error(`"${instead}" once in ${path}`)
      writeFileSync(file, prefix + text + suffix)
      await clock.advance(10_000)
      capture.suggested(
        offered({ id, workspace, path, prefix: prefix.slice(-500), suffix: suffix.slice(0, 200), text }),
      )
      capture.accepted(id)
      await capture.flush()
    },
    async run(
      command: string,
      program: string,
      args: readonly string[],
      folder = workspace,
    ): Promise<number | null> {
      await clock.advance(10_000)
      const { status, stdout, stderr } = spawnSync(program, args, {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, FORCE_COLOR: '1' },
      })
      capture.commandEnded({
        command,
        exitCode: status ?? undefined,
        workspace,
        folder,
        output: stdout + stderr,
      })
      await capture.flush()
      return status
    },
    results: (id: string): string[] =>
      store.outcomes
        .forSuggestion(id)
        .map((one) =>
          'because' in one ? `${one.kind} ${one.passed ? 'passed' : 'failed'} ${one.because}` : one.kind,
        ),
  }
}

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
