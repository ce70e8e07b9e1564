import { describe, expect, it } from 'vitest'
import { loopReportLine } from './loopReportLine'

describe('loopReportLine', () => {
  it('never goes back from stage to stage', () => {
    const stages = ['record', 'curate', 'train', 'evaluate', 'deploy'] as const
    const all = stages.flatMap((stage) =>
      [0, 0.5, 1].map((share) => loopReportLine({ stage, share }).percentage),
    )
    expect(all).toEqual([...all].sort((a, b) => a - b))
    expect([all[0], all.at(-1)]).toEqual([0, 100])
  })

  it('says the step, the loss and the time left', () => {
    const step = {
      kind: 'step',
      step: 3,
      steps: 40,
      epoch: 0.1,
      loss: 1.2345,
      learningRate: 1,
      tokensPerSecond: 9,
    } as const
    const line = (secondsLeft: number): string =>
      loopReportLine({ stage: 'train', share: 0.1, training: { ...step, secondsLeft } }).message
    expect(line(12.3)).toBe('Training: step 3 of 40, loss 1.234, 13 s left')
    expect(line(600)).toBe('Training: step 3 of 40, loss 1.234, 10 min left')
  })
})
