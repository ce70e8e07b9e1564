/** A database in which a team has recorded a million events: rows as capture writes them, put in without it. */
import { openDatabase } from '#engine/store/database'
import { migrate } from '#engine/store/migrate'
import { migrations } from '#engine/store/migrations'
import { seededRandom } from '#platform/seededRandom'

export const SUGGESTIONS = 400_000
export const WORKSPACES = 8
export const FILES = 400
/** Half a year. */
export const DAYS = 180
export const START = Date.UTC(2026, 0, 1)
const DAY = 24 * 60 * 60 * 1000
const VERSIONS = 12

/** @param code what prompts hold; @returns milliseconds in which the last step of the migrations counted it all */
export function millionEvents(path: string, code: string): number {
  const database = openDatabase(path)
  migrate(database, migrations.slice(0, -1))
  const random = seededRandom('a million events')
  const insert = (table: string, columns: string) => {
    const names = columns.split(' ')
    const statement = database.prepare(
      `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
    )
    return (...values: (string | number | null)[]): unknown => statement.run(...values)
  }
  const version = insert('versions', 'id tag state createdAt')
  const suggestion = insert(
    'suggestions',
    'id versionId client workspace path language line character prefix suffix text scope origin surface createdAt firstTokenMs totalMs',
  )
  const event = insert('events', 'id suggestionId kind at confidence acceptedCharacters reason visibleMs')
  const look = insert(
    'outcomes',
    'id suggestionId kind at moment afterSeconds keptRatio keptCharacters editDistance finalText',
  )
  const command = insert('outcomes', 'id suggestionId kind at command exitCode passed confidence because')
  const rating = insert('ratings', 'suggestionId stars at')
  const quality = insert('qualities', 'suggestionId at formula acceptance overall')
  const interaction = insert('interactions', 'suggestionId sessionId learningType complexity domain context')
  const withheld = insert(
    'withheld',
    'id versionId client workspace path language line character text reason at',
  )

  const add = (index: number): void => {
    const id = `suggestion ${index}`
    const at = START + Math.floor((index / SUGGESTIONS) * DAYS * DAY)
    const versionId = `v${Math.floor((index / SUGGESTIONS) * VERSIONS)}`
    const workspace = `/srv/shop${Math.floor(random() ** 2 * WORKSPACES)}`
    const file = `src/part${Math.floor(random() * FILES)}.cs`
    const from = Math.floor(random() * (code.length - 1500))
    const text = code.slice(from + 1000, from + 1000 + 20 + Math.floor(random() * 80))
    suggestion(
      ...[id, versionId, 'editor', workspace, file, 'csharp', index % 900, 8, code.slice(from, from + 1000)],
      ...[code.slice(from + 1100, from + 1400), text, 'line', 'network', 'inline', at, 80, 240],
    )
    interaction(id, `session ${index >> 6}`, 'codeGeneration', 'simple', 'aspnet.controller', '[]')
    const tell = (kind: string, reason: string | null = null, characters: number | null = null): unknown =>
      event(`${id} ${kind} ${characters}`, id, kind, at + 500, 'reported', characters, reason, 900)
    const chance = random()
    if (chance < 0.12) {
      tell('notSeen', 'typedOtherwise')
      return
    }
    tell('shown')
    if (chance < 0.4) tell('ignored', 'typedOtherwise')
    else if (chance < 0.5) tell('rejected')
    else if (chance < 0.6) tell('typedThrough', null, 12)
    else {
      for (const characters of chance < 0.75 ? [4, 9, 14] : []) tell('partiallyAccepted', null, characters)
      tell('accepted')
      if (chance < 0.63) tell('undone')
      for (const [at_, moment] of LOOKS)
        look(`${id} ${moment}`, id, 'survival', at + at_ * 1000, moment, at_, random(), 20, 4, text)
      if (chance > 0.8)
        for (const kind of ['build', 'test'])
          command(
            `${id} ${kind}`,
            id,
            kind,
            at,
            'dotnet build',
            0,
            Number(random() < 0.8),
            0.9,
            'coveredItsFile',
          )
    }
    quality(id, at + 700_000, 1, random(), random())
    if (random() < 0.02) rating(id, 1 + Math.floor(random() * 5), at)
    if (random() < 0.3) {
      const reason = random() < 0.5 ? 'tooShort' : 'repeatsSuffix'
      withheld(`withheld ${index}`, versionId, 'editor', workspace, file, 'csharp', 1, 1, text, reason, at)
    }
  }

  for (let index = 0; index < VERSIONS; index++) version(`v${index}`, `shop:${index}`, 'promoted', START)
  for (let index = 0; index < SUGGESTIONS;) {
    database.transaction(() => {
      for (const end = Math.min(index + 10_000, SUGGESTIONS); index < end; index++) add(index)
    })
  }
  const from = performance.now()
  migrate(database)
  const milliseconds = performance.now() - from
  database.exec('PRAGMA optimize')
  database.close()
  return milliseconds
}

const LOOKS = [
  [15, 'after15s'],
  [30, 'after30s'],
  [120, 'after120s'],
  [300, 'after300s'],
  [600, 'after600s'],
] as const
