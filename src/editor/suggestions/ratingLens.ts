/** "Rate this suggestion" over an accepted text: five stars, room for words, and a way to be left alone. */
import {
  CodeLens,
  type CodeLensProvider,
  type Command,
  Disposable,
  EventEmitter,
  Range,
  type TextDocument,
  languages,
} from 'vscode'
import { starMeanings } from '#contracts/starMeanings'
import type { AcceptedBlock } from './acceptedBlocks'
import type { Accepts } from './accepts'
import { type LensSettings, STILL_FOR, blockToRate } from './blockToRate'
import { WHAT_RATINGS_DO } from './ratingWords'

/** Arguments: suggestion id, stars. */
export const RATE_COMMAND = 'apprentice.rateSuggestion'
/** Of all three: suggestion id. */
export const EXPECTED_COMMAND = 'apprentice.expectedOf'
export const COMMENT_COMMAND = 'apprentice.commentOn'
export const DISMISS_COMMAND = 'apprentice.dismissRating'

/** Milliseconds for which a rating is thanked for, and more can be said. */
const THANKS_FOR = 5_000

export class RatingLens implements CodeLensProvider {
  readonly #changed = new EventEmitter<void>()
  readonly onDidChangeCodeLenses = this.#changed.event
  readonly #subscription: Disposable
  #timer: NodeJS.Timeout | undefined
  #standing: string | null = null

  constructor(
    private readonly accepts: Accepts,
    private readonly settings: () => LensSettings,
  ) {
    this.#subscription = accepts.onDidChange(() => this.#refresh())
  }

  register(): Disposable {
    return Disposable.from(this, languages.registerCodeLensProvider({ scheme: 'file' }, this))
  }

  provideCodeLenses(document: TextDocument): CodeLens[] {
    const now = Date.now()
    const block = this.#block(now)
    if (block === null) this.#standing = null
    if (block?.uri !== document.uri.toString()) return []
    this.#standing = block.id
    this.accepts.lenses.seen(block, now)
    const { line } = document.positionAt(block.start)
    const at = new Range(line, 0, line, 0)
    return linksOf(block).map((link) => new CodeLens(at, { arguments: [block.id], ...link }))
  }

  dispose(): void {
    clearTimeout(this.#timer)
    this.#subscription.dispose()
    this.#changed.dispose()
  }

  #block(now: number): AcceptedBlock | null {
    const { blocks, lastEdit, lenses } = this.accepts
    return blockToRate(blocks.list(), this.settings(), { now, lastEdit, standing: this.#standing }, lenses)
  }

  #refresh(): void {
    this.#changed.fire()
    clearTimeout(this.#timer)
    const thanked = this.accepts.blocks.list().find(({ stars, asked }) => stars !== null && !asked)
    this.#timer = setTimeout(
      () => {
        if (thanked) this.accepts.forget(thanked.id)
        else this.#wait()
      },
      thanked ? THANKS_FOR : STILL_FOR,
    )
  }

  /** Looks once more when the time of the lens is over. */
  #wait(): void {
    this.#changed.fire()
    this.#timer = setTimeout(() => this.#changed.fire(), this.settings().lensSeconds * 1000)
  }
}

function linksOf({ id, stars }: AcceptedBlock): readonly Command[] {
  const words = [
    { title: 'I expected …', tooltip: 'Write what should have been suggested', command: EXPECTED_COMMAND },
    { title: 'Comment', tooltip: 'Say in words what was good or bad about it', command: COMMENT_COMMAND },
  ]
  if (stars !== null) {
    return [{ title: `$(heart) Rated ${stars} of 5. Thank you.`, command: '' }, ...words]
  }
  return [
    { title: 'Rate this suggestion:', tooltip: WHAT_RATINGS_DO, command: 'apprentice.rateLastSuggestion' },
    ...starMeanings.map((meaning, index) => ({
      title: `${index + 1}★`,
      tooltip: meaning,
      command: RATE_COMMAND,
      arguments: [id, index + 1],
    })),
    // Before the words: in a narrow editor the end of the line cannot be reached.
    { title: '$(close)', tooltip: 'Not now', command: DISMISS_COMMAND },
    ...words,
  ]
}
