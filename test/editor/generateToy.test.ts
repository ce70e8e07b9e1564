import { beforeAll, expect, test } from 'vitest'
import { openAt } from './ask'
import { cleanUp } from './cleanUp'
import type { EditorWindow } from './editorWindow'
import { openWorkbench, type Workbench } from './workbench'

let workbench: Workbench
let window: EditorWindow

beforeAll(async () => {
  workbench = await openWorkbench({ settings: { recording: true } })
  window = await workbench.openWindow()
  await window.statusSays('Suggests as you type')
})
cleanUp(() => workbench)

test('a real base model, which was not taught to talk, writes at the cursor', async () => {
  await openAt(workbench, window, 'SupplierDto.cs', 'public string Id')
  await window.press('Control+Enter')
  await window.run('Apprentice: Generate Here')
  await window.picker.getByText('Answered by the model on this machine').waitFor()
  await window.picker.locator('input').fill('the name of the supplier')
  await window.press('Enter')
  await window.lens('Accept').waitFor({ timeout: 60_000 })
  await window.screenshot('generate-toy')
  await window.clickUntil(window.lens('Accept'), window.lens('Rate this suggestion'))
  const find = () =>
    workbench.rows(
      `SELECT surface, suggestions.prefix, text, tag,
         (SELECT group_concat(kind) FROM events WHERE suggestionId = suggestions.id) AS kinds
       FROM suggestions JOIN versions ON versions.id = versionId WHERE surface = 'generate'`,
    )
  await expect.poll(find).toMatchObject([
    {
      prefix: 'the name of the supplier\n',
      tag: 'apprentice-toy-base:latest',
      kinds: 'shown,accepted',
    },
  ])
  const [{ text } = { text: '' }] = find()
  await window.line(String(text).split('\n')[0]!).waitFor()
})
