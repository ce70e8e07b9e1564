/** Downloads a part that is not in the extension, after the person agreed to what it is, how big, and from where. */
import { window } from 'vscode'
import { commands as serverCommands } from '#contracts/serverMethods'
import type { InstallablePart, Installed } from '#contracts/setUp'
import type { EditorParts } from '#editor/parts'
import { follow } from './follow'
import { trusted } from './guard'

const ABOUT: Readonly<Record<InstallablePart, { name: string; detail: string }>> = {
  runtime: {
    name: 'the built-in runtime',
    detail:
      'About 50 MB are downloaded from the npm registry, each package checked against its sum: ' +
      'llama.cpp for your processor. You need it only where there is no Ollama.\n\n' +
      'On a machine without a network, set "apprentice.runtimePackages" to a folder where it lies already.',
  },
  trainer: {
    name: 'the trainer',
    detail:
      'PyTorch and its libraries are downloaded from the Python package index, about 1 GB (2 GB on Linux), into an ' +
      'environment of their own, and checked against the sums that this extension carries. Python 3.10 or later must be here.\n\n' +
      'On a machine without a network, set "apprentice.python" to an interpreter that has them already.',
  },
}

/** False when the person said no. Rejects when it failed. */
export async function install(parts: EditorParts, part: InstallablePart): Promise<boolean> {
  if (!(await trusted(parts, 'Installing'))) return false
  const { name, detail } = ABOUT[part]
  const go = 'Download'
  const answer = await window.showInformationMessage(`Download ${name}?`, { modal: true, detail }, go)
  if (answer !== go) return false
  const installed = await follow<Installed>(parts.server(), {
    title: `Installing ${name}`,
    command: serverCommands.install,
    given: [{ part }],
  })
  parts.channel.info(`Installed ${name} in ${installed.folder}.`)
  // The engine looks for its parts when it opens.
  await parts.server().restart()
  return true
}
