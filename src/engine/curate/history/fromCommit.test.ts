import { beforeAll, expect, test } from 'vitest'
import type { ChatExample } from '#contracts/example'
import { settingsSchema } from '#contracts/settings'
import { loadParsers } from '#engine/language/language'
import { patchesIn } from '#platform/filePatch'
import { readMessage } from './commitMessage'
import { fromCommit } from './fromCommit'

beforeAll(loadParsers)

function examples(path: string, message: string, lines: readonly string[], isWhole = true): ChatExample[] {
  const diff = `diff --git a/${path} b/${path}\n--- a/${path}\n+++ b/${path}\n@@ -1 +1 @@\n${lines.join('\n')}\n`
  const commit = {
    ...{ hash: 'c'.repeat(40), at: 1, message: readMessage(message), patches: patchesIn(diff) },
    ...{ placeOf: () => ({ path, split: 'train' as const }), isWhole, changelog: null },
  }
  return fromCommit(commit, settingsSchema.parse({})).filter((found) => typeof found !== 'string')
}

test('what was written is told from its own margin, as at any other place', () => {
  const found = examples('Order.cs', 'Add a way to clear the order', [
    ...[' class Order', ' {', '     int total;', '+', '+    void ClearOrder()'],
    ...['+    {', '+        total = 0;', '+    }', ' }'],
  ])
  const change = found.find(({ task }) => task === 'change')!
  expect(change.messages.at(-1)!.content).toBe('void ClearOrder()\n{\n    total = 0;\n}')
})

test('a message is in the language of what was changed, of settings too', () => {
  const [message] = examples('package.json', 'Build the package with optimisation', [
    ...[' {', '   "scripts": {', '-    "build": "ng build"', '+    "build": "ng build --optimisation"'],
    ...['   }', ' }'],
  ])
  expect([message?.task, message?.language]).toEqual(['commitMessage', 'json'])
})

test('nothing is asked for where most of what a message speaks of is not shown', () => {
  const lines = [' class Order', ' {', '+    void ClearOrder() { total = 0; }', ' }']
  expect(examples('Order.cs', 'Add a way to clear the order', lines)).toHaveLength(2)
  expect(examples('Order.cs', 'Add a way to clear the order', lines, false)).toEqual([])
})
