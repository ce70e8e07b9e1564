/** How far a pass of the learning loop is, in one percentage and one sentence. */
import type { LoopProgress, LoopStage } from '#engine/pipeline'
import type { Report } from './workDone'

/** Where each stage begins and ends in the whole, from how long they take on a small machine. */
const WINDOWS: Readonly<Record<LoopStage, readonly [number, number]>> = {
  record: [0, 5],
  curate: [5, 15],
  train: [15, 75],
  evaluate: [75, 97],
  deploy: [97, 100],
}

const SENTENCES: Readonly<Record<LoopStage, string>> = {
  record: 'Replaying the developer',
  curate: 'Collecting examples',
  train: 'Training',
  evaluate: 'Comparing with the model that serves',
  deploy: 'Publishing the result',
}

export function loopReportLine({ stage, share, training }: LoopProgress): Report {
  const [from, to] = WINDOWS[stage]
  const percentage = from + (to - from) * Math.min(1, Math.max(0, share))
  if (training?.kind === 'step') {
    const { step, steps, loss, secondsLeft } = training
    const message = `Training: step ${step} of ${steps}, loss ${loss.toFixed(3)}, ${timeLeft(secondsLeft)}`
    return { percentage, message }
  }
  if (training?.kind === 'stage') return { percentage, message: `Training: ${training.stage}` }
  return { percentage, message: SENTENCES[stage] }
}

function timeLeft(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s left`
  return `${Math.round(seconds / 60)} min left`
}
