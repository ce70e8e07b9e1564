/** Which part of what was recorded a command is about: asked with a quick pick that says how much each part is. */
import { type QuickPickItem, window, workspace } from 'vscode'
import type { Forgotten, RecordSelection } from '#contracts/record'
import { commands as serverCommands } from '#contracts/serverMethods'
import type { EditorParts } from '#editor/parts'
import { countsText } from './countsText'
import { partsOfRecord } from './partsOfRecord'

export interface Picked {
  readonly selection: RecordSelection
  /** How a sentence calls it. */
  readonly name: string
  readonly counts: Forgotten
}

type Choice = QuickPickItem & { readonly part: Picked | null }

/** Undefined where the person changed their mind. */
export async function pickRecorded(parts: EditorParts, title: string): Promise<Picked | undefined> {
  const offered = partsOfRecord({
    file: fileInFront(),
    folders: (workspace.workspaceFolders ?? []).map(({ uri }) => uri.toString()),
    today: dayOf(new Date()),
  })
  const picks = Promise.all(offered.map(({ selection, name }) => counted(parts, selection, name)))
  const choices = picks.then((all): Choice[] => [
    ...all.map((picked) => ({
      label: picked.name[0]!.toUpperCase() + picked.name.slice(1),
      description: countsText(picked.counts),
      part: picked,
    })),
    { label: 'Another day...', part: null },
  ])
  const choice = await window.showQuickPick(choices, { title })
  return choice?.part === null ? await askDay(parts) : choice?.part
}

async function counted(parts: EditorParts, selection: RecordSelection, name: string): Promise<Picked> {
  const counts = await parts.server().execute<Forgotten>(serverCommands.countForgotten, [selection])
  return { selection, name, counts }
}

async function askDay(parts: EditorParts): Promise<Picked | undefined> {
  const day = await window.showInputBox({
    prompt: 'Which day?',
    placeHolder: dayOf(new Date()),
    validateInput: (text) =>
      /^\d{4}-\d{2}-\d{2}$/.test(text) && Number.isFinite(Date.parse(text))
        ? undefined
        : 'A day such as 2026-05-31.',
  })
  return day === undefined ? undefined : await counted(parts, { kind: 'day', day }, day)
}

function fileInFront(): string | undefined {
  const uri = window.activeTextEditor?.document.uri
  return uri?.scheme === 'file' ? uri.toString() : undefined
}

/** In the time zone of this machine. */
function dayOf(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
