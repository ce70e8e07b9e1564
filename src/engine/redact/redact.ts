/** Replaces secrets and personal data by typed placeholders, before anything is stored or trained on. */
import { assignedPassword, assignedSecret, assignedToken } from './assignment'
import { connectionString } from './connectionString'
import { highEntropy } from './highEntropy'
import { replace } from './placeholders'
import { type Rule } from './rule'
import { type NamedStretch, secretlint } from './secretlint'
import { tokenRules } from './tokenRules'

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
const certain: readonly Rule[] = [...tokenRules, connectionString]
const guesses: readonly Rule[] = [assignedPassword, assignedSecret, assignedToken, highEntropy]

const unquotedFile =
  /(?:^|[/\\])(?:\.env[^/\\]*|\.npmrc|\.netrc|dockerfile)$|\.(?:env|ya?ml|properties|ini|cfg|conf|toml|sh|bash|zsh|ps1|cmd|bat)$/i

/**
 * Repeats until nothing is found, so a second call changes and counts nothing; each round takes characters away, so it
 * ends. Rejects when a rule fails: then nothing of the text may be stored.
 */
export async function redact(text: string, context: RedactContext = {}): Promise<Redacted> {
  const unquoted = unquotedFile.test(context.path ?? '')
  const found: Record<string, number> = {}
  let parts: readonly string[] = divide(text, context.cuts ?? [])
  for (;;) {
    const whole = parts.join('')
    const replaced = replace(parts, [
      ...find(certain, whole, unquoted),
      ...(await secretlint(whole)),
      ...find(guesses, whole, unquoted),
    ])
    if (replaced.found.size === 0) return { text: whole, found, parts }
    for (const [rule, count] of replaced.found) found[rule] = (found[rule] ?? 0) + count
    parts = replaced.parts
  }
}

function find(rules: readonly Rule[], text: string, unquoted: boolean): NamedStretch[] {
  return rules.flatMap((rule) =>
    Array.from(rule.find(text, { unquoted }), (stretch) => ({ ...stretch, rule: rule.name })),
  )
}

function divide(text: string, cuts: readonly number[]): string[] {
  return [...cuts, text.length].map((cut, index) => text.slice(cuts[index - 1] ?? 0, cut))
}
