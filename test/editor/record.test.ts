/** What was recorded, in the hands of the person: shown, exported, and forgotten part by part. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordLineSchema } from '#contracts/record'
import { dataFolder } from '#platform/dataFolder'
import { ScriptedOllama } from '#test/fakes/scriptedOllama'
import { askBelow, openAt, openLine } from './ask'
import { cleanUp } from './cleanUp'
import type { EditorWindow } from './editorWindow'
import { openWorkbench, type Workbench } from './workbench'

const SUPPLIER = 'server/Shop.Api/Dtos/SupplierDto.cs'
const PRODUCT = 'server/Shop.Api/Dtos/ProductDto.cs'
const ORDER = 'web/src/app/orders/order.model.ts'

let ollama: ScriptedOllama
let workbench: Workbench
let window: EditorWindow

beforeAll(async () => {
  ollama = await ScriptedOllama.start()
  ollama.says('public int ', 'Crumpets { get; set; }')
  ollama.says('public long ', 'Marmalades { get; set; }')
  ollama.says('const tea = ', 'kettle.pour()')
  workbench = await openWorkbench({
    settings: { recording: true, runtime: ollama.url, base: ollama.model, 'rating.lens': 'off' },
  })
  window = await workbench.openWindow()
  await window.statusSays('Suggests as you type')
})
afterAll(() => ollama.stop())
cleanUp(() => workbench)

const accepted = (): number => workbench.rows("SELECT 1 FROM events WHERE kind = 'accepted'").length

/** Paths of which anything is stored, sorted: a suggestion, what hangs on one, or an answer that was not shown. */
function recordedPaths(): unknown[] {
  const hanging = ['events', 'outcomes', 'ratings', 'writtenInstead', 'qualities', 'interactions']
  const paths = workbench.rows(
    `SELECT path FROM suggestions UNION SELECT path FROM withheld
     ${hanging
       .map(
         (table) => `UNION SELECT '${table} of none' FROM ${table}
                     WHERE suggestionId NOT IN (SELECT id FROM suggestions)`,
       )
       .join(' ')}
     ORDER BY path`,
  )
  return paths.map(({ path }) => path)
}

/** Whether the files of the database hold a text still. */
function holds(text: string): boolean {
  const { database } = dataFolder(workbench.home)
  return ['', '-wal'].some((end) => readFileSync(`${database}${end}`, 'latin1').includes(text))
}

async function accept(beginning: string): Promise<void> {
  const before = accepted()
  const ghost = await askBelow(window, beginning)
  await window.accept()
  await window.line(`${beginning}${ghost}`).waitFor()
  await expect.poll(accepted).toBe(before + 1)
}

async function acceptEverywhere(): Promise<void> {
  await openLine(workbench, window, ORDER, 'export interface Order ')
  await accept('const tea = ')
  await openAt(workbench, window, 'ProductDto.cs', 'public string Name')
  await accept('public long ')
  await openAt(workbench, window, 'SupplierDto.cs', 'public string Id')
  await accept('public int ')
}

/** Says yes to the question that names a part. @param part as the list names it */
async function forget(part: string, screenshot?: string): Promise<string> {
  await window.closeNotifications()
  await window.run('Apprentice: Forget What Was Recorded...')
  await window.pick(part)
  await window.dialog.waitFor()
  if (screenshot) await window.screenshot(screenshot)
  const question = (await window.dialog.innerText()).replaceAll('\u00a0', ' ')
  await window.confirm('Forget')
  await window.notification('Forgotten:').waitFor()
  return question
}

test('what was recorded of the file in front is shown, and of no other', async () => {
  await acceptEverywhere()
  expect(recordedPaths()).toEqual([PRODUCT, SUPPLIER, ORDER])
  await window.run('Apprentice: Show What Was Recorded')
  await window.choice('The file SupplierDto.cs').waitFor()
  await window.screenshot('recorded-parts')
  await window.pick('The file SupplierDto.cs')
  await window.line('Here: 1 suggestion.').waitFor()
  await window.line('Crumpets { get; set; }').waitFor()
  await window.line('accepted').waitFor()
  await window.screenshot('recorded')
  expect(await window.editor().innerText()).not.toContain('Marmalades')
  await window.press('Control+W')
})

