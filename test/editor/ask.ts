/** A place where the toy base suggests something: a new property below another one. */
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect } from 'vitest'
import type { EditorWindow } from './editorWindow'
import type { Workbench } from './workbench'

const FOLDER = 'server/Shop.Api/Dtos'

/** Opens a DTO of the sample shop, at the end of the line that holds some text. */
export async function openAt(
  workbench: Workbench,
  window: EditorWindow,
  file: string,
  text: string,
): Promise<void> {
  await openLine(workbench, window, `${FOLDER}/${file}`, text)
}

/** Any file of the shop. @param path of it, within the shop */
export async function openLine(
  { workspace }: Workbench,
  window: EditorWindow,
  path: string,
  text: string,
): Promise<void> {
  await window.openFile(basename(path))
  const lines = readFileSync(join(workspace, path), 'utf8').split('\n')
  const line = lines.findIndex((candidate) => candidate.includes(text))
  await window.goTo(line + 1, lines[line]!.length + 1)
}

/** Begins a property on a new line; answers the gray text that comes behind it. */
export async function askBelow(window: EditorWindow, beginning = 'public int '): Promise<string> {
  const line = await window.lineNumber()
  await window.press('Control+Enter')
  await window.isOnLine(line + 1)
  await window.type(beginning)
  return await window.ghostText()
}

export interface StoredSuggestion {
  readonly id: string
  readonly text: string
}

/** The newest suggestion behind gray text, once it is stored: its beginning may have been typed by hand since. */
export async function storedSuggestion(workbench: Workbench, ghost: string): Promise<StoredSuggestion> {
  const find = (): StoredSuggestion | undefined =>
    workbench.rows(
      'SELECT id, text FROM suggestions WHERE substr(text, -length(?)) = ? ORDER BY sequence DESC LIMIT 1',
      ghost,
      ghost,
    )[0] as StoredSuggestion | undefined
  await expect.poll(find).toBeDefined()
  return find()!
}
