/** Stores what became of texts: redacted, and only of suggestions that are recorded. */
import { type Suggestion } from '#contracts/suggestion'
import { languageOf, parse } from '#engine/language/language'
import { type Store } from '#engine/store/store'
import { randomUUID } from 'node:crypto'
import { type Look } from './acceptedTexts'
import { type WrittenText } from './writtenWatch'

export interface AftermathRecordParts {
  readonly store: Pick<Store, 'suggestions' | 'outcomes' | 'writtenInstead'>
  /** A text where a suggestion stood: a secret may begin before it and end behind it. */
  readonly redactAt: (suggestion: Suggestion, text: string) => Promise<string>
}

export class AftermathRecord {
  /** Most looks find what the one before found. */
  readonly #redacted = new WeakMap<Suggestion, { readonly raw: string; readonly text: string }>()

  constructor(private readonly parts: AftermathRecordParts) {}

  async addLook({ suggestion, finalText: raw, ...look }: Look): Promise<void> {
    const known = this.#redacted.get(suggestion)
    const finalText = known?.raw === raw ? known.text : await this.parts.redactAt(suggestion, raw)
    this.#redacted.set(suggestion, { raw, text: finalText })
    const { suggestions, outcomes } = this.parts.store
    if (suggestions.get(suggestion.id) === undefined) return
    const row = { id: randomUUID(), suggestionId: suggestion.id, ...look, finalText }
    outcomes.add({ kind: 'survival', ...row })
  }

  /** No further than the block in which it was written. */
  async addWritten({ suggestion, document, region, ...written }: WrittenText): Promise<void> {
    const language = languageOf(suggestion.path)
    const syntax = language === null ? null : parse(document, language, suggestion.path)
    const blockEnd = syntax?.blockEnd(region.start) ?? Infinity
    const raw = document.slice(region.start, Math.min(region.end, blockEnd)).replaceAll('\r\n', '\n')
    if (raw.trim() === '') return
    const text = await this.parts.redactAt(suggestion, raw)
    const { suggestions, writtenInstead } = this.parts.store
    if (suggestions.get(suggestion.id) === undefined) return
    const endedBy = region.end > blockEnd ? 'block' : written.endedBy
    writtenInstead.set({ ...written, suggestionId: suggestion.id, text, endedBy })
  }
}
