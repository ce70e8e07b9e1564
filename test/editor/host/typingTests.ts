/** How long the extension host is held up at a key in a long file. */
import { ok } from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, it } from 'mocha'
import {
  CancellationTokenSource,
  InlineCompletionItem,
  InlineCompletionTriggerKind,
  Position,
  Selection,
  type TextDocument,
  Uri,
  commands,
  window,
  workspace,
} from 'vscode'
import type { Server } from '#editor/server'
import { Situation, type SituationFacts } from '#editor/situation'
import { AcceptedBlocks } from '#editor/suggestions/acceptedBlocks'
import { changesOf } from '#editor/suggestions/changesOf'
import { Suggestions } from '#editor/suggestions/suggestions'
import { situationFacts } from '#test/fakes/situationFacts'

const LINES = 9_000
const KEYS = 120
/** Milliseconds; a frame on the screen is 16. */
const LIMIT = 4

export function typingTests(): void {
  describe('a key in a file of 9,000 lines', () => {
    it('is handled within a fraction of a frame', async () => {
      const document = await openLongFile()
      const suggestions = new Suggestions(() => silentServer, new Situation(situation))
      const blocks = acceptedIn(document.uri.toString())
      const { token } = new CancellationTokenSource()
      const context = {
        triggerKind: InlineCompletionTriggerKind.Automatic,
        selectedCompletionInfo: undefined,
      }
      const held: number[] = []
      const listener = workspace.onDidChangeTextDocument((event) => {
        if (event.document !== document || event.contentChanges.length === 0) return
        const started = performance.now()
        suggestions.changed(event)
        blocks.changed(document.uri.toString(), changesOf(event))
        suggestions.look()
        const { active } = window.activeTextEditor!.selection
        const answer = new InlineCompletionItem('return;', undefined, {
          title: '',
          command: 'none',
          arguments: [`${held.length}`],
        })
        void suggestions.middleware(document, active, context, token, () => [answer])
        held.push(performance.now() - started)
      })
      try {
        for (let key = 0; key < KEYS; key++) await commands.executeCommand('type', { text: 'x' })
      } finally {
        listener.dispose()
        suggestions.dispose()
      }
      const sorted = held.toSorted((one, other) => one - other)
      const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))]!
      const figures = { keys: held.length, p50: at(0.5), p95: at(0.95), most: at(1) }
      keep(figures)
      ok(held.length >= KEYS, `${held.length} keys`)
      ok(figures.p95 < LIMIT, JSON.stringify(figures))
    })
  })
}

const situation: SituationFacts = { ...situationFacts, status: null, version: null, file: 'long' }

const silentServer = { report: () => {}, reportOn: () => {} } as unknown as Server

async function openLongFile(): Promise<TextDocument> {
  const [folder] = workspace.workspaceFolders ?? []
  ok(folder, 'no folder is open')
  const uri = Uri.joinPath(folder.uri, 'server/Shop.Api/Long.cs')
  const fields = Array.from({ length: LINES }, (_, at) => `    int Field${at} = ${at};`).join('\n')
  await workspace.fs.writeFile(uri, new TextEncoder().encode(`public class Long\n{\n${fields}\n    \n}\n`))
  const document = await workspace.openTextDocument(uri)
  const editor = await window.showTextDocument(document)
  const cursor = new Position(LINES + 2, 4)
  editor.selection = new Selection(cursor, cursor)
  await commands.executeCommand('workbench.action.focusActiveEditorGroup')
  return document
}

/** As many as are ever followed. */
function acceptedIn(uri: string): AcceptedBlocks {
  const blocks = new AcceptedBlocks()
  for (let at = 0; at < 50; at++) {
    const place = { start: at * 1_000, end: at * 1_000 + 200 }
    blocks.add({
      ...place,
      id: `${at}`,
      uri,
      acceptedAt: 0,
      isBlock: true,
      errorsBefore: 0,
      stars: null,
      edited: 0,
      asked: false,
    })
  }
  return blocks
}

/** Beside the results, where they are asked for. */
function keep(figures: Readonly<Record<string, number>>): void {
  const results = process.env['APPRENTICE_HOST_TESTS']
  if (results === undefined) return
  mkdirSync(dirname(results), { recursive: true })
  writeFileSync(results.replace('.json', '.keys.json'), JSON.stringify(figures))
}
