/** Asks once, and plainly, whether what becomes of suggestions may be recorded; nothing is before a yes. */
import { type ExtensionContext, type Memento, commands, window } from 'vscode'
import { changeRecordingHere } from '#editor/commands/recordingHere'
import { changeSetting, recordingIsDecided } from './settings'

const ASKED = 'consent.asked'
const [YES, NO, MORE] = ['Record', 'Do Not Record', 'What Is Recorded?'] as const
const HERE = 'Decide for This Folder or Language'

const QUESTION =
  'May Apprentice record what you do with its suggestions, so that its model can learn from you? ' +
  'Everything stays on this machine, with secrets taken out. You can change this at any time.'

/** Does nothing where the person answered before, or said so in the settings. */
export async function askConsentOnce({ globalState }: ExtensionContext): Promise<void> {
  if (recordingIsDecided() || globalState.get(ASKED, false)) return
  const answer = await window.showInformationMessage(QUESTION, YES, NO, MORE)
  // Waved away is an answer too: it stays off, and nobody is nagged.
  await globalState.update(ASKED, true)
  await act(answer, globalState)
}

/** The same question whenever the person wants it. */
export async function changeConsent(recording: boolean, memory: Memento): Promise<void> {
  const detail = `Recording is ${recording ? 'on' : 'off'} now.`
  await act(await window.showInformationMessage(QUESTION, { modal: true, detail }, YES, NO, HERE), memory)
}

async function act(answer: string | undefined, memory: Memento): Promise<void> {
  if (answer === YES) await changeSetting('recording', true)
  if (answer === NO) await changeSetting('recording', false)
  if (answer === HERE) await changeRecordingHere(memory)
  if (answer === MORE) {
    await commands.executeCommand(
      'workbench.action.openWalkthrough',
      'apprentice.apprentice#apprentice.start',
      false,
    )
    await changeConsent(false, memory)
  }
}
