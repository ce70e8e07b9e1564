/** "Forget What Was Recorded": a part of it, for good, after a yes to what goes. */
import { ProgressLocation, window } from 'vscode'
import type { Forgotten } from '#contracts/record'
import { commands as serverCommands } from '#contracts/serverMethods'
import type { EditorParts } from '#editor/parts'
import { countsText } from './countsText'
import { pickRecorded } from './pickRecorded'

const YES = 'Forget'

export async function forgetRecorded(parts: EditorParts): Promise<void> {
  const picked = await pickRecorded(parts, 'Apprentice: forget what was recorded of ...')
  if (picked === undefined) return
  const { selection, name, counts } = picked
  const answer = await window.showWarningMessage(
    `Forget what was recorded of ${name}? It cannot be taken back.`,
    { modal: true, detail: [`${countsText(counts)}.`, trained(counts)].join(' ').trim() },
    YES,
  )
  if (answer !== YES) return
  const forgotten = await window.withProgress(
    { location: ProgressLocation.Notification, title: `Forgetting ${name}` },
    () => parts.server().execute<Forgotten>(serverCommands.forget, [selection]),
  )
  void window.showInformationMessage(
    [`Forgotten: ${countsText(forgotten)}.`, trained(forgotten)].join(' ').trim(),
  )
}

function trained({ versions }: Forgotten): string {
  if (versions.length === 0) return ''
  return `${versions.join(', ')} learnt from some of them: train again to be rid of that.`
}
