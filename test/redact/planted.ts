/** A text of a form in which secrets are found in the wild, and what of it nobody may ever read again. */
import { type Chance } from '#test/redact/chance'

export interface Planted {
  /** Relative to the workspace; tells settings files from code. */
  readonly path: string
  readonly text: string
  /** As they stand in the text, escapes and all. */
  readonly secrets: readonly string[]
}

export type Form = (chance: Chance) => Planted
export type Forms = Readonly<Record<string, Form>>

/** A form with one secret, of one of these kinds. */
export function form(
  path: string,
  kinds: readonly ((chance: Chance) => string)[],
  text: (secret: string, chance: Chance) => string,
): Form {
  return (chance) => {
    const secret = chance.pick(kinds)(chance)
    return { path, text: text(secret, chance), secrets: [secret] }
  }
}
