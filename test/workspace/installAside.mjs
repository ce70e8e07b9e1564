// Builds a folder beside its place and moves it there, so that what is in place is whole, whoever installs at once.

import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'

const hourMilliseconds = 3_600_000

/**
 * @param {object} install
 * @param {string} install.folder what holds the staging folders and the place
 * @param {string} install.name the place, below `folder`
 * @param {string} install.title what it is called in messages
 * @param {() => boolean} install.isInstalled whether what is in place is what is wanted
 * @param {(staging: string) => void} install.fill throws a sentence for the person who installs
 */
export function installAside({ folder, name, title, isInstalled, fill }) {
  mkdirSync(folder, { recursive: true })
  removeAbandoned(folder)
  const staging = mkdtempSync(join(folder, 'staging-'))
  try {
    chmodSync(staging, 0o755)
    fill(staging)
    publish()
  } finally {
    rmSync(staging, { recursive: true, force: true })
  }
  console.log(`${title} is installed.`)

  /** Moving a folder is atomic: of two installers at once one wins, and the other finds its work done. */
  function publish() {
    const place = join(folder, name)
    if (existsSync(place) && !isInstalled()) rmSync(place, { recursive: true, force: true })
    try {
      renameSync(staging, place)
    } catch (error) {
      if (!isInstalled()) {
        throw new Error(
          `${title} could not be moved to ${place}: remove that folder and try again. ${error.message}`,
        )
      }
    }
  }
}

function removeAbandoned(folder) {
  for (const name of readdirSync(folder).filter((entry) => entry.startsWith('staging-'))) {
    const abandoned = join(folder, name)
    if (existsSync(abandoned) && statSync(abandoned).mtimeMs < Date.now() - hourMilliseconds) {
      rmSync(abandoned, { recursive: true, force: true })
    }
  }
}
