/** The person's settings, as VS Code has them. */
import { ConfigurationTarget, type TextDocument, workspace } from 'vscode'

export interface ExtensionSettings {
  readonly suggestions: boolean
  /** The same where the language has no setting of its own. */
  readonly suggestionsElsewhere: boolean
  readonly lens: 'off' | 'blocks' | 'all'
  readonly lensSeconds: number
}

/** What only a new start of the server takes up. */
const NAMES_OF_SERVER = ['home', 'runtime', 'base', 'runtimePackages', 'python', 'registry'] as const

const SUGGESTIONS = 'suggestions.enabled'

/** @param document whose language may have settings of its own */
export function readSettings(document?: TextDocument): ExtensionSettings {
  const settings = workspace.getConfiguration('apprentice', document)
  return {
    suggestions: settings.get(SUGGESTIONS, true),
    suggestionsElsewhere: workspace.getConfiguration('apprentice', document?.uri).get(SUGGESTIONS, true),
    lens: settings.get('rating.lens', 'blocks'),
    lensSeconds: settings.get('rating.lensSeconds', 60),
  }
}

/** The server's options; what is empty is left to it. */
export function serverOptions(): Record<string, unknown> {
  const settings = workspace.getConfiguration('apprentice')
  const given = NAMES_OF_SERVER.map((name) => [name, settings.get<string>(name, '').trim()] as const)
  const engine = settings.get<Record<string, unknown>>('engine', {})
  return {
    ...Object.fromEntries(given.filter(([, value]) => value !== '')),
    ...(Object.keys(engine).length > 0 ? { settings: engine } : {}),
  }
}

/** Whether the person ever said yes or no to recording. */
export function recordingIsDecided(): boolean {
  const said = workspace.getConfiguration('apprentice').inspect<boolean>('recording')
  // A yes that comes with a repository is nobody's.
  return [
    said?.globalValue,
    said?.workspaceValue === false ? false : undefined,
    said?.workspaceFolderValue === false ? false : undefined,
  ].some((value) => value !== undefined)
}

/** Sets it for this person on this machine, in every window. */
export async function changeSetting(name: string, value: unknown): Promise<void> {
  await workspace.getConfiguration('apprentice').update(name, value, ConfigurationTarget.Global)
}

/** Whether suggestions appear in a document, read anew at every key. */
export function suggestsIn(document: TextDocument): boolean {
  return workspace.getConfiguration('apprentice', document).get(SUGGESTIONS, true)
}

/** Turns suggestions on or off for the language of a document, where the person has said something of it, or for all folders. */
export async function changeSuggestionsInLanguage(document: TextDocument, on: boolean): Promise<void> {
  const said = workspace.getConfiguration('apprentice', document).inspect<boolean>(SUGGESTIONS)
  const target =
    said?.workspaceFolderLanguageValue !== undefined
      ? ConfigurationTarget.WorkspaceFolder
      : said?.workspaceLanguageValue !== undefined
        ? ConfigurationTarget.Workspace
        : ConfigurationTarget.Global
  // Without one of its own, a language has the setting of all.
  for (const value of [undefined, on]) {
    if (suggestsIn(document) === on) return
    await workspace.getConfiguration('apprentice', document).update(SUGGESTIONS, value, target, true)
  }
}
