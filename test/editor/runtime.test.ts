import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from '#scripts/setUp'
import { askBelow, openAt } from './ask'
import { cleanUp } from './cleanUp'
import type { EditorWindow } from './editorWindow'
import { openWorkbench, type Workbench } from './workbench'

let models: string
let runtime: { process: ChildProcess; url: string }
let workbench: Workbench
let window: EditorWindow

// A runtime that the person starts and stops, as with Ollama.
beforeAll(async () => {
  models = mkdtempSync(join(tmpdir(), 'models-'))
  runtime = await startRuntime('0')
  workbench = await openWorkbench({ settings: { recording: true, runtime: runtime.url } })
  window = await workbench.openWindow()
  await window.statusSays('Suggests as you type')
})
// Runs after the workbench has stopped.
afterAll(() => {
  runtime.process.kill('SIGKILL')
  rmSync(models, { recursive: true, force: true, maxRetries: 5 })
})
cleanUp(() => workbench)

async function startRuntime(port: string): Promise<{ process: ChildProcess; url: string }> {
  const flags = ['--home', models, '--port', port, '--packages', join(root, '.runtime')]
  const started = spawn(process.execPath, [join(root, 'dist', 'runtime.js'), ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: started.stdout })) {
    return { process: started, url: (JSON.parse(line) as { url: string }).url }
  }
  throw new Error('The runtime did not start.')
}

test('the runtime is stopped: the status bar says so', async () => {
  const ended = new Promise((resolve) => runtime.process.once('exit', resolve))
  runtime.process.kill('SIGKILL')
  await ended
  await openAt(workbench, window, 'SupplierDto.cs', 'public string Id')
  await window.press('Control+Enter')
  await window.type('public int ')
  await window.statusSays('No model runtime answers')
  await window.screenshot('runtime-stopped')
  await window.statusItem.click()
  await window.choice('No model runtime answers').waitFor()
  await window.screenshot('menu')
  await window.press('Escape')
})

test('it is started again: the status bar says so by itself, and suggestions come', async () => {
  runtime = await startRuntime(new URL(runtime.url).port)
  await window.statusSays('Suggests as you type')
  await openAt(workbench, window, 'ProductDto.cs', 'public string Name')
  expect(await askBelow(window)).not.toBe('')
})
