import { beforeAll, expect, test } from 'vitest'
import { askBelow, openAt, type StoredSuggestion, storedSuggestion } from './ask'
import { cleanUp } from './cleanUp'
import type { EditorWindow } from './editorWindow'
import { openWorkbench, type Workbench } from './workbench'

let workbench: Workbench
let window: EditorWindow

beforeAll(async () => {
  workbench = await openWorkbench({ settings: { recording: true, 'rating.lens': 'all' } })
  window = await workbench.openWindow()
  await window.statusSays('Suggests as you type')
  await openAt(workbench, window, 'SupplierDto.cs', 'public string Id')
})
cleanUp(() => workbench)

const eventsOf = ({ id }: StoredSuggestion): Record<string, unknown>[] =>
  workbench.rows(
    'SELECT kind, confidence, acceptedCharacters FROM events WHERE suggestionId = ? ORDER BY sequence',
    id,
  )
const kindsOf = (suggestion: StoredSuggestion): unknown[] => eventsOf(suggestion).map(({ kind }) => kind)
const suggestions = (): number => workbench.rows('SELECT id FROM suggestions').length

test('gray text appears, Tab takes it, and what became of it is stored', async () => {
  const ghost = await askBelow(window)
  const suggestion = await storedSuggestion(workbench, ghost)
  await window.screenshot('ghost-text')
  await window.accept()
  await window.line(`public int ${ghost}`).waitFor()
  await expect.poll(() => kindsOf(suggestion)).toEqual(['shown', 'accepted'])
  expect(eventsOf(suggestion)[0]).toMatchObject({ confidence: 'inferred' })
  const [stored] = workbench.rows(
    `SELECT path, language, client, tag FROM suggestions JOIN versions ON versions.id = versionId
     WHERE suggestions.id = ?`,
    suggestion.id,
  )
  expect(stored).toEqual({
    path: 'server/Shop.Api/Dtos/SupplierDto.cs',
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
  const suggestion = await storedSuggestion(workbench, ghost)
  const before = suggestions()
  await window.type(ghost.slice(0, 3))
  await expect.poll(() => window.ghostText()).toBe(ghost.slice(3))
  await window.type(ghost.slice(3))
  await expect.poll(() => kindsOf(suggestion)).toEqual(['shown', 'typedThrough'])
  expect(eventsOf(suggestion)[1]).toMatchObject({
    acceptedCharacters: suggestion.text.length,
  })
  expect(suggestions() - before).toBeLessThanOrEqual(1)
})

test('a word of it is a part of it', async () => {
  await openAt(workbench, window, 'OrderDto.cs', 'public string Id')
  const ghost = await askBelow(window)
  const suggestion = await storedSuggestion(workbench, ghost)
  await window.acceptWord()
  await expect.poll(() => kindsOf(suggestion)).toEqual(['shown', 'partiallyAccepted'])
  const { acceptedCharacters } = eventsOf(suggestion)[1] as { acceptedCharacters: number }
  const { text } = suggestion
  expect(acceptedCharacters).toBeGreaterThan(0)
  expect(acceptedCharacters).toBeLessThan(text.length)
  await expect.poll(() => window.ghostText()).toBe(text.slice(acceptedCharacters))
  await window.accept()
  await expect.poll(() => kindsOf(suggestion)).toEqual(['shown', 'partiallyAccepted', 'accepted'])
})

test('Esc rejects', async () => {
  await openAt(workbench, window, 'ProductDto.cs', 'public string Name')
  const ghost = await askBelow(window)
  const suggestion = await storedSuggestion(workbench, ghost)
  await window.dismiss()
  await window.noGhostText()
  await expect.poll(() => kindsOf(suggestion)).toEqual(['shown', 'rejected'])
  // The key works only while gray text is there, so that nothing need be inferred any more.
  expect(eventsOf(suggestion)[0]).toMatchObject({ confidence: 'reported' })
})

test('an accept that is undone is known as one', async () => {
  await openAt(workbench, window, 'DeliveryDto.cs', 'public string Id')
  const ghost = await askBelow(window)
  const suggestion = await storedSuggestion(workbench, ghost)
  await window.accept()
  await window.line(`public int ${ghost}`).waitFor()
  await window.undo()
  await window.line(`public int ${ghost}`).waitFor({ state: 'detached' })
  await expect.poll(() => kindsOf(suggestion)).toEqual(['shown', 'accepted', 'undone'])
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
