/** Runs the tests of the extension host in VS Code for the desktop, which it downloads: for machines with a network. */
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { downloadAndUnzipVSCode, runTests, runVSCodeCommand } from '@vscode/test-electron'
import { apprenticeSettings } from './apprenticeSettings.mjs'
import { buildHostTests } from './buildHostTests.mjs'
import { makeSampleWorkspace } from './makeSampleWorkspace.mjs'
import { root } from './setUp.mjs'

const cachePath = join(root, '.cache', 'vscode')
const folder = mkdtempSync(join(tmpdir(), 'desktop-'))
try {
  const vscodeExecutablePath = await downloadAndUnzipVSCode({ cachePath }).catch((error) => {
    throw new Error(
      `VS Code could not be downloaded (${error.message}). This test needs a network; \`npm test\` runs the same tests without one.`,
    )
  })
  await testIn(vscodeExecutablePath)
} catch (error) {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

async function testIn(vscodeExecutablePath) {
  const [user, extensions, workspace] = ['user', 'extensions', 'sample-shop'].map((name) =>
    join(folder, name),
  )
  await makeSampleWorkspace(workspace)
  mkdirSync(join(user, 'User'), { recursive: true })
  const settings = { ...apprenticeSettings(join(folder, 'data')), 'apprentice.recording': true }
  writeFileSync(join(user, 'User', 'settings.json'), JSON.stringify(settings))

  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const vsix = join(root, 'dist', `apprentice-${process.platform}-${process.arch}-${version}.vsix`)
  const places = ['--user-data-dir', user, '--extensions-dir', extensions]
  await runVSCodeCommand([...places, '--install-extension', vsix], { cachePath })
  const installed = readdirSync(extensions).find((name) => name.startsWith('apprentice.apprentice-'))

  const results = join(folder, 'results.json')
  try {
    await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: join(extensions, installed),
      extensionTestsPath: await buildHostTests(),
      extensionTestsEnv: { APPRENTICE_HOST_TESTS: results },
      launchArgs: [workspace, ...places, '--disable-workspace-trust'],
    })
  } finally {
    for (const { title, error } of JSON.parse(readFileSync(results, 'utf8'))) {
      process.stdout.write(`${error === undefined ? 'passed' : 'FAILED'}  ${title}\n${error ?? ''}`)
    }
  }
}
