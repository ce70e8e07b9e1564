/** How a message is worded: whether it says something at all, and how it is done; what it names, and what came or went. */

/** A branch, work that is not done, or what others said of it. */
const begins =
  /^(?:(?:feature|feat|(?:bug|hot)?fix|bug|task|chore|release|refactor|dev|issue)\/\S|[\w-]+\/[a-z]+[\s-]?\d{3,}|(?:got|work(?:ing|ed)? on|try|trying|tried|attempt\w*|continue[sd]?|continuing|progress|more|some|minor|small|various|several|misc\w*|review|pr|code review)\b|address\w*\b.*\b(?:reviews?|comments?|feedback|pr)\b)/i
/** A thing that was mended or tidied, without what was wrong. */
const ends =
  /\b(?:(?:bug|hot)?-?fix(?:es)?|tweaks?|clean-?\s?ups?|improvements?|enhancements?|adjustments?|refactor(?:ing|s)?|wip|polish|stuff)[.!]?$/i
/** Nouns alone. */
const stacked =
  /^(?!.*\b(?:after|on|for|when|of|before|to|from|with|the|about|all|in|by)\b).*\b(?:updates?|changes?)[.!]?$/i
const some =
  /\b(?:small|minor|some|various|several|other|more|misc\w*|few|additional)\s(?:\w+\s)?(?:changes|fix(?:es)?|tests?|updates?|improvements?|refactor\w*|clean\w*|tweaks?|things|stuff|adjustments?)\b/i
/** What is said to others, to oneself, or of another time. */
const talk =
  /\b(?:i|my|oops|forgot(?:ten)?|hopefully|maybe|sorry|mess(?:ed)?|again|merge conflicts?|accidental\w*|mistakes?|last commit|previous \w*\s?(?:commit|version|method|way|change|fix|behavior|behaviour))\b/i
/** Parts of a change that are rarely shown with it. */
const papers = /\b(?:readme|changelog|dockerfile|workflows?|pipelines?)\b/gi
/** In all their forms. */
function verbs(list: string): string {
  const stems = list.split(' ').map((verb) => verb.replace(/[ey]$/, ''))
  return `(?:${stems.join('|')})(?:e|s|d|es|ed|y|ies|ied|p?ed|p?ing)?\\b`
}
const TOUCH =
  'update adjust tweak refactor rework change modify edit improve enhance polish revise reorganise reorganize clean tidy correct'
/** Says that something is touched; nothing of what becomes of it. */
const touching = new RegExp(`^${verbs(TOUCH)}`, 'i')
/** Says that something is better: as little, but it tells what was wrong. */
const mending = new RegExp(
  `^(?:bug-?|hot-?)?${verbs('fix resolve optimise optimize handle prepare address support')}`,
  'i',
)
/** Words behind which it stands how, or what is otherwise now. */
const how =
  /\b(?:to|by|without|using|use[sd]?|instead|when|if|so|because|not|only|from|into|before|after|until|unless|while|than|no|missing|wrong|null|undefined|unused|never|always|cannot|as)\b|n't\b|[`'"]/i
/** What comes with a new version of something else stands nowhere. */
const upgrade = new RegExp(
  String.raw`\bafter\b.*\bupgrad|\bupgrad\w* to\b|` +
    `^${verbs('upgrade update bump migrate move switch')}` +
    String.raw`.*\b(?:to|for|version|latest)\b.*(?:\d|\b(?:latest|new(?:er|est)?)\b)`,
  'i',
)
const adding = new RegExp(`^${verbs('add create introduce implement include insert append')}`, 'i')
const removing = new RegExp(`^${verbs('remove delete drop eliminate')}`, 'i')
const testing =
  /\b(?:unit-?)?(?:tests?|specs?|test(?:ed|ing)|coverage|mock(?:s|ed|ing)?|assert\w*|fixtures?)\b/i
/** What a change belongs to, before what it does: "Payments redesign - Change ..." */
const heading = /^[^-:]{3,40}(?: -|:) (?=\S)/
/** Code in quotes, or a name of two humps. */
const name = /`([^`\n]+)`|\b([A-Za-z][a-z\d]*(?:[A-Z][a-z][a-z\d]*)+)\b/g
/** Names of products that look like names of code. */
const product =
  /^(?:GitHub|GitLab|NuGet|MacOs|JavaScript|TypeScript|PostgreSql|MySql|DevOps|AutoMapper|OpenApi|YouTube|WebSocket|VsCode)$/i

/** Of packages: there the numbers say the rest. */
const version = /\b(?:versions?|packages?|dependenc(?:y|ies))\b/i

export function saysNothing(said: string): boolean {
  return [begins, ends, stacked, some, talk].some((pattern) => pattern.test(said))
}

/** Files that are named by what they are. */
export function papersIn(said: string): string[] {
  return said.match(papers) ?? []
}

export const isOfVersions = (said: string): boolean => version.test(said)
export const isUpgrade = (said: string): boolean => upgrade.test(said)
export const isAdding = (said: string): boolean => adding.test(said)
export const isRemoving = (said: string): boolean => removing.test(said)
export const isOfTests = (said: string): boolean => testing.test(said)

/** Touched or mended, and not a word of how. */
export function saysOnlyWhat(said: string): boolean {
  return (isTouching(said) || isMending(said)) && !how.test(said)
}

export function isTouching(said: string): boolean {
  return touching.test(withoutHeading(said))
}

export function isMending(said: string): boolean {
  return mending.test(withoutHeading(said))
}

/** From its first word on: a picture may stand before it. */
function withoutHeading(said: string): string {
  return said.replace(heading, '').replace(/^[^\p{L}]+/u, '')
}

export function namesIn(said: string): string[] {
  return [...said.matchAll(name)]
    .map(([, quoted, plain]) => quoted ?? plain ?? '')
    .filter((each) => !product.test(each))
}
