import { beforeAll, expect, test } from 'vitest'
import { askBelow, openAt, storedSuggestion } from './ask'
import { cleanUp } from './cleanUp'
import type { EditorWindow } from './editorWindow'
import { openWorkbench, type Workbench } from './workbench'

/** The toy's own settings, with fewer steps: enough to win, and a minute of two cores. */
const engine = {
  prefixCharacters: 600,
  suffixCharacters: 250,
  examplesPerFile: 12,
  heldOutExamples: 40,
  lossSeconds: 0,
  training: { learningRate: 4e-3, gradientAccumulation: 1, maxTokens: 512, maxSteps: 90 },
}
const BASE = 'apprentice-toy-base:latest'
const TRAINED = 'apprentice-toy-base:v1'
/** Milliseconds in which every window must follow. */
const FOLLOWS_WITHIN = 2_000

let workbench: Workbench
let window: EditorWindow
let other: EditorWindow

beforeAll(async () => {
  workbench = await openWorkbench({ settings: { recording: true, 'rating.lens': 'off', engine } })
  window = await workbench.openWindow()
  await window.statusSays(BASE)
  other = await workbench.openWindow()
  await other.statusSays(BASE)
})
cleanUp(() => workbench)

const serving = (): unknown =>
  workbench.rows('SELECT tag FROM activeVersion JOIN versions ON versions.id = versionId')[0]?.['tag']

/** Waits for the row that says so, then holds both windows to it. */
async function bothFollow(tag: string): Promise<void> {
  await expect.poll(serving, { timeout: 60_000, interval: 50 }).toBe(tag)
  await Promise.all([window, other].map((each) => each.statusSays(tag, FOLLOWS_WITHIN)))
}

async function begin(): Promise<void> {
  await window.run('Apprentice: Train on My Repo')
  await window.dialog.waitFor({ timeout: 60_000 })
}

test('a training says what it would learn from, and can be cancelled', async () => {
  await begin()
  await window.screenshot('training-plan')
  const plan = (await window.dialog.innerText()).replaceAll('\u00a0', ' ')
  expect(plan).toMatch(/Learns from [\d,]+ examples of \d+ files: .*C#/)
  await window.confirm('Train')
  await window.notification('Training: step').waitFor({ timeout: 60_000 })
  await window.screenshot('training')
  await window.answer('Training: step', 'Cancel')
  await window.notification('The training was cancelled').waitFor({ timeout: 60_000 })
  expect(workbench.rows('SELECT state FROM runs')).toEqual([{ state: 'cancelled' }])
  expect(serving()).toBe(BASE)
  await window.closeNotifications()
})

test('it runs to a new version while typing goes on, and every window follows', async () => {
  await begin()
  await window.confirm('Train')
  await window.notification('Training: step').waitFor({ timeout: 60_000 })
  await openAt(workbench, window, 'OrderDto.cs', 'public string Id')
  const ghost = await askBelow(window)
  await window.accept()
  await window.line(`public int ${ghost}`).waitFor()
  expect(serving()).toBe(BASE)

  await expect.poll(serving, { timeout: 240_000, interval: 50 }).toBe(TRAINED)
  await bothFollow(TRAINED)
  await window.notification('is better and serves now').waitFor({ timeout: 30_000 })
  await window.screenshot('verdict')
  await expect.poll(() => workbench.rows("SELECT 1 FROM events WHERE kind = 'accepted'").length).toBe(1)
  await window.closeNotifications()
}, 360_000)

test('what the new version suggests is credited to it', async () => {
  await openAt(workbench, window, 'SupplierDto.cs', 'public string Id')
  const { id } = await storedSuggestion(workbench, await askBelow(window))
  await window.accept()
  await expect
    .poll(() =>
      workbench.rows(
        `SELECT tag FROM events JOIN suggestions ON suggestions.id = suggestionId
         JOIN versions ON versions.id = versionId WHERE kind = 'accepted' AND suggestionId = ?`,
        id,
      ),
    )
    .toContainEqual({ tag: TRAINED })
})

test('the picker shows it with its score, and rolls back in every window', async () => {
  await window.run('Apprentice: Pick Model Version')
  await window.choice(TRAINED).waitFor()
  await window.screenshot('picker')
  const rows = await window.picker.locator('.monaco-list-row').allInnerTexts()
  expect(rows[0]).toMatch(new RegExp(`${TRAINED}[^]*serves now[^]*On held-out code`))
  expect(rows[1]).toMatch(new RegExp(`${BASE}[^]*the base model[^]*On held-out code`))
  await window.choose('Roll back')
  await bothFollow(BASE)
  await other.run('Apprentice: Pick Model Version')
  await other.choose(TRAINED)
  await bothFollow(TRAINED)
})

test('the dashboard shows what happened', async () => {
  await window.run('Apprentice: Show Dashboard')
  await window.webview.getByText(TRAINED).first().waitFor({ timeout: 30_000 })
  const general = window.webview.getByText(
    /^loss \d\.\d{3} before, \d\.\d{3} after: (worse|better|no difference)/,
  )
  await general.first().waitFor()
  await window.page.waitForTimeout(500)
  await window.screenshot('dashboard')
})
