/** "Pick Model Version": every version with its score, the one that serves marked, and the way back. */
import { type QuickPickItem, QuickPickItemKind, window } from 'vscode'
import { commands as serverCommands } from '#contracts/serverMethods'
import type { Version, VersionLine } from '#contracts/version'
import type { EditorParts } from '#editor/parts'
import { versionRows } from './versionRows'

interface Switched {
  readonly from: Version | null
  readonly to: Version
}

type Choice = QuickPickItem & { readonly act?: () => Promise<Switched | null> }

export async function pickVersion(parts: EditorParts): Promise<void> {
  const server = parts.server()
  const versions = await server.execute<VersionLine[]>(serverCommands.models)
  if (versions.length === 0) {
    throw new Error(
      'There is no version yet: no model serves. "Apprentice: Check Set-up" says what is missing.',
    )
  }
  const rows: Choice[] = versionRows(versions, Date.now()).map((row) => ({
    ...row,
    act: () => server.execute<Switched>(serverCommands.useVersion, [row.id]),
  }))
  const choices: Choice[] =
    versions.length > 1
      ? [
          ...rows,
          { label: '', kind: QuickPickItemKind.Separator },
          {
            label: '$(discard) Roll back',
            detail: 'Goes back to the version that served before this one.',
            act: () => server.execute<Switched | null>(serverCommands.rollBack),
          },
        ]
      : rows
  const choice = await window.showQuickPick(choices, {
    title: 'Apprentice: model version',
    placeHolder: 'The version that answers from now on, in every window',
    matchOnDescription: true,
    matchOnDetail: true,
  })
  if (choice?.act === undefined) return
  const switched = await choice.act()
  if (switched === null) throw new Error('There is no earlier version to go back to.')
  void window.showInformationMessage(`${switched.to.tag} serves now.`)
}
