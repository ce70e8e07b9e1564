/** Every command of the extension, and what it runs. */
import { type Disposable, commands } from 'vscode'
import type { ChatProvider } from '#editor/chat/chatProvider'
import { askForComment } from '#editor/commands/askForComment'
import { checkSetUp } from '#editor/commands/checkSetUp'
import { chooseBase } from '#editor/commands/chooseBase'
import { expectedHere } from '#editor/commands/expectedHere'
import { expectedOf } from '#editor/commands/expectedOf'
import { exportRecorded } from '#editor/commands/exportRecorded'
import { forgetRecorded } from '#editor/commands/forgetRecorded'
import { guard } from '#editor/commands/guard'
import { install } from '#editor/commands/install'
import { lastSuggestion } from '#editor/commands/lastSuggestion'
import { showMenu } from '#editor/commands/menu'
import type { Pause } from '#editor/commands/pause'
import { pickVersion } from '#editor/commands/pickVersion'
import { rateLast } from '#editor/commands/rate'
import type { RecordedDocuments } from '#editor/commands/showRecorded'
import { switchLanguage } from '#editor/commands/switchLanguage'
import { train } from '#editor/commands/train'
import { KEEP_COMMAND, LEAVE_COMMAND } from '#editor/expected/expectedTexts'
import type { GenerateHere } from '#editor/generate/generateHere'
import type { DashboardPanel } from '#editor/panels/dashboard'
import type { ReviewPanel } from '#editor/panels/review'
import {
  COMMENT_COMMAND,
  DISMISS_COMMAND,
  EXPECTED_COMMAND,
  RATE_COMMAND,
} from '#editor/suggestions/ratingLens'
import { ACCEPTED_COMMAND, type Suggestions } from '#editor/suggestions/suggestions'
import { changeConsent } from './consent'
import type { EditorParts } from './parts'

export interface CommandTargets {
  readonly suggestions: Suggestions
  readonly pause: Pause
  readonly dashboard: DashboardPanel
  readonly review: ReviewPanel
  readonly generateHere: GenerateHere
  readonly chat: ChatProvider
  readonly recorded: RecordedDocuments
}

export function registerCommands(
  parts: EditorParts,
  { suggestions, pause, dashboard, review, generateHere, chat, recorded }: CommandTargets,
): readonly Disposable[] {
  const { accepts, situation, channel } = parts
  const offered: Readonly<Record<string, (...given: never[]) => unknown>> = {
    'apprentice.trainOnMyRepo': () => train(parts),
    'apprentice.pickModelVersion': () => pickVersion(parts),
    'apprentice.showDashboard': () => {
      dashboard.show()
    },
    'apprentice.showReview': () => review.show(),
    'apprentice.reviewSetUp': () => checkSetUp(parts),
    'apprentice.chooseBase': () => chooseBase(parts),
    'apprentice.installRuntime': () => install(parts, 'runtime'),
    'apprentice.installTrainer': () => install(parts, 'trainer'),
    'apprentice.pause': () => pause.ask(),
    'apprentice.resume': () => {
      pause.resume()
    },
    'apprentice.switchLanguage': () => switchLanguage(),
    'apprentice.changeRecording': () => changeConsent(situation.now.recording, parts.context.globalState),
    'apprentice.showRecorded': () => recorded.show(),
    'apprentice.forgetRecorded': () => forgetRecorded(parts),
    'apprentice.exportRecorded': () => exportRecorded(parts),
    'apprentice.rateLastSuggestion': () => rateLast(parts, chat.lastAnswer),
    'apprentice.commentOnLastSuggestion': async () => {
      const { id, name } = await lastSuggestion(parts, chat.lastAnswer)
      await askForComment(accepts, id, `Apprentice: comment on the last ${name}`)
    },
    'apprentice.expectedHere': () => expectedHere(parts, suggestions),
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
    [RATE_COMMAND]: (id: string, stars: number) => accepts.rate(id, { stars }),
    [EXPECTED_COMMAND]: (id: string) => expectedOf(parts, id),
    [COMMENT_COMMAND]: (id: string) => askForComment(accepts, id),
    [KEEP_COMMAND]: () => parts.expected.keep(),
    [LEAVE_COMMAND]: () => parts.expected.leave(),
    [DISMISS_COMMAND]: (id: string) => {
      accepts.dismiss(id)
    },
  }
  return Object.entries(offered).map(([name, run]) =>
    commands.registerCommand(name, (...given: never[]) => guard(parts, async () => run(...given))),
  )
}
