/** "Rate this suggestion" over an accepted text: five stars in a row, and a way to be left alone. */
import {
  CodeLens,
  type CodeLensProvider,
  Disposable,
  EventEmitter,
  Range,
  type TextDocument,
  languages,
} from 'vscode'
import type { Accepts } from './accepts'
import { type LensSettings, STILL_FOR, blockToRate } from './blockToRate'
import { STAR_MEANINGS, WHAT_RATINGS_DO } from './ratingWords'

/** Arguments: suggestion id, stars. */
export const RATE_COMMAND = 'apprentice.rateSuggestion'
/** Arguments: suggestion id. */
export const DISMISS_COMMAND = 'apprentice.dismissRating'

/** Milliseconds for which a rating is thanked for. */
const THANKS_FOR = 3_000

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
    const block = this.#block()
    if (block === null || block.uri !== document.uri.toString()) return []
    const { line } = document.positionAt(block.start)
    const at = new Range(line, 0, line, 0)
    if (block.stars !== null) {
      return [new CodeLens(at, { title: `$(heart) Rated ${block.stars} of 5. Thank you.`, command: '' })]
    }
    return [
      new CodeLens(at, {
        title: 'Rate this suggestion:',
        tooltip: WHAT_RATINGS_DO,
        command: 'apprentice.rateLastSuggestion',
      }),
      ...STAR_MEANINGS.map(
        (meaning, index) =>
          new CodeLens(at, {
            title: `${index + 1}★`,
            tooltip: meaning,
            command: RATE_COMMAND,
            arguments: [block.id, index + 1],
          }),
      ),
      new CodeLens(at, {
        title: '$(close)',
        tooltip: 'Not now',
        command: DISMISS_COMMAND,
        arguments: [block.id],
      }),
    ]
  }

  dispose(): void {
    clearTimeout(this.#timer)
    this.#subscription.dispose()
    this.#changed.dispose()
  }

  #block(): ReturnType<typeof blockToRate> {
    const { accepts } = this
    // Where one stands already, typing does not take it away: that would move the text again.
    const lastEdit = accepts.blocks.list().some(({ id }) => id === this.#standing) ? 0 : accepts.lastEdit
    const block = blockToRate(accepts.blocks.list(), this.settings(), Date.now(), lastEdit)
    this.#standing = block?.id ?? null
    return block
  }

  #refresh(): void {
    this.#changed.fire()
    clearTimeout(this.#timer)
    const thanked = this.accepts.blocks.list().find(({ stars }) => stars !== null)
    this.#timer = setTimeout(
      () => {
        if (thanked) this.accepts.dismiss(thanked.id)
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
