/** "Review Dataset": what a training would learn from, searched, dropped, edited and pinned; it counts the next time. */
import { beforeAll, expect, test } from 'vitest'
import { cleanUp } from './cleanUp'
import type { EditorWindow } from './editorWindow'
import { openWorkbench, type Workbench } from './workbench'

let workbench: Workbench
let window: EditorWindow

beforeAll(async () => {
  workbench = await openWorkbench({ settings: { recording: true, 'rating.lens': 'off' } })
  window = await workbench.openWindow()
  await window.statusSays('Suggests as you type')
})
cleanUp(() => workbench)

const page = () => window.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame')
const cards = () => page().locator('article.example')
/** Those that no controller holds. */
const others = () => page().locator('article.example .note', { hasNotText: 'Controller' }).count()
const decided = (): unknown[] =>
  workbench.rows('SELECT decision, answer FROM exampleDecisions ORDER BY at, decision')

test('without a dataset it offers to build one, and shows what is in it', async () => {
  await window.run('Apprentice: Review Dataset')
  await page().getByText('There is no dataset').waitFor()
  await page().getByRole('button', { name: 'Build It Now' }).click()
  await cards().first().waitFor({ timeout: 60_000 })
  expect(await cards().count()).toBe(25)
  await window.screenshot('review')
  await page().getByRole('heading', { name: 'Left out' }).scrollIntoViewIfNeeded()
  await window.screenshot('review-left-out')
}, 120_000)

test('examples are narrowed, and looked for', async () => {
  await page().getByLabel('Language').selectOption('csharp')
  await expect.poll(() => page().locator('article.example .note', { hasText: 'C#' }).count()).toBe(25)
  await page().getByLabel('Pattern').selectOption('controller')
  await expect.poll(others).toBe(0)
  expect(await cards().count()).toBeGreaterThan(5)
  await page().getByRole('heading', { name: 'Dataset' }).scrollIntoViewIfNeeded()
  await window.screenshot('review-found')
  await page().getByLabel('Search').fill('there is nothing like this')
  await page().getByLabel('Search').press('Enter')
  await page().getByText('No example is like that.').waitFor()
  await page().getByLabel('Pattern').selectOption('')
  await page().getByLabel('Search').fill('')
  await page().getByLabel('Search').press('Enter')
  await expect.poll(() => cards().count()).toBe(25)
})

test('one is dropped, one is edited, one is pinned, and a decision is taken back', async () => {
  const buttons = (name: string) => cards().getByRole('button', { name })
  await buttons('Drop').first().click()
  await page().locator('.badge', { hasText: 'Dropped' }).waitFor()
  await buttons('Edit').first().click()
  await page().getByLabel('The answer as it should be').fill('orders.Checkout();')
  await page().getByRole('button', { name: 'Save' }).click()
  await page().locator('.badge', { hasText: 'Edited' }).waitFor()
  await buttons('Pin').first().click()
  await page().locator('.badge', { hasText: 'Pinned' }).waitFor()
  await window.screenshot('review-decided')
  expect(decided()).toEqual([
    { decision: 'drop', answer: null },
    { decision: 'edit', answer: 'orders.Checkout();' },
    { decision: 'pin', answer: null },
  ])
  await buttons('Undo').last().click()
  await expect.poll(() => decided().length).toBe(2)
})

test('what is typed while something else is decided stays, and so does what was looked for', async () => {
  const answer = page().getByLabel('The answer as it should be')
  await page().getByLabel('Pattern').selectOption('controller')
  await expect.poll(others).toBe(0)
  await cards().getByRole('button', { name: 'Edit' }).last().click()
  await answer.fill('orders.Later();')
  await cards().getByRole('button', { name: 'Pin' }).first().click()
  await page().locator('.badge', { hasText: 'Pinned' }).waitFor()
  expect(await answer.inputValue()).toBe('orders.Later();')
  await cards().getByRole('button', { name: 'Undo' }).first().click()
  await page().locator('.badge', { hasText: 'Pinned' }).waitFor({ state: 'detached' })
  await page().getByLabel('Search').fill('order')
  await window.run('Apprentice: Review Dataset')
  expect(await page().getByLabel('Pattern').inputValue()).toBe('controller')
  expect(await page().getByLabel('Search').inputValue()).toBe('order')
  await page().getByLabel('Search').fill('')
  await page().getByLabel('Pattern').selectOption('')
})

test('the next dataset holds to what was decided', async () => {
  await window.run('Apprentice: Train on My Repo')
  await window.dialog.waitFor({ timeout: 60_000 })
  await window.confirm('Review Dataset')
  await page().getByLabel('Decision').selectOption('edit')
  await page().locator('article.example mark', { hasText: 'orders.Checkout();' }).waitFor()
  await expect.poll(() => page().locator('summary', { hasText: '1 dropped by you' }).count()).toBe(1)
})
