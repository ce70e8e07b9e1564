import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { settingsSchema } from './settings'

interface Property {
  readonly description?: string
  readonly default?: unknown
  readonly properties?: Record<string, Property>
}

function rows(properties: Record<string, Property>, prefix = ''): string[] {
  return Object.entries(properties).flatMap(([name, of]) =>
    of.properties
      ? rows(of.properties, `${prefix}${name}.`)
      : [`| \`${prefix}${name}\` | \`${JSON.stringify(of.default)}\` | ${of.description} |`],
  )
}

test('docs/settings.md has every setting with its default and description, and no other', () => {
  const schema = z.toJSONSchema(settingsSchema, { io: 'input' }) as Property
  const documented = readFileSync('docs/settings.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    // A formatter lines the columns up.
    .map((line) => line.replace(/ +/g, ' '))
  expect(documented).toEqual(rows(schema.properties ?? {}))
})

test('an unknown setting is refused by name', () => {
  expect(settingsSchema.safeParse({ prefixCharacter: 1 }).error?.message).toContain('prefixCharacter')
})
