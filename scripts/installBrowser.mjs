/** Installs a browser for the editor tests where none is and this may be done: on Debian and its kin, as root. */
import { existsSync } from 'node:fs'
import { findBrowser } from './findBrowser.mjs'
import { run } from './run.mjs'

try {
  if (findBrowser() === null) await install()
} catch (error) {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}

async function install() {
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) {
    throw new Error(
      'The editor tests need Chromium, Chrome or Edge, and none was found. Install one, or name its program in the environment variable APPRENTICE_BROWSER.',
    )
  }
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  const packages = ['chromium', 'fonts-liberation']
  await run({
    title: 'Installing Chromium ...',
    program: 'apt-get',
    args: ['update', '-qq'],
    env,
    quiet: true,
  })
  await run({
    program: 'apt-get',
    args: ['install', '-y', '-qq', '--no-install-recommends', ...packages],
    env,
    quiet: true,
  })
  if (findBrowser() === null) throw new Error('Chromium was installed, and is not on PATH.')
}
