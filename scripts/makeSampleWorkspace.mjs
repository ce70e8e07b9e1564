/** Makes a workspace to try things in: a copy of the sample shop, as a git repository with one commit. */
import { cpSync } from 'node:fs'
import { basename, join } from 'node:path'
import { run } from './run.mjs'
import { root } from './setUp.mjs'

/** What someone may have built in the sample. */
const BUILT = new Set(['bin', 'obj', 'dist', 'node_modules', '.angular'])

/** @param {string} folder is made */
export async function makeSampleWorkspace(folder) {
  cpSync(join(root, 'test', 'fixtures', 'sample-shop'), folder, {
    recursive: true,
    filter: (source) => !BUILT.has(basename(source)),
  })
  const git = (...args) => run({ program: 'git', args, cwd: folder, quiet: true })
  await git('init', '--quiet', '--initial-branch=main')
  await git('config', 'user.name', 'Sample')
  await git('config', 'user.email', 'sample@example.com')
  await git('config', 'commit.gpgsign', 'false')
  await git('add', '--all')
  await git('commit', '--quiet', '--message', 'The shop')
}
