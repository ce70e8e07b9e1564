/** A rating comes in parts, each redacted before it is stored: a later part takes the place of its own kind alone. */
import { type GivenRating, type Rating } from '#contracts/rating'
import { type Suggestion } from '#contracts/suggestion'
import { type Redact } from '#engine/redact/redact'
import { type Store } from '#engine/store/store'
import { UserError } from '#platform/userError'

export interface RatingReport {
  readonly suggestionId: string
  readonly given: GivenRating
  /** Milliseconds since 1970. */
  readonly at: number
}

/** Throws a UserError for a suggestion that is not in the store. */
export async function storeRating(
  { store, redact }: { store: Pick<Store, 'suggestions' | 'ratings' | 'transaction'>; redact: Redact },
  { suggestionId, given, at }: RatingReport,
): Promise<void> {
  const suggestion = store.suggestions.get(suggestionId)
  if (suggestion === undefined)
    throw new UserError(
      'This suggestion was not recorded, so it cannot be rated. Rate one that was made while recording was on.',
    )
  const said = await redacted(given, suggestion, redact)
  // Another process may have added a part meanwhile.
  store.transaction(() => {
    const { stars = null, expected = null, comment = null } = store.ratings.get(suggestionId) ?? {}
    store.ratings.set({ stars, expected, comment, ...said, suggestionId, at })
  })
}

type Said = Partial<Pick<Rating, 'stars' | 'expected' | 'comment'>>

async function redacted(given: GivenRating, suggestion: Suggestion, redact: Redact): Promise<Said> {
  const { prefix, suffix, path } = suggestion
  const said: Said = given.stars === undefined ? {} : { stars: given.stars }
  if (given.expected !== undefined) said.expected = null
  if (given.comment !== undefined) said.comment = null
  if (typeof given.expected === 'string') {
    // Together, because a secret may begin before the cursor and end in the text.
    const cuts = [prefix.length, prefix.length + given.expected.length]
    const { parts } = await redact(prefix + given.expected + suffix, { path, cuts })
    said.expected = parts[1] ?? ''
  }
  if (given.comment) said.comment = (await redact(given.comment, { path })).text
  return said
}
