/** The open folder that something is done with; asked for where there are several. */
import { type WorkspaceFolder, window, workspace } from 'vscode'

/** Undefined where the person picks none. Throws a sentence where none is open. */
export async function chooseFolder(placeHolder: string): Promise<WorkspaceFolder | undefined> {
  const folders = workspace.workspaceFolders ?? []
  if (folders.length === 0) throw new Error('Open a folder first: training learns from the code in it.')
  if (folders.length === 1) return folders[0]
  return await window.showWorkspaceFolderPick({ placeHolder })
}
