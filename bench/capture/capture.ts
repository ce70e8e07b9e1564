/** `npm run bench:capture`: what recording costs, at a key, for a suggestion, and after a million events. */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { places } from '#bench/latency/places'
import { report } from '#bench/report'
import { keystrokes } from './keystrokes'
import { millionEvents, SUGGESTIONS } from './millionEvents'
import { queries } from './queries'
import { recording } from './recording'

const workspace = join(process.cwd(), 'test', 'fixtures', 'sample-shop')
const only = process.argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length)
const isAsked = (part: string): boolean => only === undefined || only === part

const keys = []
// Twice nothing: Node compiles what a program does only once it has done it often.
for (const followed of isAsked('keys') ? [0, 0, 10, 50] : []) keys.push(await keystrokes(followed))
const recorded = isAsked('recording') ? await recording(workspace) : null
report({
  benchmark: 'capture',
  unit: 'ms',
  keystrokes: keys.slice(1),
  baseline: 'better-sqlite3',
  recording: recorded,
  large: isAsked('queries') ? large() : null,
})

function large(): object {
  const folder = mkdtempSync(join(tmpdir(), 'apprentice-large-'))
  try {
    const path = join(folder, 'apprentice.db')
    const code = [...new Set(places(workspace).map(({ text }) => text))].join('\n')
    const migrationMs = Math.round(millionEvents(path, code))
    const kilobytesPer1000Suggestions = Math.round((statSync(path).size / 1024 / SUGGESTIONS) * 1000)
    return { migrationMs, kilobytesPer1000Suggestions, ...queries(path) }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
