/** What a person says of a commit, without what a program put there, and whether it says anything. */
import type { LeftOutReason } from '#contracts/leftOut'
import type { RecordedCommit } from '#platform/commitPatches'
import { saysNothing } from './messageWords'
import { wordsIn } from './wordsIn'

export interface CommitMessage {
  /** The first line as it was written, without the numbers of tickets and pull requests, which nobody can know. */
  readonly subject: string
  /** The subject without its conventional prefix: what to do. */
  readonly instruction: string
  /** Paragraphs of prose; empty without any. */
  readonly body: string
}

const automatedAuthor =
  /\[bot\]|\bbot@|dependabot|renovate|greenkeeper|github-actions|actions-user|weblate|crowdin|transifex|semantic-release|snyk|azure-?devops|copilot/i
const automatedSubject =
  /^(?:(?:chore|build|ci|fix|docs)?\(?(?:deps|deps-dev|release|main)\)?!?:|bump(?:ed|s)?\b|update (?:dependency|dependencies|module)\b|\[?create-pull-request\]?|auto(?:mated|matic)?[- ](?:update|commit|sync|translation)|new translations|(?:translated|added translation) using weblate|merged?\b|merge (?:branch|pull request|remote)|v?\d+\.\d+\.\d+(?:[-.\w]*)?$|(?:publish|release|prepare|cut|version)\b.*\d+\.\d+|initial (?:commit|import)|squashed? commit|autosync\b)/i
const automatedBody =
  /^(?:generated with|auto-?generated|this (?:commit|pr) was (?:automatically|auto-?)\s*generated)/im

const revert = /^(?:revert(?:s|ed|ing)?\b|reapply\b|back(?:ed)? ?out\b|undo\b)/i
/** A branch's kind, before a sentence that says what to do: "Task/sort orders by their customer". */
const branch = new RegExp(
  String.raw`^(?:feature|feat|(?:bug|hot)?fix|bug|task|chore|refactor(?:ing)?|improvement|enhancement)\/(?=(?:` +
    'add|allow|apply|avoid|change|check|clean up|convert|create|deprecate|disable|display|drop|eliminate|enable|' +
    'encode|escape|exclude|expose|extend|extract|filter|fix|format|handle|hide|ignore|implement|improve|include|' +
    'increase|inject|introduce|limit|load|log|make|merge|migrate|move|normali[sz]e|optimi[sz]e|pass|prevent|reduce|' +
    'refactor|refresh|remove|rename|reorder|replace|require|reset|resolve|restrict|restore|return|round|set|show|' +
    String.raw`simplify|skip|sort|split|store|support|switch|trim|update|upgrade|use|validate|wrap)\s+\S+\s+\S)`,
  'i',
)
const conventional =
  /^(?:[a-z]+(?:\([^)]*\))?!?:|\([a-z]+\) ?:|(?:feat|fix|chore|refactor|docs|tests?|perf|build|ci|style)\([^)]*\))\s*/i
