import { beforeAll, expect, test } from 'vitest'
import { askBelow, openAt } from './ask'
import { cleanUp } from './cleanUp'
import type { EditorWindow } from './editorWindow'
import { openWorkbench, type Workbench } from './workbench'

let workbench: Workbench
let window: EditorWindow

beforeAll(async () => {
  workbench = await openWorkbench({
    settings: { recording: true },
    editorSettings: {
      'security.workspace.trust.enabled': true,
      'security.workspace.trust.startupPrompt': 'never',
    },
    untrusted: true,
  })
  window = await workbench.openWindow()
})
cleanUp(() => workbench)

test('a folder that is not trusted gets suggestions, and nothing is recorded or trained', async () => {
  await window.statusSays('This folder is not trusted')
  await openAt(workbench, window, 'OrderDto.cs', 'public string Id')
  const ghost = await askBelow(window)
  await window.screenshot('untrusted')
  await window.accept()
  await window.line(`public int ${ghost}`).waitFor()
  await window.run('Apprentice: Train on My Repo')
  await window.notification('Training needs a trusted folder').waitFor()
  expect(workbench.rows('SELECT 1 FROM suggestions UNION ALL SELECT 1 FROM events')).toEqual([])
})

test('once it is trusted, what the person allowed is recorded', async () => {
  await window.run('Workspaces: Manage Workspace Trust')
  await window.page.getByRole('button', { name: 'Trust', exact: true }).first().click()
  await window.statusSays('Recording is on')
  await openAt(workbench, window, 'ProductDto.cs', 'public string Name')
  await askBelow(window)
  await window.accept()
  await expect.poll(() => workbench.rows("SELECT 1 FROM events WHERE kind = 'accepted'").length).toBe(1)
})
