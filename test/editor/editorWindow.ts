/** One window of VS Code as a person uses it: keys, clicks, and what stands on the screen. */
import { join } from 'node:path'
import type { FrameLocator, Locator, Page } from 'playwright-core'
import { root } from '#scripts/setUp'
import { actUntil } from './actUntil'

/** The first window compiles everything anew. */
const LOAD_TIMEOUT = 60_000

const STATUS_ITEM = '#apprentice\\.apprentice\\.apprentice\\.status'

/** Gray text on the line of the cursor, a piece for each colour, and the lines that follow it. */
const GHOST = '.ghost-text-decoration, .ghost-text-decoration-preview'
const GHOST_LINES = '.suggest-preview-text .view-line'

/** Where it must try a click again, the driver would scroll the text out of sight. */
const STILL = { scroll: 'none' } as const

export class EditorWindow {
  readonly page: Page
  /** The console of the page. */
  readonly said: string[] = []
  readonly #address: string

  constructor(page: Page, address: string) {
    this.page = page
    this.#address = address
    page.on('console', (message) => this.said.push(`${message.type()} ${message.text()}`))
  }

  async load(): Promise<void> {
    await this.page.goto(this.#address)
    await this.page.locator('.monaco-workbench').waitFor({ timeout: LOAD_TIMEOUT })
  }

  async close(): Promise<void> {
    await this.page.close()
  }

  // What stands on the screen.

  /** Our item in the status bar: it is there once the extension is active. */
  get statusItem(): Locator {
    return this.page.locator(STATUS_ITEM)
  }

  /** Waits until the item says so to a screen reader, as to everybody on hovering. */
  async statusSays(text: string, timeout = 60_000): Promise<void> {
    await this.page
      .locator(`${STATUS_ITEM}[aria-label*="${text}"], ${STATUS_ITEM} [aria-label*="${text}"]`)
      .first()
      .waitFor({ timeout })
  }

  /** A line of the editor in front that holds a text; spaces there are of the kind that does not break. */
  line(text: string): Locator {
    return this.editor()
      .locator('.view-line', {
        // A quote in the pattern, Playwright takes for the end of its own.
        hasText: new RegExp(text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/[ "]/g, '.')),
      })
      .first()
  }

  /** The line of the cursor, as the status bar says it. */
  async lineNumber(): Promise<number> {
    const said = await this.page.locator('#status\\.editor\\.selection').innerText()
    return Number(/Ln (\d+)/.exec(said)?.[1])
  }

  /** The editor of a file; the one in front by default. */
  editor(name = ''): Locator {
    const file = name === '' ? '' : `[data-uri$="${name}"]`
    return this.page.locator(`.editor-group-container.active .editor-instance .monaco-editor${file}`).first()
  }

  /** The gray text of a suggestion, once there is some, with `\n` between its lines; spaces are spaces. */
  async ghostText(): Promise<string> {
    await this.#ghost.first().waitFor({ state: 'attached', timeout: 30_000 })
    const first = await this.page.locator(GHOST).allInnerTexts()
    const lines = await this.page.locator(GHOST_LINES).allInnerTexts()
    return [first.join(''), ...lines].join('\n').replaceAll('\u00a0', ' ')
  }

  async noGhostText(): Promise<void> {
    await this.#ghost.first().waitFor({ state: 'detached' })
  }

  get #ghost(): Locator {
    return this.page.locator(`${GHOST}, ${GHOST_LINES}`)
  }

  /** A link above a line, such as a rating. */
  lens(text: string | RegExp): Locator {
    // Without a command it is no link.
    return this.page.locator('.codelens-decoration > :is(a, span)', { hasText: text })
  }

  notification(text: string | RegExp): Locator {
    return this.page.locator('.notifications-toasts .notification-list-item', { hasText: text })
  }

  /** A question that must be answered before anything else. */
  get dialog(): Locator {
    return this.page.locator('.monaco-dialog-box')
  }

  /** The page of a webview. */
  get webview(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame')
  }

  get problems(): Locator {
    return this.page.locator('.squiggly-error')
  }

  /** The list that is open: of commands, files, or our own choices. */
  get picker(): Locator {
    return this.page.locator('.quick-input-widget')
  }

  choice(text: string | RegExp): Locator {
    return this.picker.locator('.monaco-list-row', { hasText: text }).first()
  }

  /** The row that Enter takes: the list of before stands for a moment longer than the text that filters it. */
  #firstChoice(text: string): Locator {
    return this.picker.locator('.monaco-list-row.focused', { hasText: text })
  }

  // What a person does.

  /** Opens a file by a part of its name, and puts the cursor into it. */
  async openFile(name: string): Promise<void> {
    await this.#lookFor('Control+P', name, name)
    await this.press('Enter')
    await this.editor(name).locator('.view-lines').waitFor()
    await this.focusEditor(name)
  }

  async focusEditor(name = ''): Promise<void> {
    await this.editor(name)
      .locator('.editor-scrollable')
      .click({ ...STILL, position: { x: 2, y: 2 } })
  }

  /** Both from 1. */
  async goTo(line: number, column = 1): Promise<void> {
    await this.page.keyboard.press('Control+G')
    await this.picker.locator('input').fill(`:${line}:${column}`)
    await this.page.keyboard.press('Enter')
    await this.picker.waitFor({ state: 'hidden' })
    await this.isOnLine(line)
    // Keys before that are lost.
    await this.page.locator('.editor-group-container.active .monaco-editor.focused').first().waitFor()
  }

  /** Waits until the status bar says so. */
  async isOnLine(line: number): Promise<void> {
    await this.page.locator('#status\\.editor\\.selection', { hasText: `Ln ${line},` }).waitFor()
  }

  /** Key by key, as fast as a quick person. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text, { delay: 20 })
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  async accept(): Promise<void> {
    await this.press('Tab')
  }

  async acceptWord(): Promise<void> {
    await this.press('Control+ArrowRight')
  }

  async dismiss(): Promise<void> {
    await this.press('Escape')
  }

  async undo(): Promise<void> {
    await this.press('Control+Z')
  }

  async save(): Promise<void> {
    await this.press('Control+S')
    await this.page.locator('.tab.active:not(.dirty)').waitFor()
  }

  /** Types a command into a terminal, once its prompt is there: keys before it are lost. */
  async terminal(command: string): Promise<void> {
    await this.press('Control+Backquote')
    // The mark of shell integration beside it.
    await this.page.locator('.terminal-command-decoration').first().waitFor({ timeout: 30_000 })
    await this.page.keyboard.type(command)
    await this.press('Enter')
  }

  /** Runs a command by its title in the palette. */
  async run(title: string): Promise<void> {
    await this.#lookFor('F1', `>${title}`, title)
    await this.press('Enter')
  }

  /** Again where the list closed: a page gets its focus back a moment after the list before, and closes this one. */
  async #lookFor(key: string, text: string, found: string): Promise<void> {
    await actUntil(
      () => this.press(key),
      () => this.#narrowTo(text, found, { timeout: 10_000 }),
      3,
    )
  }

