/** What a redaction rule is: a name, and the stretches of a text that must not be stored. */
export interface Stretch {
  readonly start: number
  /** Exclusive. */
  readonly end: number
}

export interface Rule {
  /** Names the placeholder: `<redacted:NAME>`. */
  readonly name: string
  find(text: string, context: RuleContext): Iterable<Stretch>
}

export interface RuleContext {
  /** Values stand there without quotes: a settings file, a script or a command line. */
  readonly unquoted: boolean
  /** They stand among sentences: a word without quotes is no secret. */
  readonly prose: boolean
  /** A program's settings: there a value with blanks is no message to a person. */
  readonly settings: boolean
}

export const inProse: RuleContext = { unquoted: true, prose: true, settings: false }

/** The stretches of the named group `value`, or of the whole match where there is none. */
export function* stretches(
  text: string,
  pattern: RegExp,
  accept: (value: string, match: RegExpExecArray) => boolean = () => true,
): Iterable<Stretch> {
  for (const match of text.matchAll(pattern)) {
    const value = match.groups?.['value'] ?? match[0]
    if (accept(value, match)) yield stretchOf(match)
  }
}

/** Of a pattern with the flag `d`, where it has a group `value`. */
export function stretchOf(match: RegExpExecArray): Stretch {
  const [start, end] = match.indices?.groups?.['value'] ?? [match.index, match.index + match[0].length]
  return { start, end }
}
