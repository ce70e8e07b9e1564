import { redact } from '#engine/redact/redact'
import { Chance } from '#test/redact/chance'
import { plantedSecrets } from '#test/redact/plantedSecrets'
import { describe, expect, test } from 'vitest'

/** Planted texts cut into pieces and put together anew, with what breaks literals between them. */
function anyText(chance: Chance, texts: readonly string[]): string {
  return Array.from({ length: chance.between(1, 6) }, () => {
    const text = chance.pick(texts)
    const from = chance.between(0, text.length)
    return (
      text.slice(from, chance.between(from, text.length)) +
      chance.pick(['', '\n', '"', "'", '\\', '<redacted:cut>'])
    )
  }).join('')
}

describe('whatever the text is', () => {
  const chance = new Chance('any')
  const texts = plantedSecrets(1, 'any').map(({ text }) => text)
  const paths = ['Item.cs', 'item.ts', 'run.sh', 'appsettings.json']

  test('a second time nothing is found, and cuts divide the same text', async () => {
    for (let round = 0; round < 600; round++) {
      const text = anyText(chance, texts)
      const path = chance.pick(paths)
      const first = chance.between(0, text.length)
      const cuts = [first, chance.pick([first, chance.between(first, text.length)])]
      const once = await redact(text, { path, cuts })
      expect(once.parts).toHaveLength(3)
      expect(once.parts.join('')).toBe(once.text)
      expect(await redact(once.text, { path })).toMatchObject({ text: once.text, found: {} })
      // A part in which nothing stood gets nothing.
      if (cuts[0] === cuts[1]) expect(once.parts[1]).toBe('')
      // Placeholders stay whole.
      expect(once.text.replace(/<redacted:[A-Za-z0-9]+>/g, '')).not.toContain('<redacted:')
    }
  })
})
