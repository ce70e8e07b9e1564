/** What a person gets who installs the package: exactly this, and nothing that VS Code refuses or that slows its start. */
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { installExtension } from '#scripts/installExtension'
import { root } from '#scripts/setUp'
import { type Manifest, packagedExtension, readManifest } from './packagedExtension'

const folder = mkdtempSync(join(tmpdir(), 'extension-package-'))
/** Of the API by which VS Code says what became of a suggestion, and which it refuses to a released extension. */
const PROPOSED =
  /handleDid(?:Show|PartiallyAccept|Reject)CompletionItem|handle(?:List)?EndOfLifetime|inlineCompletionsAdditions/
let extension: string
let manifest: Manifest
let program: string

beforeAll(async () => {
  extension = await installExtension(packagedExtension(), folder)
  manifest = readManifest(extension)
  program = ['extension.cjs', 'languageClient.cjs']
    .map((name) => readFileSync(join(extension, 'dist', name), 'utf8'))
    .join('\n')
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** Paths of files under a folder, with slashes. */
function filesIn(place: string): string[] {
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(place, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
}

test('it holds what runs and what a person reads, and nothing else', () => {
  const trainer = filesIn(join(root, 'trainer')).filter((name) =>
    /^trainer\/.*\.py$|^requirements\.txt$|^pyproject\.toml$/.test(name),
  )
  expect(filesIn(extension).sort()).toEqual(
    [
      '.vsixmanifest',
      'LICENSE.txt',
      'changelog.md',
      'dist/curateWorker.js',
      'dist/dashboard.css',
      'dist/dashboard.js',
      'dist/extension.cjs',
      'dist/guard.json',
      'dist/languageClient.cjs',
      `dist/${process.platform}-${process.arch}.node`,
      'dist/review.css',
      'dist/review.js',
      'dist/runtime.js',
      'dist/server.js',
      'dist/tree-sitter-c-sharp.wasm',
      'dist/tree-sitter-tsx.wasm',
      'dist/tree-sitter-typescript.wasm',
      'dist/web-tree-sitter.wasm',
      ...filesIn(join(root, 'media')).map((name) => `media/${name}`),
      'package.json',
      'readme.md',
      ...trainer.map((name) => `trainer/${name}`),
    ].sort(),
  )
})

test('it asks for no proposed API, and nothing in it names one', () => {
  expect(manifest).not.toHaveProperty('enabledApiProposals')
  const all = readdirSync(join(extension, 'dist'))
    .filter((name) => /\.c?js$/.test(name))
    .map((name) => readFileSync(join(extension, 'dist', name), 'utf8'))
  expect(all.length).toBeGreaterThan(3)
  for (const text of all) expect(text).not.toMatch(PROPOSED)
})

test('it is type-checked against the oldest VS Code that it says it runs in', () => {
  const types = readManifest(root).devDependencies?.['@types/vscode']
  expect(manifest.engines['vscode']).toBe(`^${types}`)
})

test('it offers suggestions once', () => {
  expect(program.match(/registerInlineCompletionItemProvider\(/g)).toHaveLength(1)
})

test('the editor loads neither SQLite nor the schemas of the server', () => {
  const server = readFileSync(join(extension, 'dist', 'server.js'), 'utf8')
  for (const heavy of ['// node_modules/better-sqlite3/', '// node_modules/zod/']) {
    expect(server).toContain(heavy)
    expect(program).not.toContain(heavy)
  }
})