const ticket = new RegExp(
  [
    // Before it: [SHOP-12], Auth/SHOP-12 -, #12
    String.raw`^(?:(?:\[?(?:\w+\/)?[A-Z][A-Z0-9]+-\d+\]?|\(?#\d+\)?)[:\s-]*)+`,
    // Behind something: closes #12, #13; refs SHOP-12
    String.raw`(?<=\S)[\s,;.-]{1,4}\(?(?:[Ff]ix(?:es|ed)?|[Cc]lose[sd]?|[Rr]esolve[sd]?|[Rr]efs?|[Ss]ee|[Pp]er|[Ii]ssue|[Pp]art of|[Rr]elated to):?\s(?:issue\s)?#\d+(?:(?:,| and)?\s#\d+)*\)?\.?`,
    String.raw`(?<=\S)[\s,;.-]{1,4}(?:[Ff]ixes|[Cc]loses|[Rr]esolves|[Rr]efs):?\s[A-Z][A-Z0-9]+-\d+\.?`,
    String.raw`\s*(?:\((?:#\d+|[A-Z][A-Z0-9]+-\d+)\)|\[(?:#\d+|(?:\w+\/)?[A-Z][A-Z0-9]+-\d+)\])`,
    String.raw`\s*#\d+$`,
  ].join('|'),
  'g',
)
/** What is said to a program. */
const mark = /\[(?:skip[ -]ci|ci[ -]skip|no[ -]ci|skip actions)\]\s*/gi
/** Also names of people, which are no part of what was done. */
const trailer =
  /^(?:[\w-]+-by|cc|change-id):|^(?:closes?|fix(?:es|ed)?|refs?|see|pr|issue|resolves?|related(?: to)?|reviewed-on|bug):?\s.*(?:#\d+|@|https?:|\d{2,}|[0-9a-f]{7,})/i
/** A number of what is kept elsewhere, also where it is part of a sentence. */
const numbered = /(?<![&\w])#\d+/
/** A pull request's list of its own commits. */
const listed = /^\s*(?:[*-]|\d+\.)\s/
/** Words that say that something was done, and not what. */
const empty = new Set(
  (
    'a add added adding additional adds an and any are as at be bit bug bugfix bugfixes bugs by can change ' +
    'changed changes clean cleanup code codes comment comments commit commits correctly feedback few file ' +
    'files final first fix fixed fixes fixing for formatting from get hotfix improve improved improvement ' +
    'improvements in initial into is issue issues it its latest lint little make merge minor misc missing ' +
    'more new not now of on one or other polish pr problem problems progress project properly refactor ' +
    'refactored refactoring review reviews several small some spec specs stuff style test tests that the ' +
    'then things this tidy to tweak tweaks typo typos up update updated updates use various version warning ' +
    'warnings was when wip with work working works'
  ).split(' '),
)

const LEAST_WORDS = 4
const LEAST_MEANING = 2
const MOST_SUBJECT = 160
const MOST_BODY = 900

/** Null for one that a person made to add something. */
export function reasonAgainst(commit: RecordedCommit): LeftOutReason | null {
  if (commit.parents > 1) return 'merge'
  const { author, message } = commit
  const subject = firstLine(message)
  if (automatedAuthor.test(author) || automatedSubject.test(subject) || automatedBody.test(message))
    return 'automated'
  const said = withoutKind(subject.replaceAll(ticket, '').trim())
  if (revert.test(said.replace(/^[^\p{L}]+/u, '')) || /^This reverts commit [0-9a-f]{7,}/im.test(message))
    return 'reverted'
  if (automatedSubject.test(said) && !/^(?:fix|merge)/i.test(said)) return 'automated'
  return isTelling(said) && !numbered.test(said) ? null : 'noMessage'
}

/** @param text redacted */
export function readMessage(text: string): CommitMessage {
  const [first = '', ...rest] = text.replaceAll('\r\n', '\n').replaceAll(mark, '').trim().split('\n')
  const lines = rest.filter((line) => !trailer.test(line.trim()))
  const paragraphs = lines
    .join('\n')
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
  // A long first line that was cut in two.
  const goesOn = /^\p{Ll}[^\n]{1,60}$/u.test(paragraphs[0] ?? '') && !/[.!?:]$/.test(first)
  const subject = [first, ...(goesOn ? paragraphs.splice(0, 1) : [])].join(' ').replaceAll(ticket, '').trim()
  const instruction = capital(withoutKind(subject))
  const said = new Set(wordsIn(subject))
  const saysMore = (paragraph: string): boolean => wordsIn(paragraph).some((word) => !said.has(word))
  const body = paragraphs
    .filter((paragraph) => !listed.test(paragraph) && isProse(paragraph) && saysMore(paragraph))
    .join('\n\n')
  // Code that is quoted is cut into paragraphs, too.
  const isQuoting = text.includes('```')
  return { subject, instruction, body: body.length > MOST_BODY || isQuoting ? '' : body }
}

function withoutKind(subject: string): string {
  return subject.replace(conventional, '').replace(branch, '')
}

/** The words that say what was done, in lower case, each once. */
export function tellingWords(text: string): string[] {
  return [...new Set(wordsIn(text))].filter((word) => !empty.has(word))
}

function isTelling(subject: string): boolean {
  const words = subject.split(/\s+/).filter((word) => /\p{L}{2}/u.test(word))
  if (subject.length > MOST_SUBJECT || words.length < LEAST_WORDS) return false
  if (saysNothing(subject)) return false
  return tellingWords(subject).length >= LEAST_MEANING
}

/** Not a template's heading, a checklist, a link or a mark of a tool. */
function isProse(paragraph: string): boolean {
  return (
    !/^(?:#|<|>|\||---|===|\[[ x]\]|!\[)|https?:\/\//m.test(paragraph) &&
    !numbered.test(paragraph) &&
    /\p{L}{2,}\s+\p{L}{2,}/u.test(paragraph)
  )
}

function firstLine(message: string): string {
  return message.replaceAll(mark, '').trimStart().split('\n', 1)[0]?.trim() ?? ''
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
