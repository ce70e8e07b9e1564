/** Recorded sessions give the log that they gave; `APPRENTICE_RECORD=1` plays the scenes anew and records them. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { stopAll } from '#test/lsp/serve'
import { RecordedPerson } from './recordedPerson'
import { replaySession } from './replaySession'
import { scenes } from './scenes'
import { readSession, writeSession } from './session'

afterEach(stopAll)

const fileOf = (name: string, ending: string): string => join(import.meta.dirname, `${name}.${ending}`)

test.runIf(process.env['APPRENTICE_RECORD'] !== undefined)('record', async () => {
  for (const { name, title, play, tellsEnds } of scenes) {
    const person = await RecordedPerson.start(tellsEnds)
    await play(person)
    writeSession(fileOf(name, 'json'), person.session(title))
  }
})

const recorded = readdirSync(import.meta.dirname).flatMap((name) =>
  name.endsWith('.json') ? [name.slice(0, -'.json'.length)] : [],
)

test.each(recorded)('%s', async (name) => {
  const log = await replaySession(readSession(fileOf(name, 'json')))
  await expect(log).toMatchFileSnapshot(fileOf(name, 'golden.txt'))
})

test('what is played now is what was recorded', async () => {
  expect(recorded).toEqual(scenes.map(({ name }) => name).sort())
  for (const { name, title, play, tellsEnds } of scenes) {
    const person = await RecordedPerson.start(tellsEnds)
    await play(person)
    expect(JSON.parse(JSON.stringify(person.session(title)))).toEqual(readSession(fileOf(name, 'json')))
  }
})
