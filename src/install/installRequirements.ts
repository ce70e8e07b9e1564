/** `pip install` of a requirements file with hashes, with its lines as progress. */
import { readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { trainerEnvironment } from '#platform/installation'
import type { Processes } from '#platform/processes'
import { UserError } from '#platform/userError'
import type { InstallWatch } from './installProgress'
import { runToEnd } from './runToEnd'

/** pip in a Python that ends as soon as its standard input does: it must not go on when we are killed. */
const ATTACHED_PIP = `
import os, runpy, threading
def end_with_input():
    while os.read(0, 1024):
        pass
    os._exit(1)
threading.Thread(target=end_with_input, daemon=True).start()
runpy.run_module('pip', run_name='__main__', alter_sys=True)
`

/** The share of the whole that pip's downloads are, and then its copying. */
const DOWNLOADED = 70
const INSTALLED = 95

export async function installRequirements(
  processes: Processes,
  python: string,
  file: string,
  { signal, report }: InstallWatch,
): Promise<void> {
  const text = await readFile(file, 'utf8')
  const count = Math.max(1, text.split('\n').filter((line) => /^\S+==/.test(line)).length)
  let seen = 0
  const onLine = (line: string): void => {
    if (/^(Collecting|Processing|Ignoring|Requirement already satisfied)/.test(line)) seen++
    if (!/^\s*(Collecting|Processing|Downloading|Using cached|Installing collected)/.test(line)) return
    const installing = line.startsWith('Installing collected packages')
    report({
      percentage: installing ? DOWNLOADED : Math.min(DOWNLOADED, (DOWNLOADED * seen) / count),
      message: installing ? 'Installing PyTorch and the other packages' : brief(line),
    })
  }
  const options = [
    '--require-hashes',
    '--only-binary',
    ':all:',
    '--no-compile',
    '--no-input',
    '--progress-bar',
    'off',
  ]
  const { code, lines } = await runToEnd(
    processes,
    python,
    ['-c', ATTACHED_PIP, 'install', '--disable-pip-version-check', ...options, '-r', file],
    // Neither the person's own Python folders nor a file in an open folder may stand in for a part of pip.
    { signal, onLine, cwd: dirname(file), environment: { ...trainerEnvironment(''), PIP_USER: '0' } },
  )
  if (code !== 0) throw explain(lines)
  report({ percentage: INSTALLED, message: 'The packages are installed' })
}

/** pip's line without paths and hashes. */
function brief(line: string): string {
  return line
    .trim()
    .replace(/ \(from .*$/, '')
    .slice(0, 120)
}

function explain(lines: readonly string[]): UserError {
  const said =
    lines.findLast((line) => line.startsWith('ERROR: ')) ?? lines.findLast((line) => line.trim() !== '')
  const why = said?.replace(/^ERROR: /, '').trim() ?? 'pip ended without a word.'
  if (/No space left|not enough space|Errno 28/i.test(why))
    return new UserError(
      "The disk is full: the trainer's packages need up to 8 GB. Free some space and try again.",
    )
  return new UserError(
    `The trainer's packages were not installed: ${/[.!?]$/.test(why) ? why : `${why}.`} Check the connection to PyPI (HTTPS_PROXY, NO_PROXY and PIP_INDEX_URL are honoured) and try again, or name in the setting apprentice.python a Python that has them.`,
  )
}
