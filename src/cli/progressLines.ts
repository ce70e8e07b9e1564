/** Progress as lines on standard error: one at each new stage, and one every few seconds within. */
import type { LoopProgress, LoopStage } from '#engine/pipeline'
import { stderrLog } from '#platform/log'

const EVERY_MS = 3_000

const title: Readonly<Record<LoopStage, string>> = {
  record: 'Suggesting and recording',
  curate: 'Curating examples',
  train: 'Training',
  evaluate: 'Measuring the candidate as it is served',
  deploy: 'Switching versions',
}

export function progressLines(now: () => number = Date.now): (progress: LoopProgress) => void {
  let stage: LoopStage | null = null
  let last = 0
  return (progress) => {
    const message = detail(progress)
    if (progress.stage !== stage) {
      stage = progress.stage
      last = now()
      stderrLog.info(`${title[stage]} ...`)
      return
    }
    if (message === null || now() - last < EVERY_MS) return
    last = now()
    stderrLog.info(`  ${message}`)
  }
}

function detail({ share, training }: LoopProgress): string | null {
  if (training?.kind === 'step') {
    return `step ${training.step} of ${training.steps}, loss ${training.loss.toFixed(3)}, about ${Math.ceil(training.secondsLeft)} s left`
  }
  if (training?.kind === 'evaluation')
    return `validation loss ${training.loss.toFixed(3)} at step ${training.step}`
  if (training?.kind === 'stage') return training.stage
  return share > 0 ? `${Math.round(share * 100)} %` : null
}
