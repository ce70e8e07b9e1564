/** Declarations that the code at a cursor names, from VS Code's own language services for TypeScript. */
import { deepEqual, equal, ok } from 'node:assert/strict'
import { describe, it } from 'mocha'
import { setTimeout as sleep } from 'node:timers/promises'
import { Uri, window, workspace } from 'vscode'
import { declarations } from '#editor/declarations/declarations'

export function declarationTests(): void {
  describe('declarations at a cursor', () => {
    it('come from other files of the workspace, whole, the nearest first', async () => {
      const shapes = await write(
        'shapes.ts',
        'export interface Round {\n  radius: number\n}\n\nexport class Square {\n  side = 1\n}\n',
      )
      const text =
        "import { Round, Square } from './shapes'\n\nclass Here {}\nfunction area(round: Round, square: Square, here: Here): number {\n  \n}\n"
      const use = await write('use.ts', text)
      const document = await workspace.openTextDocument(use)
      await window.showTextDocument(document)
      const request = { textDocument: { uri: use.toString() }, position: { line: 4, character: 2 } }
      const found = await untilFound(() => declarations(request), 2)
      deepEqual(
        found.map(({ uri }) => uri),
        [shapes.toString(), shapes.toString()],
      )
      deepEqual(
        found.map((each) => each.text),
        ['export class Square {\n  side = 1\n}', 'export interface Round {\n  radius: number\n}'],
      )
      const started = performance.now()
      await declarations(request)
      ok(performance.now() - started < 600)
    })

    it('are none of a document that is not open', async () => {
      const textDocument = { uri: 'file:///nowhere.ts' }
      equal((await declarations({ textDocument, position: { line: 0, character: 0 } })).length, 0)
    })
  })
}

async function write(name: string, text: string): Promise<Uri> {
  const [folder] = workspace.workspaceFolders ?? []
  ok(folder, 'no folder is open')
  const uri = Uri.joinPath(folder.uri, 'declared', name)
  await workspace.fs.writeFile(uri, new TextEncoder().encode(text))
  return uri
}

/** Language services take a while to start. */
async function untilFound<Item>(
  find: () => Promise<readonly Item[]>,
  count: number,
): Promise<readonly Item[]> {
  for (const end = Date.now() + 40_000; ; await sleep(300)) {
    const found = await find()
    if (found.length >= count || Date.now() > end) return found
  }
}
