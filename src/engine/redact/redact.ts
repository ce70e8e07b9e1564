/** Replaces secrets and personal data by typed placeholders, before anything is stored or trained on. */
import { assignedPassword, assignedSecret, assignedToken, settingsKey, toldPassword } from './assignment'
import { commandOption } from './commandOption'
import { commentsOf } from './commentsOf'
import { connectionString } from './connectionString'
import { credentialCall } from './credentialCall'
import { cutLiteral } from './cutLiteral'
import { email } from './email'
import { highEntropy } from './highEntropy'
import { replace } from './placeholders'
import { isPublishedSample } from './publishedSample'
import { inProse, type Rule, type RuleContext } from './rule'
import { type NamedStretch, secretlint } from './secretlint'
import { tokenRules } from './tokenRules'

export { holdsPlaceholder } from './placeholders'

export interface RedactContext {
  /** Tells settings files and scripts, whose values stand without quotes, from program code. */
  readonly path?: string
  /** Ascending offsets at which the text is to stay divided: a secret across one is replaced on both sides. */
  readonly cuts?: readonly number[]
}

export interface Redacted {
  readonly text: string
  /** How many were replaced, by rule. */
  readonly found: Readonly<Record<string, number>>
  /** The text divided at the cuts; one part more than cuts. */
  readonly parts: readonly string[]
}

export type Redact = (text: string, context?: RedactContext) => Promise<Redacted>

/** Where rules overlap, the one that says more names the placeholder: these, then secretlint's, then the guesses. */
const certain: readonly Rule[] = [...tokenRules, email, connectionString]
const guesses: readonly Rule[] = [
  assignedPassword,
  assignedSecret,
  assignedToken,
  credentialCall,
  commandOption,
  settingsKey,
  toldPassword,
  highEntropy,
  cutLiteral,
]

/** Those that find more where nothing stands in quotes, and where the marks of a comment divide what belongs together. */
const withoutQuotes: readonly Rule[] = [
  ...tokenRules.filter(({ name }) => name === 'pem'),
  assignedPassword,
  assignedSecret,
  assignedToken,
  credentialCall,
  commandOption,
]

const unquotedFile =
  /(?:^|[/\\])(?:\.env[^/\\]*|\.npmrc|\.netrc|dockerfile)$|\.(?:env|ya?ml|properties|ini|cfg|conf|toml|sh|bash|zsh|ps1|cmd|bat|http|rest)$/i
/** Documents, and the message of a commit as git names its file. */
const proseFile = /\.(?:md|mdx|txt)$|(?:^|[/\\])COMMIT_EDITMSG$/i
const settingsFile =
  /(?:^|[/\\])(?:(?:appsettings[^/\\]*|secrets|local\.settings|launchSettings)|config(?:uration)?s?[/\\][^/\\]*)\.json$/i

/**
 * Repeats until nothing is found, so a second call changes and counts nothing; each round takes characters away, so it
 * ends. Rejects when a rule fails: then nothing of the text may be stored.
 */
export async function redact(text: string, context: RedactContext = {}): Promise<Redacted> {
  const path = context.path ?? ''
  const isProse = proseFile.test(path)
  const place = {
    unquoted: isProse || unquotedFile.test(path),
    prose: isProse,
    settings: settingsFile.test(path),
  }
  const found: Record<string, number> = {}
  let parts: readonly string[] = divide(text, context.cuts ?? [])
  for (;;) {
    const whole = parts.join('')
    const stretches = [
      ...find(certain, whole, place),
      ...(await secretlint(whole)),
      ...find(guesses, whole, place),
      ...(place.unquoted ? [] : findInComments(whole)),
    ].filter(({ start, end }) => !isPublishedSample(whole.slice(start, end)))
    const replaced = replace(parts, stretches)
    if (replaced.found.size === 0) return { text: whole, found, parts }
    for (const [rule, count] of replaced.found) found[rule] = (found[rule] ?? 0) + count
    parts = replaced.parts
  }
}

function find(rules: readonly Rule[], text: string, place: RuleContext): NamedStretch[] {
  return rules.flatMap((rule) =>
    Array.from(rule.find(text, place), (stretch) => ({ ...stretch, rule: rule.name })),
  )
}

function findInComments(text: string): NamedStretch[] {
  const comments = commentsOf(text)
  return comments === null ? [] : find(withoutQuotes, comments, inProse)
}

function divide(text: string, cuts: readonly number[]): string[] {
  return [...cuts, text.length].map((cut, index) => text.slice(cuts[index - 1] ?? 0, cut))
}
