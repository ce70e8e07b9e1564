/** What the extension records of a suggestion and of a build, through the API that VS Code gives every extension. */
import { equal, ok } from 'node:assert/strict'
import { describe, it } from 'mocha'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  Position,
  Selection,
  ShellExecution,
  Task,
  TaskScope,
  type TextDocument,
  Uri,
  commands,
  tasks,
  window,
  workspace,
} from 'vscode'
import type { Dashboard } from '#contracts/dashboard'
import { commands as serverCommands } from '#contracts/serverMethods'

export function recordingTests(): void {
  describe('what is recorded', () => {
    it('an accepted suggestion, for the version that made it', async () => {
      const document = await openWithNewLine('server/Shop.Api/Dtos/OrderDto.cs', 'public int ')
      const before = document.getText()
      // No API says that ghost text stands there; where there was none, only a change makes VS Code ask again.
      await until('a suggestion that can be accepted', async () => {
        await commands.executeCommand('workbench.action.focusActiveEditorGroup')
        await commands.executeCommand('type', { text: ' ' })
        await commands.executeCommand('deleteLeft')
        await sleep(1_000)
        await commands.executeCommand('editor.action.inlineSuggest.commit')
        return document.getText() !== before
      })
      await until('the accept in the record', async () => (await serving())?.events.accepted === 1)
    })

    it('a build that goes well as a task, once', async () => {
      // What stands on the disk is what was built.
      await workspace.saveAll(false)
      const [folder] = workspace.workspaceFolders ?? []
      ok(folder, 'no folder is open')
      const script = JSON.stringify({ scripts: { build: 'node --eval 0' } })
      await workspace.fs.writeFile(Uri.joinPath(folder.uri, 'package.json'), new TextEncoder().encode(script))
      const execution = new ShellExecution('npm run build')
      await tasks.executeTask(new Task({ type: 'shell' }, TaskScope.Workspace, 'build', 'tests', execution))
      await until('the build in the record', async () => (await serving())?.builds.passed === 1)
      equal((await serving())?.builds.failed, 0)
    })
  })
}

/** What is recorded of the version that serves. */
async function serving(): Promise<Dashboard['versions'][number] | undefined> {
  const { versions } = await commands.executeCommand<Dashboard>(serverCommands.dashboard)
  return versions.find(({ version }) => version.active)
}

async function openWithNewLine(path: string, text: string): Promise<TextDocument> {
  const [folder] = workspace.workspaceFolders ?? []
  ok(folder, 'no folder is open')
  const document = await workspace.openTextDocument(Uri.joinPath(folder.uri, path))
  const editor = await window.showTextDocument(document)
  const line = document
    .getText()
    .split('\n')
    .findIndex((each) => each.includes('{ get; set; }'))
  await editor.edit((edit) => {
    edit.insert(new Position(line + 1, 0), `        ${text}\n`)
  })
  const cursor = document.lineAt(line + 1).range.end
  editor.selection = new Selection(cursor, cursor)
  return document
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 30_000; Date.now() < end; await sleep(100)) {
    if (await holds()) return
  }
  const status = await commands.executeCommand(serverCommands.status)
  throw new Error(`Waited in vain for ${what}: ${JSON.stringify(status)}`)
}
