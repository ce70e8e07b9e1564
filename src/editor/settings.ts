/** The person's settings, as VS Code has them. */
import { ConfigurationTarget, type TextDocument, workspace } from 'vscode'

export interface ExtensionSettings {
  readonly suggestions: boolean
  readonly recording: boolean
  readonly lens: 'off' | 'blocks' | 'all'
  readonly lensSeconds: number
}

/** What only a new start of the server takes up. */
const NAMES_OF_SERVER = ['home', 'runtime', 'base', 'runtimePackages', 'python', 'registry'] as const

/** @param document whose language may have settings of its own */
export function readSettings(document?: TextDocument): ExtensionSettings {
  const settings = workspace.getConfiguration('apprentice', document)
  return {
    suggestions: settings.get('suggestions.enabled', true),
    recording: settings.get('recording', false),
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
  return [said?.globalValue, said?.workspaceValue, said?.workspaceFolderValue].some(
    (value) => value !== undefined,
  )
}

/** Sets it for this person on this machine, in every window. */
export async function changeSetting(name: string, value: unknown): Promise<void> {
  await workspace.getConfiguration('apprentice').update(name, value, ConfigurationTarget.Global)
}
