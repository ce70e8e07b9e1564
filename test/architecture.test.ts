import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { ESLint } from 'eslint'
import { expect, test } from 'vitest'

const foldersIn = (root: string): string[] =>
  readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${root}/${entry.name}`)

test('the code map names every folder of src, and only those', () => {
  const onDisk = [...foldersIn('src'), ...foldersIn('src/engine')].sort()
  const inMap = [...readFileSync('ARCHITECTURE.md', 'utf8').matchAll(/^### `(src\/[^`]+)`/gm)]
    .map(([, folder]) => folder)
    .sort()
  expect(inMap).toEqual(onDisk)
})

test.each(['ARCHITECTURE.md', 'CONTRIBUTING.md', 'README.md'])(
  'every path that %s names is there',
  (document) => {
    const named = [
      ...readFileSync(document, 'utf8').matchAll(/`((?:src|trainer|test|docs|models|scripts)\/[^`*]*)`/g),
    ]
    for (const [, path] of named) expect(existsSync(path!), path).toBe(true)
  },
)

/** The project's own configuration, without the rules that need a type-checked file on disk. */
const eslint = new ESLint({
  ignore: false,
  overrideConfig: {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: false } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/no-misused-promises': 'off',
      '@typescript-eslint/await-thenable': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': 'off',
      '@typescript-eslint/no-unused-vars': 'off',
      '@typescript-eslint/consistent-type-imports': 'off',
    },
  },
})

async function complaints(code: string, filePath: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath })
  return (result?.messages ?? []).map((message) => message.ruleId ?? message.message)
}

test.each([
  ['contracts know nothing else', 'src/contracts/x.ts', "import { a } from '#platform/clock'"],
  ['platform knows no engine', 'src/platform/x.ts', "import { a } from '#engine/serve/serve'"],
  ['a stage knows no other stage', 'src/engine/curate/x.ts', "import { a } from '#engine/train/train'"],
  ['a leaf knows no stage', 'src/engine/completion/x.ts', "import { a } from '#engine/curate/curate'"],
  ['a leaf knows no store', 'src/engine/redact/x.ts', "import { a } from '#engine/store/store'"],
  ['nobody goes past a door', 'src/engine/pipeline.ts', "import { a } from '#engine/curate/freeze'"],
  [
    'nobody goes into a subfolder',
    'src/engine/pipeline.ts',
    "import { a } from '#engine/curate/choose/choose'",
  ],
  ['nobody climbs out of a folder', 'src/engine/curate/x.ts', "import { a } from '../train/train'"],
  ['the engine knows no LSP', 'src/engine/serve/x.ts', "import { a } from 'vscode-languageserver-protocol'"],
  ['SQLite lives in the store', 'src/engine/capture/x.ts', "import a from 'better-sqlite3'"],
  ['processes live in platform', 'src/engine/train/x.ts', "import { spawn } from 'node:child_process'"],
  ['an HTTP server lives in the runtime', 'src/lsp/x.ts', "import { createServer } from 'node:http'"],
  ['git lives in platform', 'src/engine/curate/x.ts', "import { simpleGit } from 'simple-git'"],
  ['only platform talks to a network', 'src/engine/serve/x.ts', "await fetch('http://127.0.0.1')"],
  ['llama.cpp lives in the runtime', 'src/engine/serve/x.ts', "import { a } from 'node-llama-cpp'"],
  ['the runtime knows no engine', 'src/runtime/x.ts', "import { a } from '#engine/serve/serve'"],
  ['a new folder may import nothing', 'src/extra/x.ts', "import { a } from '#platform/clock'"],
  ['no default exports', 'src/engine/curate/x.ts', 'export default 1'],
  ['no barrels', 'src/engine/curate/x.ts', "export * from './curate'"],
  ['no dynamic imports', 'src/engine/curate/x.ts', "await import('./curate')"],
  ['tests are imported by nothing', 'src/engine/curate/x.ts', "import { a } from '#test/fakes/fakeClock'"],
])('lint holds: %s', async (_, path, code) => {
  expect(await complaints(`${code}\nexport const x = 1\n`, path)).not.toEqual([])
})

test.each([
  ['src/engine/pipeline.ts', "import { curate } from '#engine/curate/curate'"],
  ['src/engine/curate/x.ts', "import { choose } from '#engine/curate/choose/choose'"],
  ['src/engine/curate/x.ts', "import { openStore } from '#engine/store/store'"],
  ['src/engine/curate/x.ts', "import { holeAt } from '#engine/completion/completion'"],
  ['src/engine/store/x.ts', "import Database from 'better-sqlite3'"],
  ['src/platform/x.ts', "import { spawn } from 'node:child_process'"],
  ['src/runtime/x.ts', "import { createServer } from 'node:http'"],
  ['src/engine/curate/x.test.ts', "import { fakeClock } from '#test/fakes/fakeClock'"],
])('lint allows in %s: %s', async (path, code) => {
  const rules = (await complaints(`${code}\nexport const x = 1\n`, path)).filter(
    (rule) => rule === 'no-restricted-imports',
  )
  expect(rules).toEqual([])
})

test('lint sees a known cycle', async () => {
  const [result] = await eslint.lintFiles('test/fixtures/cycle/first.ts')
  expect(result?.messages.map((message) => message.ruleId)).toContain('import-x/no-cycle')
})