  /** Types into the list that is open, until Enter takes the row. */
  async #narrowTo(text: string, row: string, patience: { timeout?: number } = {}): Promise<void> {
    await this.picker.locator('input').fill(text, patience)
    await this.#firstChoice(row).waitFor(patience)
  }

  /** Chooses by typing: in a list that is still being laid out, a click can meet another row. */
  async pick(text: string): Promise<void> {
    await this.#narrowTo(text, text)
    await this.press('Enter')
    // The list may give way to a field.
    await this.#firstChoice(text).waitFor({ state: 'hidden' })
  }

  async choose(text: string | RegExp): Promise<void> {
    await this.choice(text).click()
  }

  /** Presses a button of the question that is open. */
  async confirm(button: string): Promise<void> {
    await this.dialog.getByRole('button', { name: button, exact: true }).click()
    await this.dialog.waitFor({ state: 'detached' })
  }

  /** Presses a button of a notification, which hides by itself after a while and stays in the list of them. */
  async answer(notification: string | RegExp, button: string): Promise<void> {
    if (!(await this.notification(notification).isVisible())) {
      await this.run('Notifications: Show Notifications')
    }
    await this.page
      .locator('.notifications-toasts, .notifications-center')
      .locator('.notification-list-item', { hasText: notification })
      .getByRole('button', { name: button, exact: true })
      .first()
      .click()
  }

  async closeNotifications(): Promise<void> {
    await this.run('Notifications: Clear All Notifications')
    await this.page
      .locator('.notifications-toasts .notification-list-item')
      .first()
      .waitFor({ state: 'detached' })
  }

  /** Lenses are drawn anew after every edit, so that a click can be lost: repeated until its effect is there. */
  async clickUntil(target: Locator, effect: Locator): Promise<void> {
    await actUntil(
      async (isAgain) => {
        // Gone, it was clicked, and its effect takes its time.
        if (!isAgain || (await target.isVisible())) await target.click(STILL)
      },
      () => effect.waitFor({ timeout: 1_500 }),
      8,
    )
  }

  /** Into test-output/editor. */
  async screenshot(name: string): Promise<void> {
    await this.page.screenshot({ path: join(root, 'test-output', 'editor', `${name}.png`) })
  }
}
