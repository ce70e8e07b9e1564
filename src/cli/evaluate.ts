/** `evaluate`: a trained run against what serves now. */
import { answer } from './answer'
import type { Command } from './command'
import { progressLines } from './progressLines'
import { comparisonTable, guardLines } from './scoreboard'
import { withEngine } from './withEngine'

export const evaluateCommand: Command = {
  name: 'evaluate',
  synopsis: '[RUN]',
  summary:
    'Publishes a trained run (the newest by default) as a candidate and measures it; what serves stays.',
  positionals: [0, 1],
  run: (line, signal) =>
    withEngine(line, async (engine) => {
      const scorecard = await engine.evaluate(line.positionals[0], progressLines(), signal)
      answer(line, scorecard, () =>
        [
          comparisonTable(scorecard),
          `Verdict: ${scorecard.verdict.decision}. ${scorecard.verdict.reasons.join(' ')}`,
          ...guardLines(scorecard.guard),
          `Serve it with: apprentice models use ${scorecard.candidate.tag}`,
        ].join('\n'),
      )
      return 0
    }),
}
