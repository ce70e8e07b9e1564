/** "Export What Was Recorded": everything as JSON lines, where the person wants them. */
import { Uri, window, workspace } from 'vscode'
import { commands as serverCommands } from '#contracts/serverMethods'
import type { EditorParts } from '#editor/parts'

interface Exported {
  readonly lines: number
  readonly file: string
  readonly schemaFile: string
}

export async function exportRecorded(parts: EditorParts): Promise<void> {
  const [folder] = workspace.workspaceFolders ?? []
  const target = await window.showSaveDialog({
    title: 'Apprentice: export what was recorded',
    filters: { 'JSON lines': ['jsonl'] },
    ...(folder ? { defaultUri: Uri.joinPath(folder.uri, '..', 'apprentice-record.jsonl') } : {}),
  })
  if (target === undefined) return
  const { lines, file, schemaFile } = await parts
    .server()
    .execute<Exported>(serverCommands.exportRecord, [{ file: target.fsPath }])
  const open = 'Open'
  const answer = await window.showInformationMessage(
    `${lines} lines are in ${file}. What a line holds says ${schemaFile}.`,
    open,
  )
  if (answer === open) await window.showTextDocument(Uri.file(file))
}
