/** The status bar item's menu: what is going on, and what can be done about it. */
import { type QuickPickItem, QuickPickItemKind, commands, window } from 'vscode'
import type { Situation, SituationFacts } from '#editor/situation'
import { details, statusText } from '#editor/statusText'

type Choice = QuickPickItem & { readonly command?: string }

export async function showMenu({ now }: Situation): Promise<void> {
  const { sentence, severity } = statusText(now, Date.now())
  // A row is one line: what happened above, what to do below.
  const [happened = '', advice = ''] = sentence.split(/(?<=\.) (?=[A-Z])(.*)/)
  const choices: Choice[] = [
    {
      label: `$(${severity === 'none' ? 'info' : severity}) ${happened}`,
      detail: [advice, ...details(now)].filter((text) => text !== '').join('  '),
      command: severity === 'none' ? 'apprentice.showLog' : 'apprentice.reviewSetUp',
    },
    { label: '', kind: QuickPickItemKind.Separator },
    ...(now.server === 'stopped'
      ? [{ label: '$(debug-restart) Restart', command: 'apprentice.restart' }]
      : []),
    now.paused
      ? { label: '$(play) Resume', command: 'apprentice.resume' }
      : { label: '$(debug-pause) Pause', command: 'apprentice.pause' },
    ...languageSwitch(now),
    { label: '$(mortar-board) Train on My Repo', command: 'apprentice.trainOnMyRepo' },
    { label: '$(versions) Pick Model Version', command: 'apprentice.pickModelVersion' },
    { label: '$(dashboard) Show Dashboard', command: 'apprentice.showDashboard' },
    { label: '$(checklist) Check Set-up', command: 'apprentice.reviewSetUp' },
    {
      label: `$(record) ${now.recording ? 'Stop recording' : 'Record what I do with suggestions'}`,
      command: 'apprentice.changeRecording',
    },
    { label: '$(gear) Settings', command: 'apprentice.openSettings' },
  ]
  const choice = await window.showQuickPick(choices, { title: 'Apprentice' })
  if (choice?.command !== undefined) await commands.executeCommand(choice.command)
}

/** Where the file in front has a language that suggestions could appear in. */
function languageSwitch({ suggesting, languageName }: SituationFacts): readonly Choice[] {
  if (languageName === null) return []
  const label =
    suggesting === 'on'
      ? `$(circle-slash) Turn off in ${languageName}`
      : `$(check) Turn on in ${languageName}`
  return [{ label, command: 'apprentice.switchLanguage' }]
}
