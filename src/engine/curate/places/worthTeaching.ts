/** Whether a text is one that a person would want to be offered: no data, no placeholder, nothing broken. */
import { holdsPlaceholder } from '#engine/redact/redact'

/** Refact leaves out files with as many. */
const MOST_DIGITS = 0.3
/** Longer words are keys, hashes and pictures in text. */
const LONGEST_WORD = 60

const special = /<\|[a-z_]+\|>/
/** What a generator writes into every spec. */
const generated = /^expect\(\w+\)\.(?:toBeTruthy|toBeDefined)\(\);?$/

export function isWorthTeaching(answer: string): boolean {
  if (holdsPlaceholder(answer) || answer.includes('\uFFFD') || special.test(answer)) return false
  if (generated.test(answer.trim())) return false
  if (new RegExp(`[A-Za-z0-9+/_=-]{${LONGEST_WORD},}`).test(answer)) return false
  const digits = answer.match(/\d/g)?.length ?? 0
  return digits < 8 || digits <= answer.length * MOST_DIGITS
}
