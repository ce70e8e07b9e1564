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

const recorded = readdirSync(import.meta.dirname).flatMap((name) =>
  name.endsWith('.json') ? [name.slice(0, -'.json'.length)] : [],
)

test('what is played now is what was recorded', async () => {
  for (const { name, title, play, tellsEnds } of scenes) {
    const person = await RecordedPerson.start(tellsEnds)
    await play(person)
    const session = person.session(title)
    if (process.env['APPRENTICE_RECORD'] !== undefined) writeSession(fileOf(name, 'json'), session)
    expect(JSON.parse(JSON.stringify(session))).toEqual(readSession(fileOf(name, 'json')))
  }
  expect(recorded).toEqual(scenes.map(({ name }) => name).sort())
})

test.each(recorded)('%s', async (name) => {
  const log = await replaySession(readSession(fileOf(name, 'json')))
  await expect(log).toMatchFileSnapshot(fileOf(name, 'golden.txt'))
})
