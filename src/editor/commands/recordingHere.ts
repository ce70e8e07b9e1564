/** Recording in one folder or one language, apart from what holds everywhere. */
import { ConfigurationTarget, type Memento, type QuickPickItem, window, workspace } from 'vscode'
import { isFollowed } from '#editor/isFollowed'
import { languageName } from '#editor/languageName'
import { rememberAgreed } from '#editor/recordingPolicy'

type Choice = QuickPickItem & { readonly act: () => Promise<void> }

export async function changeRecordingHere(memory: Memento): Promise<void> {
  const choices = [...folderChoices(memory), ...languageChoices()]
  if (choices.length === 0) {
    await window.showInformationMessage('Open a folder first: this is for the folder or language in front.')
    return
  }
  const choice = await window.showQuickPick(choices, { title: 'Apprentice: record here' })
  await choice?.act()
}

function folderChoices(memory: Memento): Choice[] {
  const document = window.activeTextEditor?.document
  const folder = (document && workspace.getWorkspaceFolder(document.uri)) ?? workspace.workspaceFolders?.[0]
  if (folder === undefined) return []
  const set = async (value: boolean | undefined): Promise<void> => {
    // Before the setting, which is what everybody listens to.
    await rememberAgreed(folder.uri, value === true, memory)
    const settings = workspace.getConfiguration('apprentice', folder.uri)
    await settings.update('recording', value, ConfigurationTarget.WorkspaceFolder)
  }
  return [
    { label: `$(record) Record in ${folder.name}`, act: () => set(true) },
    { label: `$(circle-slash) Do not record in ${folder.name}`, act: () => set(false) },
    { label: `$(discard) In ${folder.name} as everywhere`, act: () => set(undefined) },
  ]
}

function languageChoices(): Choice[] {
  const document = window.activeTextEditor?.document
  if (document === undefined || !isFollowed(document)) return []
  const name = languageName(document.languageId)
  const set = async (value: boolean | undefined): Promise<void> => {
    const settings = workspace.getConfiguration('apprentice', { languageId: document.languageId })
    await settings.update('recording', value, ConfigurationTarget.Global, true)
  }
  return [
    { label: `$(record) Record in ${name} everywhere`, act: () => set(true) },
    { label: `$(circle-slash) Do not record in ${name}`, act: () => set(false) },
    { label: `$(discard) In ${name} as in other languages`, act: () => set(undefined) },
  ]
}
