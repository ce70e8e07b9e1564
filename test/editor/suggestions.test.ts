import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { askBelow, openAt } from './ask'
import type { EditorWindow } from './editorWindow'
import { openWorkbench, type Workbench } from './workbench'

let workbench: Workbench
let window: EditorWindow

beforeAll(async () => {
  workbench = await openWorkbench({ settings: { recording: true, 'rating.lens': 'all' } })
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

/** Events of the suggestion with this text, by kind. */
function eventsOf(text: string): Record<string, unknown>[] {
  return workbench.rows(
    `SELECT events.kind, events.confidence, events.acceptedCharacters FROM events
     JOIN suggestions ON suggestions.id = events.suggestionId
     WHERE suggestions.sequence = (SELECT max(sequence) FROM suggestions WHERE text = ?)
     ORDER BY events.sequence`,
    text,
  )
}
const kindsOf = (text: string): unknown[] => eventsOf(text).map(({ kind }) => kind)
const suggestions = (): number => workbench.rows('SELECT id FROM suggestions').length

test('gray text appears, Tab takes it, and what became of it is stored', async () => {
  const ghost = await askBelow(window)
  await window.screenshot('ghost-text')
  await window.accept()
  await window.line(`public int ${ghost}`).waitFor()
  await expect.poll(() => kindsOf(ghost)).toEqual(['shown', 'accepted'])
  expect(eventsOf(ghost)[0]).toMatchObject({ confidence: 'inferred' })
  const [stored] = workbench.rows(
    `SELECT path, language, client, tag FROM suggestions JOIN versions ON versions.id = versionId WHERE text = ?`,
    ghost,
  )
  expect(stored).toEqual({
    path: 'server/Shop.Api/Dtos/OrderDto.cs',
    language: 'csharp',
    client: 'editor',
    tag: 'apprentice-toy-base:latest',
  })
})

test('the lens asks for stars, thanks, and goes', async () => {
  const lens = window.lens('Rate this suggestion')
  await lens.waitFor()
  await window.screenshot('rating-lens')
  await window.clickUntil(window.lens('4★'), window.lens('Rated 4 of 5'))
  await expect.poll(() => workbench.rows('SELECT stars FROM ratings')).toEqual([{ stars: 4 }])
  await window.lens('Rated 4 of 5').waitFor({ state: 'detached' })
  await window.screenshot('rated')
})

test('typing what is suggested keeps the rest on the screen, without another request', async () => {
  await window.focusEditor()
  await openAt(workbench, window, 'CustomerDto.cs', 'public string Id')
  const ghost = await askBelow(window)
  const before = suggestions()
  await window.type(ghost.slice(0, 3))
  await expect.poll(() => window.ghostText()).toBe(ghost.slice(3))
  await window.type(ghost.slice(3))
  await expect.poll(() => kindsOf(ghost)).toEqual(['shown', 'typedThrough'])
  expect(eventsOf(ghost)[1]).toMatchObject({ acceptedCharacters: ghost.length })
  expect(suggestions() - before).toBeLessThanOrEqual(1)
})

test('a word of it is a part of it', async () => {
  await openAt(workbench, window, 'SupplierDto.cs', 'public string Id')
  const ghost = await askBelow(window)
  await window.acceptWord()
  await expect.poll(() => kindsOf(ghost)).toEqual(['shown', 'partiallyAccepted'])
  const { acceptedCharacters } = eventsOf(ghost)[1] as { acceptedCharacters: number }
  expect(acceptedCharacters).toBeGreaterThan(0)
  expect(acceptedCharacters).toBeLessThan(ghost.length)
  await expect.poll(() => window.ghostText()).toBe(ghost.slice(acceptedCharacters))
  await window.accept()
  await expect.poll(() => kindsOf(ghost)).toEqual(['shown', 'partiallyAccepted', 'accepted'])
})

test('Esc rejects', async () => {
  await openAt(workbench, window, 'ProductDto.cs', 'public string Id')
  const ghost = await askBelow(window)
  await window.dismiss()
  await window.noGhostText()
  await expect.poll(() => kindsOf(ghost)).toEqual(['shown', 'rejected'])
})

test('an accept that is undone is known as one', async () => {
  await openAt(workbench, window, 'DeliveryDto.cs', 'public string Id')
  const ghost = await askBelow(window)
  await window.accept()
  await window.line(`public int ${ghost}`).waitFor()
  await window.undo()
  await window.line(`public int ${ghost}`).waitFor({ state: 'detached' })
  await expect.poll(() => kindsOf(ghost)).toEqual(['shown', 'accepted', 'undone'])
})

test('while it is paused nothing is suggested and nothing is recorded', async () => {
  await window.run('Apprentice: Pause')
  await window.choose('Until I resume')
  await window.statusSays('Paused')
  const before = suggestions()
  await openAt(workbench, window, 'VoucherDto.cs', 'public string')
  await window.press('Control+Enter')
  await window.type('public int ')
  await window.page.waitForTimeout(1_500)
  await window.noGhostText()
  expect(suggestions()).toBe(before)
  await window.run('Apprentice: Resume')
  await window.statusSays('Suggests as you type')
  await window.type(' ')
  await window.press('Backspace')
  expect(await window.ghostText()).not.toBe('')
})
