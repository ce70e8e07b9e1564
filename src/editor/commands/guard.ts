/** The border of every command: a cancel is silent, anything else is a sentence with a way to the log. */
import { CancellationError, window } from 'vscode'
import type { EditorParts } from '#editor/parts'

/** The code of a request that was cancelled, in LSP. */
const CANCELLED = -32800

export async function guard(parts: EditorParts, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (error instanceof CancellationError || (error as { code?: unknown }).code === CANCELLED) return
    const message = error instanceof Error ? error.message : String(error)
    parts.channel.error(error instanceof Error ? (error.stack ?? message) : message)
    const open = 'Open Log'
    if ((await window.showErrorMessage(message, open)) === open) parts.channel.show()
  }
}

/** Whether this window may run things; says so where it may not. */
export async function trusted(parts: EditorParts, what: string): Promise<boolean> {
  if (parts.situation.now.trusted) return true
  await window.showWarningMessage(
    `${what} needs a trusted folder. Trust it with "Workspaces: Manage Workspace Trust".`,
  )
  return false
}
