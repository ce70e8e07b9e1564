import { beforeAll, expect, test } from 'vitest'
import { askBelow, openAt, storedSuggestion } from './ask'
import { cleanUp } from './cleanUp'
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
cleanUp(() => workbench)

const accepted = (): number => workbench.rows("SELECT 1 FROM events WHERE kind = 'accepted'").length
const server = (): number[] => processesOf(workbench.extension, 'server.js')

test('the server is killed: it comes back, and nothing is lost', async () => {
  const before = server()
  expect(before).toHaveLength(1)
  const ghost = await askBelow(window)
  // The first one is stored late, once what finds secrets is loaded.
  await storedSuggestion(workbench, ghost)
  process.kill(before[0]!, 'SIGKILL')
  // At once, before anybody can have noticed.
  await window.accept()
  await window.line(`public int ${ghost}`).waitFor()
  await expect.poll(accepted, { timeout: 20_000 }).toBe(1)
  await expect.poll(() => server().length, { timeout: 20_000 }).toBe(1)
  expect(server()).not.toEqual(before)

  await window.statusSays('Suggests as you type')
  await openAt(workbench, window, 'ProductDto.cs', 'public string Name')
  await askBelow(window)
  await window.accept()
  await expect.poll(accepted).toBe(2)
})

test('the built-in runtime is killed: it comes back by itself', async () => {
  const runtime = processesOf(workbench.extension, 'runtime.js')
  expect(runtime).toHaveLength(1)
  process.kill(runtime[0]!, 'SIGKILL')
  await openAt(workbench, window, 'SupplierDto.cs', 'public string Id')
  await window.press('Control+Enter')
  await expect.poll(() => processesOf(workbench.extension, 'runtime.js').length, { timeout: 20_000 }).toBe(1)
  await window.statusSays('Suggests as you type')
  await window.type('public int ')
  expect(await window.ghostText()).not.toBe('')
})
