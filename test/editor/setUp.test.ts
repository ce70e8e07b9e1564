import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { askBelow, openAt } from './ask'
import { cleanUp } from './cleanUp'
import type { EditorWindow } from './editorWindow'
import { openWorkbench, type Workbench } from './workbench'

let workbench: Workbench
let window: EditorWindow

// A person without Ollama and without the built-in runtime, who has a model as a file.
beforeAll(async () => {
  workbench = await openWorkbench({
    settings: { runtime: 'http://127.0.0.1:9', runtimePackages: undefined, recording: false },
  })
  window = await workbench.openWindow()
})
cleanUp(() => workbench)

test('without a runtime the status bar says so, and help is offered', async () => {
  await window.statusSays('No model runtime answers')
  await window.notification('No suggestions yet').waitFor({ timeout: 30_000 })
  await window.screenshot('no-runtime')
})

test('the set-up is checked part by part', async () => {
  await window.run('Apprentice: Check Set-up')
  await window.choice('Trainer').waitFor({ timeout: 60_000 })
  await window.screenshot('set-up')
  const rows = await window.picker.locator('.monaco-list-row').allInnerTexts()
  expect(rows.join('\n')).toMatch(/Model runtime[^]*does not answer[^]*Trainer[^]*Git/)
  await window.press('Escape')
})

test('a no to the download changes nothing', async () => {
  await window.answer('No suggestions yet', 'Use the Built-in Runtime')
  await window.dialog.getByText('Download the built-in runtime?').waitFor()
  await window.screenshot('install-consent')
  await window.confirm('Cancel')
  expect(existsSync(join(workbench.home, 'packages'))).toBe(false)
  await window.statusSays('No model runtime answers')
})

test('a yes installs the built-in runtime, and suggestions come', async () => {
  await window.run('Apprentice: Check Set-up')
  await window.choice('Model runtime').waitFor({ timeout: 60_000 })
  await window.choose('Model runtime')
  await window.confirm('Download')
  await window.notification('Installing the built-in runtime').waitFor()
  await window.screenshot('installing')
  await window.statusSays('Model: apprentice-toy-base:latest', 180_000)
  await window.statusSays('Suggests as you type')
  await openAt(workbench, window, 'OrderDto.cs', 'public string Id')
  expect(await askBelow(window)).not.toBe('')
}, 240_000)
