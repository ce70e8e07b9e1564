import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { askBelow, openAt } from './ask'
import type { EditorWindow } from './editorWindow'
import { processesOf } from './processes'
import { openWorkbench, type Workbench } from './workbench'

let workbench: Workbench
let window: EditorWindow

beforeAll(async () => {
  workbench = await openWorkbench({ settings: { recording: true, 'rating.lens': 'off' } })
  window = await workbench.openWindow()
  await window.statusSays('Suggests as you type')
  await openAt(workbench, window, 'OrderDto.cs', 'public string Id')
})
afterAll(async () => {
  await workbench.stop()
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await workbench.keepEvidence(task.name)
})

const accepted = (): number => workbench.rows("SELECT 1 FROM events WHERE kind = 'accepted'").length
const server = (): number[] => processesOf(workbench.extension, 'server.js')

test('the server is killed: it comes back, and nothing is lost', async () => {
  const before = server()
  expect(before).toHaveLength(1)
  const ghost = await askBelow(window)
  process.kill(before[0]!, 'SIGKILL')
  // At once, before anybody can have noticed.
  await window.accept()
  await window.line(`public int ${ghost}`).waitFor()
  await expect.poll(accepted, { timeout: 20_000 }).toBe(1)
  await expect.poll(() => server().length, { timeout: 20_000 }).toBe(1)
  expect(server()).not.toEqual(before)

  await window.statusSays('Suggests as you type')
  await openAt(workbench, window, 'ProductDto.cs', 'public string Id')
  await askBelow(window)
  await window.accept()
  await expect.poll(accepted).toBe(2)
})

test('the runtime is stopped: the status bar says so, and a restart brings it back', async () => {
  const runtime = processesOf(workbench.extension, 'runtime.js')
  expect(runtime).toHaveLength(1)
  process.kill(runtime[0]!, 'SIGKILL')
  await openAt(workbench, window, 'SupplierDto.cs', 'public string Id')
  await window.press('Control+Enter')
  await window.type('public int ')
  await window.statusSays('No model runtime answers')
  await window.screenshot('runtime-stopped')
  await window.statusItem.click()
  await window.choice('No model runtime answers').waitFor()
  await window.screenshot('menu')
  await window.press('Escape')
  await window.run('Apprentice: Restart')
  await window.statusSays('Suggests as you type')
  await window.press('Control+1', 'Backspace')
  await window.type(' ')
  expect(await window.ghostText()).not.toBe('')
})
