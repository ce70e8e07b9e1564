/** The values that stand behind a name, as patterns find them there, and what is joined to them. */
import { isReference } from './isReference'
import { joinedLiterals } from './literal'
import { type Stretch, stretchOf } from './rule'

/** Patterns with a group `value` that are tried at one place, case aside. */
export function sticky(patterns: readonly string[]): RegExp[] {
  return patterns.map((pattern) => new RegExp(pattern, 'diy'))
}

export function* namedValues(
  text: string,
  names: RegExp,
  patterns: readonly RegExp[],
  accept: (value: string) => boolean,
): Iterable<Stretch> {
  for (const { index, 0: name } of text.matchAll(names)) {
    const before = text.slice(Math.max(0, index - 100), index) + name
    for (const pattern of patterns) {
      pattern.lastIndex = index + name.length
      const match = pattern.exec(text)
      if (match === null) continue
      const value = match.groups?.['value'] ?? ''
      if (!(accept(value) || isCut(text, match, value)) || isItsName(before, value)) continue
      yield stretchOf(match)
      yield* joinedLiterals(text, match.index + match[0].length)
    }
  }
}

/** The text ends before the literal does: it may be the beginning of anything, a password that is being typed. */
function isCut(text: string, match: RegExpExecArray, value: string): boolean {
  return match.index + match[0].length === text.length && match[0].endsWith(value) && !isReference(value)
}

/** `GroupSecret = "group_secret"`, `DeviceAuthKey = "flag-27-device-auth-key"`. @param before ends with the name */
function isItsName(before: string, value: string): boolean {
  const name = letters(/\w*$/.exec(before)?.[0] ?? '')
  return name.length >= 6 && letters(value).endsWith(name) && /[a-z]/i.test(value)
}

function letters(text: string): string {
  return text.replace(/[^A-Za-z]/g, '').toLowerCase()
}
