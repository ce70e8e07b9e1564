import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { TalkingOllama, WAITS } from '#test/fakes/talkingOllama'
import { cleanUp } from './cleanUp'
import type { EditorWindow } from './editorWindow'
import { openWorkbench, type Workbench } from './workbench'

let ollama: TalkingOllama
let workbench: Workbench
let window: EditorWindow

const FOLDER = 'server/Shop.Api/Generate'
const body = 'public class Sums\n{\n    int first;\n    \n    int last;\n}\n'
const CURSOR_LINE = 4
const files = {
  'Accept.cs': body,
  'Select.cs': body,
  'Cancel.cs': body,
  'Follow.cs': body,
  'Stop.cs': body,
  'Windows.cs': body.replaceAll('    ', '\t').replaceAll('\n', '\r\n'),
  'Undo.cs': body,
  'Diff.cs': body,
}
const pathOf = (name: string): string => join(workbench.workspace, FOLDER, name)

beforeAll(async () => {
  ollama = await TalkingOllama.start()
  workbench = await openWorkbench({
    settings: { recording: true, runtime: ollama.url, base: ollama.model },
  })
  mkdirSync(join(workbench.workspace, FOLDER), { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(pathOf(name), text)
  window = await workbench.openWindow()
  await window.statusSays('Suggests as you type')
})
afterAll(() => ollama.stop())
cleanUp(() => workbench)

/** Opens a file and puts the cursor on its empty line. */
async function open(name: keyof typeof files): Promise<void> {
  await window.openFile(name)
  await window.goTo(CURSOR_LINE, 5)
}

async function ask(instruction: string, ...says: string[]): Promise<void> {
  ollama.says.splice(0, ollama.says.length, ...says)
  await window.run('Apprentice: Generate Here')
  const input = window.picker.locator('input')
  await window.picker.getByText('Answered by the model on this machine').waitFor()
  await input.fill(instruction)
  await window.press('Enter')
}

const generated = (): Record<string, unknown>[] =>
  workbench.rows(`SELECT suggestions.id, prefix, text, tag FROM suggestions JOIN versions ON versions.id = versionId
    WHERE surface = 'generate' ORDER BY suggestions.sequence`)
const kinds = (id: unknown): unknown[] =>
  workbench
    .rows('SELECT kind FROM events WHERE suggestionId = ? ORDER BY sequence', id)
    .map(({ kind }) => kind)

async function saved(name: keyof typeof files): Promise<string> {
  await window.save()
  return readFileSync(pathOf(name), 'utf8')
}

const method = '```csharp\nint Sum()\n{\n    return first + last;\n}\n```'
const written = body.replace('    \n', '    int Sum()\n    {\n        return first + last;\n    }\n')

test('what is asked for is written at the cursor, can be accepted and is rated', async () => {
  await open('Accept.cs')
  await ask('a sum of both', method.replace('    return', `${WAITS}    return`))
  await window.lens('Writing').waitFor()
  await window.line('int Sum()').waitFor()
  await window.screenshot('generate-writing')
  ollama.goOn()
  await window.lens('Accept').waitFor()
  await window.screenshot('generate-written')
  expect(ollama.asked.at(-1)).toContain('<cursor/>')
  expect(ollama.asked.at(-1)).toContain('a sum of both')
  await window.clickUntil(window.lens('Accept'), window.lens('Rate this suggestion'))
  await window.screenshot('generate-accepted')
  await window.clickUntil(window.lens('5★'), window.lens('Rated 5 of 5'))
  const [suggestion] = generated()
  expect(suggestion).toMatchObject({ prefix: 'a sum of both\n', tag: ollama.model })
  await expect.poll(() => kinds(suggestion?.['id'])).toEqual(['shown', 'accepted'])
  expect(workbench.rows('SELECT suggestionId, stars FROM ratings')).toEqual([
    { suggestionId: suggestion?.['id'], stars: 5 },
  ])
  expect(await saved('Accept.cs')).toBe(written)
})

test('a selection is replaced; another answer, and back', async () => {
  await window.openFile('Select.cs')
  await window.goTo(3, 1)
  await window.press('Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown')
  await ask('one list', 'int[] all;', 'List<int> all;')
  await window.lens('Regenerate').waitFor()
  await window.line('int[] all;').waitFor()
  expect(ollama.asked.at(-1)).toContain('<selection>int first;\n    \n    int last;</selection>')
  await window.clickUntil(window.lens('Regenerate'), window.line('List<int> all;'))
  await window.lens('Undo').waitFor()
  await window.clickUntil(window.lens('Undo'), window.line('int first;'))
  await window.lens('Accept').waitFor({ state: 'detached' })
  // As if nothing had happened: there is nothing to save.
  await window.page.locator('.tab.active:not(.dirty)', { hasText: 'Select.cs' }).waitFor()
  expect(readFileSync(pathOf('Select.cs'), 'utf8')).toBe(body)
  const [first, second] = generated().slice(-2)
  await expect.poll(() => kinds(first?.['id'])).toEqual(['shown', 'rejected'])
  await expect.poll(() => kinds(second?.['id'])).toEqual(['shown', 'rejected'])
})

test('Esc keeps nothing, and the model stops', async () => {
  const [before, cutOff] = [generated().length, ollama.cutOff]
  await open('Cancel.cs')
  await ask('a sum', `int half;\nint ${WAITS}never;`)
  await window.line('int half;').waitFor()
  await window.press('Escape')
  await window.line('int half;').waitFor({ state: 'detached' })
  await window.lens('Writing').waitFor({ state: 'detached' })
  await window.page.locator('.tab.active:not(.dirty)', { hasText: 'Cancel.cs' }).waitFor()
  await expect.poll(() => ollama.cutOff).toBe(cutOff + 1)
  expect(generated()).toHaveLength(before)
})

test('while it writes one types elsewhere, and a second one is refused', async () => {
  await open('Follow.cs')
  await ask('a sum', `int one;\n${WAITS}int two;`)
  await window.line('int one;').waitFor()
  await window.goTo(1, 1)
  await window.type('using Mine;\n')
  await window.run('Apprentice: Generate Here')
  await window.notification('It is still writing the last one').waitFor()
  ollama.goOn()
  await window.focusEditor()
  await window.lens('Accept').waitFor()
  // Saving is accepting.
  expect(await saved('Follow.cs')).toBe(
    `using Mine;\n${body.replace('    \n', '    int one;\n    int two;\n')}`,
  )
  await window.lens('Accept').waitFor({ state: 'detached' })
  await expect.poll(() => kinds(generated().at(-1)?.['id'])).toEqual(['shown', 'accepted'])
})

test('it stops where somebody else edits what it writes', async () => {
  await open('Stop.cs')
  await ask('a sum', `int one;\n${WAITS}int two;`)
  await window.line('int one;').waitFor()
  await window.goTo(CURSOR_LINE, 7)
  await window.type('X')
  await window.notification('Writing stopped because the text was edited meanwhile').waitFor()
  await window.screenshot('generate-stopped')
  ollama.goOn()
  await window.closeNotifications()
  await window.focusEditor()
  expect(await saved('Stop.cs')).toBe(body.replace('    \n', '    inXt one;\n'))
})

test('Windows line ends and tabs stay what they are', async () => {
  await open('Windows.cs')
  await ask('a sum', method)
  await window.lens('Accept').waitFor()
  await window.clickUntil(window.lens('Accept'), window.lens('Rate this suggestion'))
  expect(await saved('Windows.cs')).toBe(written.replaceAll('    ', '\t').replaceAll('\n', '\r\n'))
})

test('one undo of the keyboard takes all of it back, and is known as a no', async () => {
  await open('Undo.cs')
  await ask('a sum', method)
  await window.lens('Accept').waitFor()
  await window.undo()
  await window.line('int Sum()').waitFor({ state: 'detached' })
  await window.lens('Accept').waitFor({ state: 'detached' })
  await window.page.locator('.tab.active:not(.dirty)', { hasText: 'Undo.cs' }).waitFor()
  await expect.poll(() => kinds(generated().at(-1)?.['id'])).toEqual(['shown', 'rejected'])
})

// The last one: a diff stays in the page when its tab is closed.
test('the diff shows what became of the file, and takes it back, too', async () => {
  await open('Diff.cs')
  await ask('a sum', method)
  await window.lens('Show Diff').waitFor()
  await window.clickUntil(
    window.lens('Show Diff'),
    window.page.locator('.tab.active.dirty', { hasText: 'Diff.cs: before and now' }),
  )
  await window.page.locator('.monaco-diff-editor .line-insert').first().waitFor()
  await window.screenshot('generate-diff')
  await window.run('Apprentice: Undo the Generated Text')
  await window.page.locator('.tab.active:not(.dirty)', { hasText: 'Diff.cs: before and now' }).waitFor()
  expect(readFileSync(pathOf('Diff.cs'), 'utf8')).toBe(body)
})
