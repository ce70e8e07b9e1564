/** Quoted literals that look random. Identifiers, routes and prose are left alone. */
import { isName } from './isName'
import { type Rule, stretches } from './rule'

/** Shannon entropy of the characters, bits a character. The threshold is the one detect-secrets uses for base64. */
const minimumBits = 4.5
/** Share of neighbours that change between upper case, lower case and digit: about 0.6 in base64, 0.3 in camelCase. */
const minimumChanges = { mixedCase: 0.4, oneCase: 0.25 }
/** The longest run without a separator; paths and kebab-case names have short ones. */
const minimumRun = 12

const characters = String.raw`(?<value>[A-Za-z0-9+/=_~.-]{20,4000})`
/** Not the hash of a package in a lock file. */
const quoted = new RegExp(
  String.raw`(?<!contentHash": |integrity": )(?<quote>["'\x60])${characters}(?=\k<quote>|$)`,
  'dg',
)
/** The rest of a literal whose beginning was cut off. */
const cutOff = new RegExp(String.raw`^${characters}(?:["'\x60]|$)`, 'dg')

export const highEntropy: Rule = {
  name: 'highEntropy',
  *find(text) {
    yield* stretches(text, quoted, looksRandom)
    yield* stretches(text, cutOff, looksRandom)
  },
}

/** Base64 of something readable, as code generators write it; what a name calls a secret is another rule's. */
function isText(value: string): boolean {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(value)) return false
  const text = Buffer.from(value.slice(0, 400), 'base64').toString('latin1')
  return text.replace(/[^\x20-\x7e]/g, '').length > 0.75 * text.length
}

function looksRandom(value: string): boolean {
  // Checksums are public (package integrity, content security policy), and so are public keys.
  if (
    /^(?:sha(?:1|224|256|384|512)-|MIIBI[jT]ANBgkq)/.test(value) ||
    !/\d/.test(value) ||
    isText(value) ||
    isName(value)
  )
    return false
  const runs = value.split(/[^A-Za-z0-9]+/)
  if (Math.max(...runs.map((run) => run.length)) < minimumRun) return false
  const mixed = /[a-z]/.test(value) && /[A-Z]/.test(value)
  if (changes(runs) < (mixed ? minimumChanges.mixedCase : minimumChanges.oneCase)) return false
  return shannonBits(value) >= minimumBits
}

function changes(runs: readonly string[]): number {
  let neighbours = 0
  let changed = 0
  for (const run of runs) {
    for (let index = 1; index < run.length; index++) {
      neighbours++
      if (kindAt(run, index) !== kindAt(run, index - 1)) changed++
    }
  }
  return neighbours === 0 ? 0 : changed / neighbours
}

function kindAt(run: string, index: number): number {
  const code = run.charCodeAt(index)
  return code < 58 ? 0 : code < 91 ? 1 : 2
}

function shannonBits(value: string): number {
  const counts = new Map<string, number>()
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length)
  return bits
}
