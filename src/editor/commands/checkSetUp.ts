/** "Check Set-up": every part with its state, and its remedy one key away. */
import { ProgressLocation, type QuickPickItem, commands, window } from 'vscode'
import { commands as serverCommands } from '#contracts/serverMethods'
import type { SetUpCheck } from '#contracts/setUp'
import type { EditorParts } from '#editor/parts'
import { changeSetting } from '#editor/settings'
import { checkPart } from './checkPart'
import { chooseBase } from './chooseBase'
import { install } from './install'

const NAMES: Readonly<Record<SetUpCheck['part'], string>> = {
  runtime: 'Model runtime',
  model: 'Base model',
  trainer: 'Trainer',
  git: 'Git',
}

const REMEDIES: Readonly<Record<NonNullable<SetUpCheck['remedy']>, string>> = {
  installRuntime: 'Choose to use the built-in runtime',
  installTrainer: 'Choose to install it',
  chooseBase: 'Choose to pick a model',
}

export async function checkSetUp(parts: EditorParts): Promise<void> {
  const checks = await window.withProgress(
    { location: ProgressLocation.Notification, title: 'Looking at the set-up' },
    () => parts.server().execute<SetUpCheck[]>(serverCommands.checkSetUp),
  )
  const rows: (QuickPickItem & { remedy: SetUpCheck['remedy'] | 'consent' })[] = checks.map((check) => {
    // Where Ollama does not answer, the built-in one is the other way.
    const remedy = check.part === 'runtime' && !check.ready ? 'installRuntime' : check.remedy
    return {
      label: `$(${check.ready ? 'pass' : 'error'}) ${NAMES[check.part]}`,
      description: remedy === null ? '' : REMEDIES[remedy],
      detail: check.message,
      remedy,
    }
  })
  const { recording } = parts.situation.now
  rows.push({
    label: `$(${recording ? 'pass' : 'circle-slash'}) Recording`,
    description: 'Choose to change it',
    detail: recording
      ? 'What becomes of suggestions is recorded on this machine.'
      : 'Nothing is recorded: only your code can be learned from.',
    remedy: 'consent',
  })
  const choice = await window.showQuickPick(rows, {
    title: 'Apprentice: set-up',
    placeHolder: checks.every(({ ready }) => ready) ? 'Everything is in place' : 'Something is missing',
    matchOnDetail: true,
  })
  switch (choice?.remedy) {
    case 'installRuntime':
      await useBuiltInRuntime(parts)
      return
    case 'installTrainer':
      await install(parts, 'trainer')
      return
    case 'chooseBase':
      await chooseBase(parts)
      return
    case 'consent':
      await commands.executeCommand('apprentice.changeRecording')
      return
    case null:
    case undefined:
  }
}

/** Installs it where it is not, and makes it the runtime of this machine. */
export async function useBuiltInRuntime(parts: EditorParts): Promise<void> {
  const check = await checkPart(parts, 'runtime', 'embedded')
  if (!check.ready && check.remedy === null) throw new Error(check.message)
  if (!check.ready && !(await install(parts, 'runtime'))) return
  await changeSetting('runtime', 'embedded')
}
