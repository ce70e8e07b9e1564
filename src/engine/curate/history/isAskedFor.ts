/** Whether what was written at a place is what the message of its commit asks for: a commit changes other places, too. */
import type { ChangedRegion } from './changedRegions'
import type { CommitMessage } from './commitMessage'
import { seenShare, wordsIn } from './seenShare'

/** Of the words of a message: what the place must have something of, with the name of its file. */
const SEEN_IN_PLACE = 0.2
/** Of the words of a new file's name: what the message must have something of. */
const SEEN_OF_NAME = 0.5

/** Says that something is better now; how is only told with more words. */
const weak =
  /^(?:(?:bug)?fix|improve?|enhance?|updat|adjust|tweak|refactor|rework|polish|optimi[sz]e?|correct|modif|chang|clean|handl|tid|prepar)(?:y|e|s|d|es|ed|ied|ing|ings)?\b/i
const how =
  /\b(?:to|by|with|without|using|use|uses|instead|when|if|so|because|not|only|from|into|before|after|until|unless|while|than|no|missing|wrong|null|undefined|unused|never|always|cannot|as)\b|n't\b|[`'"]/i
/** What a new version of something else needs is not told by its name. */
const upgrade =
  /^(?:upgrad|updat|bump|migrat|mov|switch)\w*\b.*\b(?:to|for|version|latest)\b.*(?:\d|\blatest\b|\bnew(?:er|est)?\b)/i
const adds = /^(?:add|creat|introduc|implement|includ|insert|append)(?:e|s|ed|es|d|ing)?\b/i
const removes = /^(?:remov|delet|drop|eliminat)(?:e|s|p?ed|es|d|p?ing)?\b/i
/** Of code: two humps, a call, or what is quoted as code. */
const names = /`([^`\n]+)`|\b([A-Za-z][a-z\d]*(?:[A-Z][a-z\d]+)+)\b/g
/** Names of products look like names of code. */
const product =
  /^(?:GitHub|GitLab|JavaScript|TypeScript|PostgreSql|MySql|NgRx|DevOps|AutoMapper|OpenApi|YouTube|WebSocket|VsCode)$/i

export function isAskedFor(
  region: ChangedRegion,
  path: string,
  { instruction, body }: CommitMessage,
): boolean {
  const { text, start, end, answer, changed } = region
  const old = text.slice(start, end)
  const name = path.split('/').at(-1) ?? ''
  const said = `${instruction}\n\n${body}`
  if (upgrade.test(instruction)) return false
  if (weak.test(instruction) && body === '' && !how.test(instruction) && namesIn(instruction).length === 0)
    return false
  const [came, went] = [unlike(answer, old), unlike(old, answer)]
  if (adds.test(instruction) && came.length === 0) return false
  if (removes.test(instruction) && went.length === 0) return false
  if (text === '') return seenShare(name.replace(/\..*$/, ''), said) >= SEEN_OF_NAME
  const whole = `${path}\n${text}\n${answer}`.toLowerCase()
  if (!namesIn(instruction).every((each) => whole.includes(each.toLowerCase()))) return false
  if (seenShare(instruction, [...came, ...went].join(' ')) === 0) return false
  return seenShare(said, `${name}\n${changed}`) >= SEEN_IN_PLACE
}

function namesIn(text: string): string[] {
  return [...text.matchAll(names)]
    .map(([, quoted, plain]) => quoted ?? plain ?? '')
    .filter((name) => !product.test(name))
}

/** Words of a text that another one has not, or has less often. */
function unlike(text: string, other: string): string[] {
  const counts = new Map<string, number>()
  for (const word of wordsIn(other)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return wordsIn(text).filter((word) => {
    const left = counts.get(word) ?? 0
    counts.set(word, left - 1)
    return left <= 0
  })
}
