/** Whether the trainer can start. */
import type { SetUpCheck } from '#contracts/setUp'
import { pythonOf } from '#platform/installation'
import { readInstallStamp } from '#platform/installStamp'
import { notInstalled } from '#platform/notInstalled'
import type { SetUpQuestion } from './checkSetUp'
import { wantedStamp } from './installTrainer'
import { probeTrainer } from './probeTrainer'

export async function checkTrainer(
  { processes, installation, dataFolder }: Pick<SetUpQuestion, 'processes' | 'installation' | 'dataFolder'>,
  signal: AbortSignal,
): Promise<SetUpCheck> {
  const { python, trainer, named } = installation
  if (python === pythonOf(dataFolder.trainer, process.platform)) {
    const stamp = readInstallStamp(dataFolder.trainer)
    if (stamp === null) return lacking(notInstalled.trainer)
    if (stamp.content !== (await wantedStamp(trainer, null)).content)
      return lacking("The trainer's packages are of an earlier version. Install them again.")
  }
  const probe = await probeTrainer(processes, python, trainer, signal)
  switch (probe.kind) {
    case 'answers':
      return {
        part: 'trainer',
        ready: true,
        message: `The trainer answers: Python ${probe.python}, torch ${probe.torch}, trains on ${probe.device}.`,
        remedy: null,
      }
    case 'missing':
      if (named.python === null) return lacking(notInstalled.trainer)
      return {
        ...lacking(
          `There is no ${named.python}. Name another Python in the setting apprentice.python, or clear it.`,
        ),
        remedy: null,
      }
    case 'failed':
      return lacking(
        `The trainer does not start with ${python}: ${probe.message} Install its environment again.`,
      )
  }
}

function lacking(message: string): SetUpCheck {
  return { part: 'trainer', ready: false, message, remedy: 'installTrainer' }
}
