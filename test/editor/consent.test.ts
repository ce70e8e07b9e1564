import { beforeAll, expect, test } from 'vitest'
import { askBelow, openAt } from './ask'
import { cleanUp } from './cleanUp'
import type { EditorWindow } from './editorWindow'
import { openWorkbench, type Workbench } from './workbench'

const QUESTION = 'May Apprentice record'

let workbench: Workbench
let window: EditorWindow

beforeAll(async () => {
  workbench = await openWorkbench()
  window = await workbench.openWindow()
})
cleanUp(() => workbench)

const stored = (): number =>
  ['suggestions', 'events', 'outcomes', 'ratings'].reduce(
    (sum, table) => sum + workbench.rows(`SELECT 1 FROM ${table}`).length,
    0,
  )

test('it is asked once whether anything may be recorded; a no means nothing is', async () => {
  await window.notification(QUESTION).waitFor({ timeout: 60_000 })
  await window.screenshot('consent')
  await window.statusSays('Recording is off')
  // Before an answer, too.
  await openAt(workbench, window, 'OrderDto.cs', 'public string Id')
  await askBelow(window)
  await window.accept()
  await window.answer(QUESTION, 'Do Not Record')
  await window.notification(QUESTION).waitFor({ state: 'detached' })

  await openAt(workbench, window, 'ProductDto.cs', 'public string Name')
  const ghost = await askBelow(window)
  await window.accept()
  await window.line(`public int ${ghost}`).waitFor()
  await window.save()
  await window.page.waitForTimeout(1_000)
  expect(stored()).toBe(0)
})

test('it is not asked again, and can be changed', async () => {
  await window.load()
  await window.statusSays('Recording is off')
  await window.page.waitForTimeout(2_000)
  expect(await window.notification(QUESTION).count()).toBe(0)

  await window.run('Apprentice: Change What Is Recorded')
  await window.screenshot('consent-again')
  await window.confirm('Record')
  await window.statusSays('Recording is on')
  await openAt(workbench, window, 'SupplierDto.cs', 'public string Id')
  await askBelow(window)
  await window.accept()
  await expect.poll(() => workbench.rows("SELECT 1 FROM events WHERE kind = 'accepted'").length).toBe(1)
})
