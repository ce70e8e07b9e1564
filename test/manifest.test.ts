import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { settingsSchema } from '#contracts/settings'

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[]
    readonly keybindings: readonly { readonly command: string; readonly key: string; readonly when: string }[]
    readonly configuration: {
      readonly properties: Readonly<Record<string, Readonly<Record<string, unknown>>>>
    }
  }
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] }
  }
}
const { contributes, capabilities } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest
const { properties } = contributes.configuration

/** What is not recorded cannot be rated. */
const RATED = /editorTextFocus && config\.apprentice\.recording\b/

test('the knobs of the engine are offered as they are, each with its description', () => {
  const { properties: knobs } = z.toJSONSchema(settingsSchema, { io: 'input' })
  expect(properties['apprentice.engine']?.['properties']).toEqual(knobs)
})

test('every setting has a description and a scope', () => {
  for (const [name, setting] of Object.entries(properties)) {
    expect(setting['markdownDescription'], name).toMatch(/^[A-Z].*\.$/)
    expect(setting['scope'], name).toMatch(/^(machine|machine-overridable|window|language-overridable)$/)
  }
})

test('a folder that is not trusted cannot say what is run, or where data goes', () => {
  const machine = Object.keys(properties).filter((name) => properties[name]?.['scope'] === 'machine')
  expect(capabilities.untrustedWorkspaces.restrictedConfigurations.toSorted()).toEqual(machine.toSorted())
})

test('single keys are ours only while a suggestion of ours may be on the screen, or something is being written', () => {
  const commands = contributes.commands.map(({ command }) => command)
  for (const { command, key, when } of contributes.keybindings) {
    expect(commands).toContain(command)
    if (!key.includes(' ')) expect(when).toMatch(/\bapprentice\.(suggestionVisible|generating)\b/)
    // Chords that VS Code itself leaves free.
    else
      expect([key, when]).toEqual([
        expect.stringMatching(/^ctrl\+k ctrl\+[gy]$/),
        expect.stringMatching(RATED),
      ])
  }
})
