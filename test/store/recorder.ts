/** A process that records as a server does, without end, and says each event once it was told that it is stored. */
import { Capture } from '#engine/capture/capture'
import { redact } from '#engine/redact/redact'
import { openStore } from '#engine/store/store'
import { systemClock } from '#platform/clock'
import { writeSync } from 'node:fs'
import { suggestionRow } from './suggestionRow'

const ENDS = [['rejected'], ['partiallyAccepted'], ['partiallyAccepted', 'accepted']]

const [path = '', name = ''] = process.argv.slice(2)
const store = openStore(path)
let isStored = true
const capture = new Capture({
  store,
  clock: systemClock,
  redact,
  aftermathSeconds: [],
  onProblem: (problem) => {
    isStored = false
    process.stderr.write(`${JSON.stringify(problem)}\n`)
  },
})
for (let number = 0; ; number++) {
  const id = `${name}-${number}`
  isStored = true
  capture.suggested(suggestionRow(id, { workspace: `/${name}`, prefix: 'x = 1;\n'.repeat(number % 400) }))
  capture.shown(id)
  const kinds = ['shown', ...ENDS[number % ENDS.length]!]
  if (kinds.includes('rejected')) capture.rejected(id)
  if (kinds.includes('partiallyAccepted')) capture.partiallyAccepted(id, 4)
  if (kinds.includes('accepted')) capture.accepted(id)
  await capture.flush()
  if (isStored) for (const kind of kinds) writeSync(1, `${id} ${kind}\n`)
}
