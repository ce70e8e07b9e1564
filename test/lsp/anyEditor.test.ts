/** The built server in an editor that says only what was shown and what was accepted, as Copilot's language server asks. */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { InlineCompletionItem } from 'vscode-languageserver-protocol'
import { methods } from '#contracts/serverMethods'
import { dataFolder } from '#platform/dataFolder'
import { openStore, type Store } from '#engine/store/store'
import { ScriptedOllama } from '#test/fakes/scriptedOllama'
import { type Editor, idOf } from './editor'
import { type RunningServer, startServer } from './server'
import { shopAtWork } from './shopAtWork'

const { folderUri, newHome } = shopAtWork()
const text = 'first + second;'
/** Milliseconds: long enough to be read. */
const READ = 600

let ollama: ScriptedOllama
let server: RunningServer
let editor: Editor
let store: Store

beforeAll(async () => {
  ollama = await ScriptedOllama.start()
  ollama.says('var sum = ', text)
  ollama.says('var other = ', 'second - first;')
  const home = newHome()
  server = startServer()
  editor = server.editor
  await editor.initialize(folderUri, {
    initializationOptions: {
      ...{ home, runtime: ollama.url, base: ollama.model, recording: true },
      settings: { contextCharacters: 0 },
    },
  })
  await vi.waitFor(() => {
    expect(editor.statuses.at(-1)).toMatchObject({ kind: 'Normal', busy: false })
  }, 30_000)
  store = openStore(dataFolder(home).database)
})
afterAll(async () => {
  store.close()
  await server.stop()
  await ollama.stop()
})

interface Shown {
  readonly uri: string
  readonly item: InlineCompletionItem
  /** Where the text begins. */
  readonly at: number
}

/** A suggestion in a document of its own, for so long on the screen. */
async function shown(name: string, milliseconds = READ): Promise<Shown> {
  const uri = `${folderUri}/server/${name}.cs`
  const before = 'class Sums\n{\n    int Sum(int first, int second)\n    {\n        var sum = '
  await editor.open(uri, `${before}\n    }\n}\n`)
  const [item] = await editor.ask(uri, before.length)
  expect(item?.insertText).toBe(text)
  await editor.notify(methods.didShowCompletion, { item })
  await sleep(milliseconds)
  return { uri, item: item!, at: before.length }
}

async function type(uri: string, at: number, keys: string): Promise<void> {
  for (const [place, key] of [...keys].entries()) await editor.edit(uri, at + place, at + place, key)
}

const eventsOf = (item: InlineCompletionItem): string[] =>
  store.events
    .forSuggestion(idOf(item))
    .map(({ kind, confidence, reason = '', acceptedCharacters = '' }) =>
      [kind, confidence, reason, acceptedCharacters].filter((fact) => fact !== '').join(' '),
    )

it.each<[string, string[], ((shown: Shown) => Promise<void>)?]>([
  ['TypedThrough', ['typedThrough inferred 15'], ({ uri, at }) => type(uri, at, text)],
  ['TypedWord', ['typedThrough inferred 6'], ({ uri, at }) => type(uri, at, 'first *')],
  ['TypedOtherwise', ['ignored inferred typedOtherwise'], ({ uri, at }) => type(uri, at, '7')],
  ['LeftPlace', ['ignored inferred left'], ({ uri }) => type(uri, 0, '/')],
  ['LeftDocument', ['ignored inferred left'], ({ uri }) => editor.close(uri)],
  ['Rejected', ['rejected reported'], ({ item }) => editor.notify(methods.didRejectCompletion, { item })],
  [
    'Superseded',
    ['ignored inferred superseded'],
    async ({ uri, at }) => {
      // In a place of its own, with a text of its own.
      const line = '\n        var other = '
      await editor.open(
        `${uri}.cs`,
        `${editor.text(uri).slice(0, at - 'var sum = '.length)}${line}\n    }\n}\n`,
      )
      const place = editor.text(`${uri}.cs`).indexOf(line) + line.length
      expect(await editor.ask(`${uri}.cs`, place)).toHaveLength(1)
    },
  ],
  [
    'Part',
    ['partiallyAccepted reported 5', 'accepted reported'],
    async ({ uri, item, at }) => {
      await editor.edit(uri, at, at, text.slice(0, 5))
      await editor.notify(methods.didPartiallyAcceptCompletion, { item, acceptedLength: 5 })
      await editor.edit(uri, at + 5, at + 5, text.slice(5))
      await editor.runCommandOf(item)
    },
  ],
  [
    'Undone',
    ['accepted reported', 'undone inferred'],
    async ({ uri, item, at }) => {
      await editor.insert(uri, item)
      await editor.runCommandOf(item)
      await editor.edit(uri, at, at + text.length, '')
    },
  ],
])('%s', async (name, expected, act) => {
  const suggestion = await shown(name)
  await act?.(suggestion)
  await vi.waitFor(() => {
    expect(eventsOf(suggestion.item)).toEqual(['shown reported', ...expected])
    // What was only moved comes back, for which is waited.
  }, 15_000)
})

it('does not count what nobody can have read', async () => {
  const { uri, item, at } = await shown('NotSeen', 0)
  await type(uri, at, '7')
  await vi.waitFor(() => {
    expect(eventsOf(item)).toEqual(['notSeen inferred typedOtherwise'])
  }, 5_000)
})

it('believes one that says itself how it ended, from then on', async () => {
  const { item } = await shown('Said')
  await editor.notify(methods.didIgnoreCompletion, { item })
  const { item: next, uri, at } = await shown('SaidNext')
  await type(uri, at, text)
  await editor.notify(methods.didIgnoreCompletion, { item: next, reason: 'left' })
  await vi.waitFor(() => {
    expect(eventsOf(item)).toEqual(['shown reported', 'ignored reported unknown'])
    expect(eventsOf(next)).toEqual(['shown reported', 'ignored reported left'])
  }, 5_000)
})
