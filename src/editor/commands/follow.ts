/** A long command of the server, shown as a notification with its progress and a cancel. */
import { ProgressLocation, window } from 'vscode'
import type { Progress, Server } from '#editor/server'

export interface Followed {
  readonly title: string
  readonly command: string
  readonly given: readonly unknown[]
  readonly onMessage?: (message: string) => void
}

/** Rejects with the server's sentence, or with LSP's code of a cancelled request. */
export async function follow<Answer>(
  server: Server,
  { title, command, given, onMessage }: Followed,
): Promise<Answer> {
  return await window.withProgress(
    { location: ProgressLocation.Notification, title, cancellable: true },
    (notification, token) => {
      let before = 0
      const onProgress = ({ message = '', percentage = before }: Progress): void => {
        // VS Code wants steps, and the server says where it is.
        notification.report({ message, increment: Math.max(0, percentage - before) })
        before = Math.max(before, percentage)
        onMessage?.(message)
      }
      return server.execute<Answer>(command, given, { token, onProgress })
    },
  )
}
