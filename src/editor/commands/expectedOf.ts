/** "I expected ..." over an accepted text: begins with what stands there now. */
import { Uri } from 'vscode'
import type { EditorParts } from '#editor/parts'

export async function expectedOf({ accepts, expected }: EditorParts, id: string): Promise<void> {
  const block = accepts.blocks.get(id)
  if (block === undefined) throw new Error('The text is not there any more. Rate it from the dashboard.')
  const text = accepts.textOf(block) ?? ''
  await expected.open({ suggestionId: id, path: Uri.parse(block.uri).path, text })
}