test('it is exported where the person says, each line as its schema has it', async () => {
  await window.run('Apprentice: Export What Was Recorded...')
  const name = window.picker.locator('input')
  // The list of commands has an input, too.
  await expect.poll(() => name.inputValue()).toContain('apprentice-record.jsonl')
  const target = join(dirname(workbench.workspace), 'mine.jsonl')
  await name.fill(target)
  await window.screenshot('export')
  await window.press('Enter')
  await window.notification(/\d+ lines are in .*mine\.jsonl/).waitFor()
  await window.screenshot('exported')
  const lines = readFileSync(target, 'utf8').trimEnd().split('\n')
  const parsed = lines.map((line) => recordLineSchema.parse(JSON.parse(line)))
  const suggestions = parsed.filter((line) => line.kind === 'suggestion')
  expect(suggestions.map(({ suggestion }) => suggestion.path).sort()).toEqual([PRODUCT, SUPPLIER, ORDER])
  for (const { events } of suggestions) expect(events.map(({ kind }) => kind)).toContain('accepted')
  const schema = JSON.parse(readFileSync(target.replace('.jsonl', '.schema.json'), 'utf8')) as object
  expect(schema).toHaveProperty('$schema')
})

test('a no to the question forgets nothing', async () => {
  await window.run('Apprentice: Forget What Was Recorded...')
  await window.pick('Everything')
  await window.confirm('Cancel')
  expect(recordedPaths()).toHaveLength(3)
})

test('a file is forgotten, then the folder beside it, with every copy of the text', async () => {
  await openAt(workbench, window, 'SupplierDto.cs', 'public string Id')
  expect(holds('Crumpets')).toBe(true)
  const question = await forget('The file SupplierDto.cs', 'forget')
  expect(question).toMatch(/of the file SupplierDto\.cs\? It cannot be taken back\.[^]*1 suggestion/)
  await window.screenshot('forgotten')
  expect(recordedPaths()).toEqual([PRODUCT, ORDER])
  expect(holds('Crumpets')).toBe(false)

  await forget('The folder Dtos')
  expect(recordedPaths()).toEqual([ORDER])
  expect([holds('Marmalades'), holds('kettle.pour')]).toEqual([false, true])
})

test('another day takes nothing of today, and today all of it', async () => {
  await window.closeNotifications()
  await window.run('Apprentice: Forget What Was Recorded...')
  await window.choice('Another day...').waitFor()
  await window.picker.locator('input').fill('Another day...')
  await window.press('Enter')
  const input = window.picker.locator('input')
  await window.picker.getByText('Which day?').waitFor()
  await input.fill('31.5.2026')
  await window.picker.getByText('A day such as 2026-05-31.').waitFor()
  await window.screenshot('forget-day')
  await input.fill('2026-05-31')
  await window.press('Enter')
  await window.confirm('Forget')
  await window.notification('Forgotten: nothing').waitFor()
  expect(recordedPaths()).toEqual([ORDER])
  await forget('Today')
  expect(recordedPaths()).toEqual([])
})

test('everything is forgotten, and what comes later is recorded again', async () => {
  await openAt(workbench, window, 'OrderDto.cs', 'public string Id')
  await accept('public int ')
  await openAt(workbench, window, 'CustomerDto.cs', 'public string Id')
  await accept('public long ')
  expect(recordedPaths()).toHaveLength(2)
  await forget('Everything')
  expect(recordedPaths()).toEqual([])
  expect([holds('Crumpets'), holds('Marmalades')]).toEqual([false, false])
  await openAt(workbench, window, 'VoucherDto.cs', 'public string')
  await accept('public int ')
  expect(recordedPaths()).toEqual(['server/Shop.Api/Dtos/VoucherDto.cs'])
})
