/** What we infer of suggestions, beside what VS Code itself says of them by API that a released extension may not use. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cleanUp } from '#test/editor/cleanUp'
import type { EditorWindow } from '#test/editor/editorWindow'
import { evidenceFolder, openWorkbench, type Workbench } from '#test/editor/workbench'
import { ScriptedOllama } from '#test/fakes/scriptedOllama'
import { rounds, soakTimeout } from '#test/soak/rounds'
import { actOut } from './actOut'
import { installOracle } from './installOracle'
import { judge, type Kinds, kindsOfOracle } from './judge'
import type { OracleLine } from './oracleLine'
import { scriptSteps } from './scripts'

const FOLDER = 'server/Shop.Api/Oracle'
const LEAST = 0.97
/** Of twenty suggestions, one is more than the share that may be wrong: whether it was seen is a matter of milliseconds. */
const SPARED = rounds(1, 0)
const steps = scriptSteps('oracle', rounds(20, 240))
const oracleFile = join(evidenceFolder, 'oracle.jsonl')

let ollama: ScriptedOllama
let workbench: Workbench
let window: EditorWindow

beforeAll(async () => {
  mkdirSync(evidenceFolder, { recursive: true })
  writeFileSync(oracleFile, '')
  ollama = await ScriptedOllama.start()
  for (const { beginning, text } of steps) ollama.says(beginning, text)
  workbench = await openWorkbench({
    settings: { recording: true, runtime: ollama.url, base: ollama.model, 'rating.lens': 'off' },
    editorSettings: { 'workbench.editor.enablePreview': false },
    keys: [
      { key: 'alt+k', command: 'editor.action.inlineSuggest.trigger' },
      { key: 'alt+o', command: 'workbench.action.nextEditor' },
    ],
    environment: { ORACLE_FILE: oracleFile },
    prepare: installOracle,
  })
  mkdirSync(join(workbench.workspace, FOLDER), { recursive: true })
  for (const name of ['OracleAsked', 'OracleOther']) {
    const text = ['public class Sums', '{', '    void Sum()', '    {', '    }', '}', ''].join('\n')
    writeFileSync(join(workbench.workspace, FOLDER, `${name}.cs`), text.replace('Sums', name))
  }
  window = await workbench.openWindow()
  await window.statusSays('Suggests as you type')
  await window.openFile('OracleOther.cs')
  await window.openFile('OracleAsked.cs')
  await window.goTo(4)
})
afterAll(() => ollama.stop())
cleanUp(() => workbench)

function recorded(): Kinds {
  const rows = workbench.rows('SELECT suggestionId, kind FROM events') as unknown as {
    suggestionId: string
    kind: string
  }[]
  const byId = Map.groupBy(rows, ({ suggestionId }) => suggestionId)
  return new Map([...byId].map(([id, events]) => [id, new Set(events.map(({ kind }) => kind))]))
}

test(
  'what is inferred is what happened',
  async () => {
    const until: number[] = []
    for (const step of steps) until.push(await actOut(window, step))
    await window.page.waitForTimeout(1_000)
    const lines = readFileSync(oracleFile, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as OracleLine)
    const played = new Map(
      steps.flatMap(({ text, deed }, at) => {
        const typed = deed === 'typeThrough' || deed === 'typeWordThenLeave'
        const ids = workbench.rows('SELECT id FROM suggestions WHERE text = ?', text)
        return ids.map(({ id }) => [String(id), { typed, lookedUntil: until[at]! }] as const)
      }),
    )
    const judged = judge(recorded(), kindsOfOracle(lines, played))
    writeFileSync(join(evidenceFolder, 'oracle.json'), JSON.stringify(judged, null, 2))
    for (const [kind, { precision, recall, count }] of Object.entries(judged)) {
      process.stdout.write(`${kind}: precision ${precision}, recall ${recall}, of ${count}\n`)
    }
    for (const [kind, { precision, recall, count, wrong }] of Object.entries(judged)) {
      expect(count, kind).toBeGreaterThan(0)
      if (wrong.length > SPARED)
        expect(Math.min(precision, recall), `${kind}: ${wrong.join(', ')}`).toBeGreaterThanOrEqual(LEAST)
    }
    const unended = workbench.rows(
      `SELECT id FROM suggestions WHERE NOT EXISTS
         (SELECT 1 FROM events WHERE suggestionId = suggestions.id AND kind <> 'shown')`,
    )
    process.stdout.write(`${lines.length} lines, ${unended.length} without an end\n`)
  },
  soakTimeout(300_000),
)
