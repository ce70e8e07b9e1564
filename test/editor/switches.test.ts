import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ScriptedOllama } from '#test/fakes/scriptedOllama'
import { openAt } from './ask'
import { cleanUp } from './cleanUp'
import type { EditorWindow } from './editorWindow'
import { openWorkbench, type Workbench } from './workbench'

let ollama: ScriptedOllama
let workbench: Workbench
let window: EditorWindow

beforeAll(async () => {
  ollama = await ScriptedOllama.start()
  ollama.says('public int ', 'Count { get; set; }')
  workbench = await openWorkbench({ settings: { recording: true, runtime: ollama.url, base: ollama.model } })
  window = await workbench.openWindow()
  await window.statusSays('Suggests as you type')
})
afterAll(() => ollama.stop())
cleanUp(() => workbench)

const userSettings = (): string =>
  readFileSync(join(dirname(workbench.workspace), 'user', 'User', 'settings.json'), 'utf8')

/** Begins a property in a DTO. */
async function typeIn(file: string): Promise<void> {
  await openAt(workbench, window, file, 'public string Id')
  await window.press('Control+Enter')
  await window.type('public int ')
}

async function nothingAppears(): Promise<void> {
  const before = ollama.asked.length
  await window.type(' ')
  await window.press('Backspace')
  await window.page.waitForTimeout(1_500)
  await window.noGhostText()
  expect(ollama.asked).toHaveLength(before)
}

test('a pause for a while says how long it lasts, and ends when it is resumed', async () => {
  await typeIn('SupplierDto.cs')
  expect(await window.ghostText()).toBe('Count { get; set; }')
  await window.run('Apprentice: Pause')
  await window.choice('For 5 minutes').waitFor()
  await window.screenshot('pause')
  await window.pick('For 15 minutes')
  await window.statusSays('Paused for another 15 minutes')
  await nothingAppears()
  await window.statusItem.hover()
  await window.page.waitForTimeout(1_000)
  await window.screenshot('paused')
  await window.statusItem.click()
  await window.pick('Resume')
  await window.statusSays('Suggests as you type')
})

test('suggestions are turned off in one language, and in another they are not', async () => {
  await typeIn('ProductDto.cs')
  await window.ghostText()
  await window.run('Apprentice: Turn Suggestions On or Off in This Language')
  await window.statusSays('Suggestions are turned off in C#')
  await nothingAppears()
  await expect
    .poll(() => JSON.parse(userSettings()) as unknown)
    .toMatchObject({ '[csharp]': { 'apprentice.suggestions.enabled': false } })
  await window.openFile('product-list.component.scss')
  await window.statusSays('Suggests as you type')
  await window.openFile('CustomerDto.cs')
  await window.statusSays('Suggestions are turned off in C#')
  await window.statusItem.click()
  await window.choice('Turn on in C#').waitFor()
  await window.screenshot('language-off')
  await window.pick('Turn on in C#')
  await window.statusSays('Suggests as you type')
  await expect.poll(userSettings).not.toContain('apprentice.suggestions.enabled')
})

test('a file that gets none says so', async () => {
  await window.openFile('appsettings.json')
  await window.statusSays('not in this file')
})
