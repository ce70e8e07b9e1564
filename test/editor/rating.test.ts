import { beforeAll, expect, test } from 'vitest'
import { askBelow, openAt, storedSuggestion } from './ask'
import { cleanUp } from './cleanUp'
import type { EditorWindow } from './editorWindow'
import { openWorkbench, type Workbench } from './workbench'

let workbench: Workbench
let window: EditorWindow

beforeAll(async () => {
  workbench = await openWorkbench({ settings: { recording: true, 'rating.lens': 'all' } })
  window = await workbench.openWindow()
  await window.statusSays('Suggests as you type')
})
cleanUp(() => workbench)

const ratingOf = (id: string): unknown =>
  workbench.rows('SELECT stars, expected, comment FROM ratings WHERE suggestionId = ?', id)[0]
const kindsOf = (id: string): unknown[] =>
  workbench.rows('SELECT kind FROM events WHERE suggestionId = ?', id).map(({ kind }) => kind)

interface Styled {
  readonly style: { color: string }
  appendChild(child: Styled): Styled
  remove(): void
}
interface PageScope {
  readonly document: { createElement(tag: string): Styled }
  getComputedStyle(element: Styled): { readonly color: string }
}

/** Runs in the page: an element's colour, and the editor's background. */
const colours = (element: unknown): string[] => {
  const page = globalThis as unknown as PageScope
  const probe = (element as Styled).appendChild(page.document.createElement('span'))
  probe.style.color = 'var(--vscode-editor-background)'
  const found = [element as Styled, probe].map((each) => page.getComputedStyle(each).color)
  probe.remove()
  return found
}

