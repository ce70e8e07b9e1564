/** Builds the dataset that a training would learn from, with progress that can be cancelled. */
import { ProgressLocation, type Uri, window } from 'vscode'
import { commands as serverCommands } from '#contracts/serverMethods'
import type { TrainingPlan } from '#contracts/trainingPlan'
import type { EditorParts } from '#editor/parts'

export async function planTraining(parts: EditorParts, folder: Uri): Promise<TrainingPlan> {
  return await window.withProgress(
    { location: ProgressLocation.Notification, title: 'Reading your repository', cancellable: true },
    (_, token) =>
      parts
        .server()
        .execute<TrainingPlan>(serverCommands.plan, [{ workspace: folder.toString() }], { token }),
  )
}
