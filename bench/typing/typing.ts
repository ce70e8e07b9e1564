/** `npm run bench:typing`: what clients get out of a slow model while a person types; in virtual time, the same every run. */
import { report } from '#bench/report'
import { loadParsers } from '#engine/language/language'
import { BASELINES, ours } from './clients'
import { leadOf } from './leadOf'
import { measure } from './measure'
import type { Measures } from './measures'
import { TOKEN_MS } from './standInServer'
import { FILES } from './works'

const SEEDS = [7, 11, 12]

await loadParsers()
const settings = []
for (const firstTokenMs of [50, 200, 800]) {
  for (const rightShare of [0.3, 0.6]) {
    const setting = { firstTokenMs, rightShare }
    const apprentice = await measure(ours, setting, SEEDS)
    const baselines: Record<string, Measures> = {}
    for (const [name, makeClient] of Object.entries(BASELINES)) {
      baselines[name] = await measure(makeClient, setting, SEEDS)
    }
    const lead = leadOf(apprentice, Object.values(baselines))
    settings.push({ ...setting, lead, apprentice, baselines })
    process.stderr.write(
      `${firstTokenMs} ms to the first token, ${rightShare} right: ${JSON.stringify(lead)}\n`,
    )
  }
}
report({ benchmark: 'typing', tokenMs: TOKEN_MS, seeds: SEEDS, files: FILES, settings })
