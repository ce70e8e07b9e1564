/** "I Expected Something Else Here": of what was refused last in the file in front, or of what was accepted at the cursor. */
import { window } from 'vscode'
import type { DecidedSuggestion } from '#contracts/decidedSuggestion'
import { commands as serverCommands } from '#contracts/serverMethods'
import type { EditorParts } from '#editor/parts'
import type { Suggestions } from '#editor/suggestions/suggestions'
import { suggestionExpectedFor } from './suggestionExpectedFor'

/** Among so many decisions there is one that is asked about. */
const LOOK_AT = 20

export async function expectedHere(
  { accepts, server, expected }: EditorParts,
  suggestions: Suggestions,
): Promise<void> {
  const editor = window.activeTextEditor
  if (editor === undefined)
    throw new Error('Open the file in which something else was suggested than you expected.')
  // What is on the screen is what the person does not want.
  if (suggestions.followed.id !== null) await suggestions.dismiss()
  const { document, selection } = editor
  const uri = document.uri.toString()
  const decided = await server().execute<DecidedSuggestion[]>(serverCommands.latest, [
    { uri, limit: LOOK_AT },
  ])
  const offset = document.offsetAt(selection.active)
  const asked = suggestionExpectedFor(decided, accepts.blocks.list(), { uri, offset })
  if (asked === null)
    throw new Error(
      'Nothing was suggested in this file of late that you refused. Ask again after an Esc, or with the cursor in a text that you accepted.',
    )
  const { id, path, text } = asked.suggestion
  const now = asked.block && accepts.textOf(asked.block)
  await expected.open({ suggestionId: id, path, text: now ?? text })
}
