/** What the commands and panels of a window share. */
import type { ExtensionContext, LogOutputChannel } from 'vscode'
import type { Server } from './server'
import type { Situation } from './situation'
import type { ExpectedTexts } from '#editor/expected/expectedTexts'
import type { Accepts } from '#editor/suggestions/accepts'

export interface EditorParts {
  readonly context: ExtensionContext
  readonly channel: LogOutputChannel
  readonly situation: Situation
  readonly server: () => Server
  readonly accepts: Accepts
  readonly expected: ExpectedTexts
}
