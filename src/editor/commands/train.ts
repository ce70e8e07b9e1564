/** "Train on My Repo": what it would learn from, the training with progress and cancel, and the verdict. */
import { ProgressLocation, commands, window } from 'vscode'
import type { LoopReport } from '#contracts/loopReport'
import { commands as serverCommands } from '#contracts/serverMethods'
import type { EditorParts } from '#editor/parts'
import { checkPart } from './checkPart'
import { chooseFolder } from './chooseFolder'
import { follow } from './follow'
import { trusted } from './guard'
import { install } from './install'
import { planTraining } from './planTraining'
import { endingText, planText } from './trainingText'

export async function train(parts: EditorParts): Promise<void> {
  if (!(await trusted(parts, 'Training'))) return
  const folder = await chooseFolder('Which folder to learn from?')
  if (folder === undefined) return
  if (!(await trainerIsThere(parts))) return
  const where = { workspace: folder.uri.toString() }
  const plan = await planTraining(parts, folder.uri)
  const [go, review] = ['Train', 'Review Dataset']
  const answer = await window.showInformationMessage(
    `Train on ${folder.name}?`,
    { modal: true, detail: planText(plan) },
    go,
    review,
  )
  if (answer === review) await commands.executeCommand('apprentice.showReview')
  if (answer !== go) return
  await tell(await run(parts, where), parts)
}

/** Offers to install the trainer where it is not. */
async function trainerIsThere(parts: EditorParts): Promise<boolean> {
  const trainer = await window.withProgress(
    { location: ProgressLocation.Window, title: 'Apprentice: looking at the trainer' },
    () => checkPart(parts, 'trainer'),
  )
  if (trainer.ready) return true
  if (trainer.remedy === 'installTrainer') return await install(parts, 'trainer')
  throw new Error(trainer.message)
}

async function run(parts: EditorParts, where: { workspace: string }): Promise<LoopReport> {
  const { situation } = parts
  const say = (training: string): void => {
    situation.update({ training })
  }
  say('Training on your code.')
  try {
    return await follow<LoopReport>(parts.server(), {
      title: 'Apprentice',
      command: serverCommands.train,
      given: [where],
      onMessage: say,
    })
  } finally {
    situation.update({ training: null })
  }
}

async function tell(report: LoopReport, parts: EditorParts): Promise<void> {
  const { kind, text } = endingText(report)
  if (kind === 'cancelled') {
    void window.showInformationMessage(text)
    return
  }
  if (kind === 'failed') throw new Error(text)
  const [dashboard, rollBack] = ['Show Dashboard', 'Roll Back']
  const answer = await window.showInformationMessage(
    text,
    dashboard,
    ...(kind === 'promoted' ? [rollBack] : []),
  )
  if (answer === dashboard) await commands.executeCommand('apprentice.showDashboard')
  if (answer === rollBack) await parts.server().execute(serverCommands.rollBack)
}
