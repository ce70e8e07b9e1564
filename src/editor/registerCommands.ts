/** Every command of the extension, and what it runs. */
import { type Disposable, commands } from 'vscode'
import type { ChatProvider } from '#editor/chat/chatProvider'
import { checkSetUp } from '#editor/commands/checkSetUp'
import { chooseBase } from '#editor/commands/chooseBase'
import { guard } from '#editor/commands/guard'
import { install } from '#editor/commands/install'
import { showMenu } from '#editor/commands/menu'
import type { Pause } from '#editor/commands/pause'
import { pickVersion } from '#editor/commands/pickVersion'
import { rateLast } from '#editor/commands/rate'
import { switchLanguage } from '#editor/commands/switchLanguage'
import { train } from '#editor/commands/train'
import type { GenerateHere } from '#editor/generate/generateHere'
import type { DashboardPanel } from '#editor/panels/dashboard'
import { DISMISS_COMMAND, RATE_COMMAND } from '#editor/suggestions/ratingLens'
import { ACCEPTED_COMMAND, type Suggestions } from '#editor/suggestions/suggestions'
import { changeConsent } from './consent'
import type { EditorParts } from './parts'

export interface CommandTargets {
  readonly suggestions: Suggestions
  readonly pause: Pause
  readonly dashboard: DashboardPanel
  readonly generateHere: GenerateHere
  readonly chat: ChatProvider
}

export function registerCommands(
  parts: EditorParts,
  { suggestions, pause, dashboard, generateHere, chat }: CommandTargets,
): readonly Disposable[] {
  const { accepts, situation, channel } = parts
  const offered: Readonly<Record<string, (...given: never[]) => unknown>> = {
    'apprentice.trainOnMyRepo': () => train(parts),
    'apprentice.pickModelVersion': () => pickVersion(parts),
    'apprentice.showDashboard': () => {
      dashboard.show()
    },
    'apprentice.reviewSetUp': () => checkSetUp(parts),
    'apprentice.chooseBase': () => chooseBase(parts),
    'apprentice.installRuntime': () => install(parts, 'runtime'),
    'apprentice.installTrainer': () => install(parts, 'trainer'),
    'apprentice.pause': () => pause.ask(),
    'apprentice.resume': () => {
      pause.resume()
    },
    'apprentice.switchLanguage': () => switchLanguage(),
    'apprentice.changeRecording': () => changeConsent(situation.now.recording),
    'apprentice.rateLastSuggestion': () => rateLast(parts, chat.lastAnswer),
    'apprentice.generateHere': () => generateHere.ask(),
    'apprentice.cancelGenerating': () => {
      generateHere.cancel()
    },
    'apprentice.acceptGenerated': () => {
      generateHere.accept()
    },
    'apprentice.undoGenerated': () => generateHere.undo(),
    'apprentice.regenerate': () => generateHere.regenerate(),
    'apprentice.showGeneratedDiff': () => generateHere.showDiff(),
    'apprentice.restart': () => parts.server().restart(),
    'apprentice.showLog': () => {
      channel.show()
    },
    // Run by keys, lenses, the status bar and the editor itself.
    'apprentice.menu': () => showMenu(situation),
    'apprentice.openSettings': () =>
      commands.executeCommand('workbench.action.openSettings', '@ext:apprentice.apprentice'),
    'apprentice.dismissSuggestion': () => suggestions.dismiss(),
    'apprentice.acceptNextWord': () => suggestions.acceptPart('Word'),
    'apprentice.acceptNextLine': () => suggestions.acceptPart('Line'),
    [ACCEPTED_COMMAND]: (id: string) => {
      accepts.accepted(id, suggestions.followed.accepted(id))
    },
    [RATE_COMMAND]: (id: string, stars: number) => accepts.rate(id, stars),
    [DISMISS_COMMAND]: (id: string) => {
      accepts.dismiss(id)
    },
  }
  return Object.entries(offered).map(([name, run]) =>
    commands.registerCommand(name, (...given: never[]) => guard(parts, async () => run(...given))),
  )
}
