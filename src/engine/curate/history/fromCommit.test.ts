import { beforeAll, expect, test } from 'vitest'
import type { ChatExample } from '#contracts/example'
import { settingsSchema } from '#contracts/settings'
import { loadParsers } from '#engine/language/language'
import { type FilePatch, patchesIn } from '#platform/filePatch'
import { readMessage } from './commitMessage'
import { fromCommit } from './fromCommit'

beforeAll(loadParsers)

function patches(path: string, lines: readonly string[]): FilePatch[] {
  const head = `diff --git a/${path} b/${path}\n--- a/${path}\n+++ b/${path}\n@@ -1 +1 @@\n`
  return patchesIn(`${head}${lines.join('\n')}\n`)
}

function examples(
  path: string,
  message: string,
  lines: readonly string[],
  { isWhole = true, entry = '' } = {},
): ChatExample[] {
  const commit = {
    ...{ hash: 'c'.repeat(40), at: 1, message: readMessage(message), patches: patches(path, lines) },
    ...{ placeOf: () => ({ path, split: 'train' as const }), isWhole },
    changelog: entry === '' ? null : patches('CHANGELOG.md', [' # Changelog', `+- ${entry}`])[0]!,
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

test('new versions of packages are nothing that a person said', () => {
  const lines = ['   "dependencies": {', '-    "rxjs": "7.8.1",', '+    "rxjs": "8.0.0-beta.2",', '   }']
  expect(examples('package.json', 'Upgrade rxjs to its next version', lines)).toEqual([])
  const other = [...lines.slice(0, 3), '+    "zone.js": "0.15.0",', '   }']
  expect(examples('package.json', 'Upgrade rxjs to its next version and add zone.js', other)).toHaveLength(1)
  const chosen = ['-  "orderTimeoutSeconds": 30', '+  "orderTimeoutSeconds": 60']
  expect(examples('appsettings.json', 'Give an order twice the timeout', chosen)).toHaveLength(1)
})

test('nothing is asked for where most of what a message speaks of is not shown', () => {
  const lines = [' class Order', ' {', '+    void ClearOrder() { total = 0; }', ' }']
  expect(examples('Order.cs', 'Add a way to clear the order', lines)).toHaveLength(2)
  expect(examples('Order.cs', 'Add a way to clear the order', lines, { isWhole: false })).toEqual([])
})

test('an entry of a changelog is asked for where it says what is otherwise now', () => {
  const lines = [' class Order', ' {', '+    int rounded = Round(total);', ' }']
  const entries = (entry: string): string[] =>
    examples('Order.cs', 'Round the total of every order', lines, { entry })
      .map(({ messages }) => messages.at(-1)!.content)
      .filter((answer) => answer.startsWith('- '))
  expect(entries('Rounded the total of orders')).toEqual(['- Rounded the total of orders'])
  expect(entries('Improved the total of orders')).toEqual([])
})
