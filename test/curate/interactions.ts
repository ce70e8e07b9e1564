/** A person at one document, recorded by the real capture, and what curation makes of it. */
import { settingsSchema } from '#contracts/settings'
import { assessAll } from '#engine/assess/assessAll'
import { interactionExamples, type InteractionParts } from '#engine/curate/interactions/interactionExamples'
import { FoundOut } from '#engine/store/foundOut'
import { captureUnderTest, document, offered, offset, text, uri } from '#test/capture/captureUnderTest'
import { type Told, told } from '#test/curate/sourcedExamples'

export const settings = settingsSchema.parse({})

export type Interactions = ReturnType<typeof interactions>

export function interactions() {
  const { store, clock, capture } = captureUnderTest({ aftermathSeconds: settings.aftermathSeconds })
  const put = (written: string, start: number, length = 0): void =>
    capture.documentChanged(uri, [{ start, end: start + length, text: written }])
  const curated = async (change: Partial<InteractionParts> = {}): Promise<Told[]> => {
    await capture.flush()
    await assessAll({ store, clock })
    const parts = { store, workspace: '/shop', splitOf: () => 'train' as const, settings, ...change }
    const foundOut = FoundOut.open(null)
    try {
      return await told(interactionExamples(parts), foundOut.findings)
    } finally {
      foundOut.close()
    }
  }
  return {
    ...{ store, clock, capture, put, curated },
    /** Offers a suggestion in the document, which is opened for it. */
    offer(change: Parameters<typeof offered>[0] = {}): void {
      capture.documentOpened(uri, document)
      capture.suggested(offered({ createdAt: clock.now(), ...change }))
      capture.shown(change.id ?? 's1')
    },
    /** Takes it, as an editor says it. */
    accept(taken = text, id = 's1'): void {
      put(taken, offset)
      capture.accepted(id, { uri, offset })
    },
    /** One letter after the other. */
    async type(written: string, at = offset): Promise<void> {
      for (const [index, letter] of [...written].entries()) {
        put(letter, at + index)
        await clock.advance(200)
      }
    },
    /** A line each: the format, what it says, and its weight; or the reason why there is none. */
    async lines(change: Partial<InteractionParts> = {}): Promise<string[]> {
      return (await curated(change)).map((sourced) => {
        if (sourced.kind === 'leftOut') return `${sourced.reason} ${sourced.where}`
        const { example } = sourced
        switch (example.format) {
          case 'fim':
            return `fim ${JSON.stringify(example.completion)} ${example.weight}`
          case 'kto':
            return `kto ${example.label} ${JSON.stringify(example.completion)} ${example.weight}`
          case 'dpo':
            return `dpo ${JSON.stringify(example.chosen)} > ${JSON.stringify(example.rejected)} ${example.weight}`
          case 'chat':
            return `chat ${JSON.stringify(example.messages.at(-1)!.content)} ${example.weight}`
        }
      })
    },
  }
}
