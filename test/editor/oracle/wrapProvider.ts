/**
 * Loaded before the extension: around the provider that it registers come the callbacks of proposed API, by which VS
 * Code itself says what became of each suggestion. A line of JSON each, in the file that ORACLE_FILE names.
 */
import { appendFileSync } from 'node:fs'
import { type InlineCompletionItem, languages } from 'vscode'
import type { OracleLine } from './oracleLine'

const register = languages.registerInlineCompletionItemProvider
languages.registerInlineCompletionItemProvider = (selector, provider) => {
  const wrapped = {
    provideInlineCompletionItems: provider.provideInlineCompletionItems.bind(provider),
    handleDidShowCompletionItem: (item: InlineCompletionItem) => {
      say({ kind: 'shown', at: Date.now(), id: idOf(item) })
    },
    handleDidPartiallyAcceptCompletionItem: (item: InlineCompletionItem) => {
      say({ kind: 'partial', at: Date.now(), id: idOf(item) })
    },
    handleEndOfLifetime: (
      item: InlineCompletionItem,
      reason: { kind: 0 | 1 | 2; supersededBy?: unknown },
    ) => {
      const by = reason.supersededBy as InlineCompletionItem | undefined
      const end = (['accepted', 'rejected', 'ignored'] as const)[reason.kind]
      say({ kind: 'ended', at: Date.now(), id: idOf(item), end, by: by ? idOf(by) : null })
    },
  }
  return register(selector, wrapped)
}

function idOf(item: InlineCompletionItem): string {
  return String(item.command?.arguments?.[0])
}

function say(line: OracleLine): void {
  appendFileSync(process.env['ORACLE_FILE']!, `${JSON.stringify(line)}\n`)
}
