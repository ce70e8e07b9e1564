/** "Turn Suggestions On or Off in This Language": for the language of the file in front. */
import { window } from 'vscode'
import { isFollowed } from '#editor/isFollowed'
import { languageName } from '#editor/languageName'
import { changeSuggestionsInLanguage, suggestsIn } from '#editor/settings'

export async function switchLanguage(): Promise<void> {
  const document = window.activeTextEditor?.document
  if (document === undefined || !isFollowed(document)) {
    await window.showInformationMessage(
      'Open a C#, TypeScript, HTML or SCSS file first: this is for its language.',
    )
    return
  }
  const on = !suggestsIn(document)
  await changeSuggestionsInLanguage(document, on)
  const name = languageName(document.languageId)
  window.setStatusBarMessage(`Apprentice: suggestions are ${on ? 'on' : 'off'} in ${name}.`, 4_000)
}
