// Puts the Angular CLI into `.angular-cli` of the project, as its lock file says, for the tests that build real Angular.

import { findNpm } from '#scripts/setUp'
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installAside } from './installAside.mjs'

const wanted = fileURLToPath(new URL('./angularCli', import.meta.url))
const folder = fileURLToPath(new URL('../../.angular-cli', import.meta.url))
const lock = 'package-lock.json'

try {
  if (isInstalled()) console.log('The Angular CLI for tests is installed.')
  else installAside({ folder, name: 'installed', title: 'The Angular CLI for tests', isInstalled, fill })
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}

/** Its lock file is copied with it, and what is in place is whole. */
function isInstalled() {
  const copied = join(folder, 'installed', lock)
  return existsSync(copied) && readFileSync(copied).equals(readFileSync(join(wanted, lock)))
}

function fill(staging) {
  console.log('Installing the Angular CLI for tests (about 300 MB) ...')
  for (const name of ['package.json', lock]) copyFileSync(join(wanted, name), join(staging, name))
  const npm = ['ci', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error']
  const ended = spawnSync(process.execPath, [findNpm(), ...npm], { cwd: staging, stdio: 'inherit' })
  if (ended.status !== 0) {
    throw new Error('npm could not install the Angular CLI for tests: see its message above.')
  }
}
