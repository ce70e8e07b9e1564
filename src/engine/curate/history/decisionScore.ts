/**
 * How well a record of a decision teaches, by the five criteria of the training data miner that this project started from:
 * complete, clear reasoning, correct format, verifiable, unambiguous. Each counts a fifth, and 0.85 is enough. How each is
 * found is ours: from 0 to 1, by what can be read off the text.
 */
import type { DecisionRecord } from './decisionRecord'

export const ENOUGH = 0.85

/** Words from which on a section says enough. */
const CONTEXT_WORDS = 20
const DECISION_WORDS = 8

const reasoning =
  /\b(?:because|since|so that|therefore|in order to|due to|as a result|avoid|needs?|wants?|must|should|allows?|enables?|requires?|easier|harder|better|simpler|advantages?|benefits?|drawbacks?|trade-?offs?|instead of|rather than|problem|would)\b/i
const template =
  /\{[^}\n]{3,}\}|\[(?:e\.g\.|short|describe|option \d|title|name)[^\]]*\]|<!--\s*(?:describe|optional)/i
const settled = /^(?:accepted|approved|decided|implemented|done|active)$/
const unsettled = /^(?:proposed|draft|rejected|superseded|deprecated|pending|open|obsolete)$/
const undecided =
  /\b(?:tbd|to be (?:decided|determined)|not (?:yet )?decided|maybe|perhaps|undecided)\b|\?\?/i
/** A name of the code or a place to look: in backquotes, a link, a path, a word in camel case. */
const reference =
  /`[^`]+`|\]\(|https?:|\b[\w-]+[/.][\w-]+\.\w{2,}\b|\b[A-Z]?[a-z]+[A-Z]\w*\b|\b[A-Z][a-z]+(?:\.[A-Z]\w+)+\b|\b(?:\.NET|C#|SQL|REST|HTTP|API|Angular|Docker)\b/
const dated = /\b(?:19|20)\d\d-\d\d-\d\d\b|\b\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d\b/

/** @param markdown all of it */
export function decisionScore(record: DecisionRecord, markdown: string): number {
  const { status, context, decision } = record
  const all = `${context}\n${decision}`
  const criteria = [
    (part(wordsIn(context), CONTEXT_WORDS) + part(wordsIn(decision), DECISION_WORDS)) / 2,
    reasoning.test(all) ? 1 : 0,
    template.test(all) ? 0 : 1,
    (Number(settled.test(status) || dated.test(markdown)) +
      Number(reference.test(`${record.title}\n${all}`))) /
      2,
    unsettled.test(status) || undecided.test(decision) ? 0 : 1,
  ]
  return criteria.reduce((sum, each) => sum + each, 0) / criteria.length
}

function part(words: number, enough: number): number {
  return Math.min(1, words / enough)
}

function wordsIn(text: string): number {
  return text.match(/\p{L}{2,}/gu)?.length ?? 0
}
