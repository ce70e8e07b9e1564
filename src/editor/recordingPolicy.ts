/** Where this window may record: what the settings say of each folder and language, as far as the person said it. */
import { type Memento, type Uri, workspace } from 'vscode'
import type { RecordingChange, RecordingPolicy } from '#contracts/recording'

/** Folders for which the person themselves said yes; a file of settings comes with a repository. */
const AGREED = 'consent.folders'

/** By VS Code's ids, the engine's names. */
const LANGUAGES = {
  csharp: 'csharp',
  typescript: 'typescript',
  typescriptreact: 'tsx',
  html: 'html',
  scss: 'scss',
} as const

export interface RecordingFacts {
  readonly trusted: boolean
  readonly paused: boolean
}

/** What the server is told. */
export function recordingChange({ trusted, paused }: RecordingFacts, memory: Memento): RecordingChange {
  const exclude = workspace.getConfiguration('apprentice').get<string[]>('exclude', [])
  if (!trusted || paused) return { recording: false, exclude }
  const folders = workspace.workspaceFolders ?? []
  return {
    exclude,
    recording: {
      ...saidOf(undefined, memory),
      folders: folders.map(({ uri }) => ({ folder: uri.toString(), ...saidOf(uri, memory) })),
    },
  }
}

/** Whether anything of a document may be recorded in this window, while it is trusted and not paused. */
export function recordsIn(
  document: { readonly uri: Uri; readonly languageId: string } | undefined,
  memory: Memento,
): boolean {
  const folder =
    document === undefined ? workspace.workspaceFolders?.[0] : workspace.getWorkspaceFolder(document.uri)
  return maySay(folder?.uri, document?.languageId, memory)
}

/** Remembers that the person agreed in a folder, or did no longer. */
export async function rememberAgreed(folder: Uri, agreed: boolean, memory: Memento): Promise<void> {
  const others = memory.get<string[]>(AGREED, []).filter((uri) => uri !== folder.toString())
  await memory.update(AGREED, agreed ? [...others, folder.toString()] : others)
}

function saidOf(folder: Uri | undefined, memory: Memento): Omit<RecordingPolicy, 'folders'> {
  const recording = maySay(folder, undefined, memory)
  const different = Object.entries(LANGUAGES).filter(
    ([languageId]) => maySay(folder, languageId, memory) !== recording,
  )
  return { recording, languages: Object.fromEntries(different.map(([, name]) => [name, !recording])) }
}

/** A yes counts where it is the person's own; a no wherever it stands. */
function maySay(folder: Uri | undefined, languageId: string | undefined, memory: Memento): boolean {
  const scope = languageId === undefined ? folder : { ...(folder && { uri: folder }), languageId }
  const settings = workspace.getConfiguration('apprentice', scope)
  if (!settings.get('recording', false)) return false
  const said = settings.inspect<boolean>('recording')
  const own = said?.globalLanguageValue ?? said?.globalValue ?? false
  return own || (folder !== undefined && memory.get<string[]>(AGREED, []).includes(folder.toString()))
}
