/** The border of every command: a cancel is silent, anything else is a sentence with a way to the log. */
import { CancellationError, window } from 'vscode'
import type { EditorParts } from '#editor/parts'

/** The code of a request that was cancelled, in LSP. */
const CANCELLED = -32800
/** The codes of requests whose server ended, or does not run, in JSON-RPC. */
const SERVER_GONE = [-32096, -32097]

export async function guard(parts: EditorParts, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    const code = (error as { code?: number }).code ?? 0
    if (error instanceof CancellationError || code === CANCELLED) return
    const message = SERVER_GONE.includes(code)
      ? 'The server of Apprentice ended meanwhile. Try it once more; a training goes on where it stopped.'
      : error instanceof Error
        ? error.message
        : String(error)
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
