import { beforeAll, expect, test } from 'vitest'
import { askBelow, openAt, openLine } from './ask'
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

async function acceptIn(path: string, below: string, beginning: string): Promise<void> {
  await openLine(workbench, window, path, below)
  const ghost = await askBelow(window, beginning)
  await window.accept()
  await window.line(`${beginning}${ghost}`).waitFor()
}
const acceptInCSharp = (): Promise<void> =>
  acceptIn('server/Shop.Api/Dtos/CustomerDto.cs', 'public string Id', 'public int ')
const acceptInTypeScript = (): Promise<void> =>
  acceptIn('web/src/app/orders/order.model.ts', 'export interface Order ', 'const total = ')

const acceptedIn = (language: string): number =>
  workbench.rows(
    "SELECT 1 FROM events JOIN suggestions ON suggestions.id = suggestionId WHERE kind = 'accepted' AND language = ?",
    language,
  ).length

async function decideHere(choice: string, screenshot?: string): Promise<void> {
  await window.run('Apprentice: Change What Is Recorded')
  await window.confirm('Decide for This Folder or Language')
  await window.choice(choice).waitFor()
  if (screenshot) await window.screenshot(screenshot)
  await window.pick(choice)
}

test('a language that is off leaves no row, and another one does', async () => {
  await window.openFile('CustomerDto.cs')
  await decideHere('Do not record in C#', 'consent-here')
  await window.statusSays('Recording is off')
  const before = stored()
  await acceptInCSharp()
  await window.save()
  await window.openFile('order.model.ts')
  await window.statusSays('Recording is on')
  expect(stored()).toBe(before)
  await acceptInTypeScript()
  await expect.poll(() => acceptedIn('typescript')).toBe(1)
  expect(acceptedIn('csharp')).toBe(1)
})

test('a folder that is off leaves no row, until it is as everywhere', async () => {
  await decideHere('Do not record in sample-shop')
  await window.statusSays('Recording is off')
  const before = acceptedIn('typescript')
  const suggestions = workbench.rows('SELECT 1 FROM suggestions').length
  await acceptInTypeScript()
  await window.save()
  await window.page.waitForTimeout(1_000)
  expect(workbench.rows('SELECT 1 FROM suggestions')).toHaveLength(suggestions)
  await decideHere('In sample-shop as everywhere')
  await window.statusSays('Recording is on')
  await acceptInTypeScript()
  await expect.poll(() => acceptedIn('typescript')).toBe(before + 1)
  expect(acceptedIn('csharp')).toBe(1)
})
