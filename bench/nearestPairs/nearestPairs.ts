/** The held-out rows of a dataset folder that are nearest to its training rows, by comparing all with all. */
import { nearestPairs, sameAnswers } from '#bench/nearestPairs/bruteForce'
import { datasetTexts } from '#bench/nearestPairs/datasetTexts'
import { report } from '#bench/report'

const SHOWN = 20
const THRESHOLD = 0.7

const folder = process.argv.slice(2).find((argument) => !argument.startsWith('--'))
if (folder === undefined) {
  process.stderr.write('Name the folder of a dataset.\n')
  process.exitCode = 2
} else {
  const { held, trained } = datasetTexts(folder)
  const textsOf = (rows: typeof held): string[] => rows.map(({ text }) => text)
  const answersOf = (rows: typeof held): string[] => rows.map(({ answer }) => answer)
  const pairs = nearestPairs(textsOf(held), textsOf(trained))
  report({
    name: 'nearestPairs',
    rows: { held: held.length, trained: trained.length },
    near: pairs.filter(({ similarity }) => similarity >= THRESHOLD).length,
    sameAnswers: sameAnswers(answersOf(held), answersOf(trained)).length,
    nearest: pairs.slice(0, SHOWN).map((pair) => ({
      similarity: Math.round(pair.similarity * 1000) / 1000,
      held: `${held[pair.held]!.where} ${held[pair.held]!.path}`,
      trained: `${trained[pair.trained]!.where} ${trained[pair.trained]!.path}`,
    })),
  })
}