/** From 1 to 21, as WCAG has it; of colours as CSS writes them. */
function contrast(pair: readonly string[]): number {
  const [light = 0, dark = 0] = pair
    .map((colour) => {
      const [red = 0, green = 0, blue = 0] = (colour.match(/\d+/g) ?? []).map((part) => {
        const share = Number(part) / 255
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    })
    .sort((one, other) => other - one)
  return (light + 0.05) / (dark + 0.05)
}

/** Of the suggestion that came below a property. */
async function suggested(file: string, below: string): Promise<{ id: string; ghost: string }> {
  await openAt(workbench, window, file, below)
  const ghost = await askBelow(window)
  const { id } = await storedSuggestion(workbench, ghost)
  return { id, ghost }
}

async function accepted(file: string, below: string): Promise<string> {
  const { id, ghost } = await suggested(file, below)
  await window.accept()
  await window.line(`public int ${ghost}`).waitFor()
  return id
}

const lens = (): ReturnType<EditorWindow['lens']> => window.lens('Rate this suggestion')
/** The page on which the person writes what they expected. */
const expectedPage = (): ReturnType<EditorWindow['editor']> =>
  window.page.locator('.editor-instance .monaco-editor[data-uri^="apprentice-expected:"]').first()

test('over what was accepted: stars, then words', async () => {
  const id = await accepted('SupplierDto.cs', 'public string Id')
  await lens().waitFor()
  await window.screenshot('rating-lens')
  await window.clickUntil(window.lens('4★'), window.lens('Rated 4 of 5'))
  await expect.poll(() => ratingOf(id)).toEqual({ stars: 4, expected: null, comment: null })
  await window.screenshot('rated')
  await window.clickUntil(window.lens('Comment'), window.picker)
  await window.picker.locator('input').fill('Mail jane.doe@contoso.com: the name is too short.')
  await window.screenshot('rating-comment')
  await window.press('Enter')
  await expect
    .poll(() => ratingOf(id))
    .toEqual({ stars: 4, expected: null, comment: 'Mail <redacted:email>: the name is too short.' })
  await window.lens('Rated 4 of 5').waitFor({ state: 'detached' })
})

test('what was expected is written beside it, and kept without its secrets when it is saved', async () => {
  const id = await accepted('CustomerDto.cs', 'public string Id')
  await lens().waitFor()
  await window.clickUntil(window.lens('I expected'), expectedPage())
  await window.lens('Keep').first().waitFor()
  await window.page.keyboard.press('Control+End')
  // Twice: what is suggested may begin with a space.
  await window.press('Shift+Home', 'Shift+Home')
  await window.type('string Password = "hunter2hunter2";')
  await window.screenshot('rating-expected')
  expect(ratingOf(id)).toBeUndefined()
  await window.save()
  await expect
    .poll(() => ratingOf(id))
    .toEqual({ stars: null, expected: 'string Password = "<redacted:password>";', comment: null })
  await window.press('Control+W')
  await expectedPage().waitFor({ state: 'detached' })
})

test('by keyboard, after an Esc: what is closed without a change is nothing, and Keep is what stands there', async () => {
  const { id, ghost } = await suggested('OrderDto.cs', 'public string Id')
  await window.dismiss()
  await expect.poll(() => kindsOf(id)).toContain('rejected')
  const page = expectedPage()
  await window.press('Control+K', 'Control+Y')
  await page.waitFor()
  await page
    .locator('.view-line', { hasText: ghost.trim().slice(0, 4) })
    .first()
    .waitFor()
  await window.press('Control+W')
  await page.waitFor({ state: 'detached' })
  expect(ratingOf(id)).toBeUndefined()
  await window.focusEditor('OrderDto.cs')
  await window.press('Control+K', 'Control+Y')
  await page.waitFor()
  await window.press('Control+End')
  await window.type(' // mine')
  await window.run('Apprentice: Keep What I Expected')
  await page.waitFor({ state: 'detached' })
  await expect.poll(() => ratingOf(id)).toEqual({ stars: null, expected: `${ghost} // mine`, comment: null })
})

test('by keyboard: stars for the last one, and why', async () => {
  await window.focusEditor('OrderDto.cs')
  const id = await accepted('DeliveryDto.cs', 'public string Id')
  await window.press('Control+K', 'Control+G')
  await window.pick('2 · poor')
  await window.picker.getByText('Rated 2 · poor').waitFor()
  await window.type('It exists already')
  await window.press('Enter')
  await expect.poll(() => ratingOf(id)).toEqual({ stars: 2, expected: null, comment: 'It exists already' })
})

test('from the dashboard, by mouse and by keyboard', async () => {
  const id = await accepted('ProductDto.cs', 'public string Name')
  await window.run('Apprentice: Show Dashboard')
  const { webview } = window
  await webview.locator(`[id="stars-${id}-3"]`).click()
  await expect.poll(() => ratingOf(id)).toEqual({ stars: 3, expected: null, comment: null })
  await webview.locator(`[id="stars-${id}-3"][aria-pressed="true"]`).waitFor()
  await webview.locator(`[id="stars-${id}-3"]`).focus()
  await window.press('ArrowRight', 'ArrowRight', 'Enter')
  await expect.poll(() => ratingOf(id)).toEqual({ stars: 5, expected: null, comment: null })
  await webview.getByText('You expected').first().waitFor()
  await webview.locator('article').nth(2).scrollIntoViewIfNeeded()
  await window.screenshot('rating-dashboard')
  await webview.locator(`[id="comment-${id}"]`).click()
  await window.picker.locator('input').fill('Just so.')
  await window.press('Enter')
  await webview.getByText('Just so.').waitFor()
  const comment = webview.locator(`[id="comment-${id}"]:focus`)
  await comment.waitFor()
  // While the page is drawn anew, the person types elsewhere, and finds their place again when they are back.
  await window.run('Apprentice: Rate the Last Suggestion')
  await window.pick('2 · poor')
  await webview.locator(`[id="stars-${id}-2"][aria-pressed="true"]`).waitFor()
  await window.type('After all not.')
  await window.press('Enter')
  await webview.getByText('After all not.').waitFor()
  await comment.waitFor()
})

test.each(['Light High Contrast', 'Dark High Contrast', 'Dark Modern'])(
  'its stars can be told from the page in the theme %s',
  async (theme) => {
    await window.press('Control+K', 'Control+T')
    await window.pick(theme)
    const stars = window.webview.locator('.stars').first()
    await expect.poll(async () => contrast(await stars.evaluate(colours))).toBeGreaterThan(3)
    await window.webview.locator('article').nth(2).scrollIntoViewIfNeeded()
    await window.screenshot(`rating-dashboard-${theme.replaceAll(' ', '-').toLowerCase()}`)
  },
)

test('sent away it is gone; after three times there is none that day, in a new window neither', async () => {
  for (const [file, below] of [
    ['VoucherDto.cs', 'public string'],
    ['DeliveryDto.cs', 'public string Id'],
    ['CustomerDto.cs', 'public string Id'],
  ] as const) {
    await accepted(file, below)
    await lens().waitFor()
    await window.page.locator('.codelens-decoration a[title="Not now"]').click()
    await lens().waitFor({ state: 'detached' })
  }
  const noneComes = async (file: string): Promise<void> => {
    await accepted(file, 'public string Id')
    await window.page.waitForTimeout(2_500)
    expect(await lens().count()).toBe(0)
  }
  await noneComes('SupplierDto.cs')
  await window.load()
  await window.statusSays('Suggests as you type')
  await noneComes('OrderDto.cs')
})
