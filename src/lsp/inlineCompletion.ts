/** `textDocument/inlineCompletion`: the suggestion at the cursor as an item that says which suggestion it is. */
import {
  type InlineCompletionList,
  type InlineCompletionParams,
  InlineCompletionTriggerKind,
} from 'vscode-languageserver-protocol'
import { commands } from '#contracts/serverMethods'
import type { EngineSlot } from './engineSlot'
import { healthOf } from './healthOf'
import type { Observation } from './observation'
import type { Offers } from './offers'
import type { OpenDocuments } from './openDocuments'
import { placeCursor } from './placeCursor'
import type { StatusLine } from './statusLine'
import type { WarmUp } from './warmUp'
import { workspacePath } from './workspacePath'

export interface InlineCompletionParts {
  readonly engine: EngineSlot
  readonly documents: OpenDocuments
  readonly offers: Offers
  readonly observation: Pick<Observation, 'offered'>
  readonly status: StatusLine
  readonly warmUp: WarmUp
  /** URIs of the open folders. */
  readonly folders: () => readonly string[]
  readonly runtime: () => string | undefined
}

/** Milliseconds that nobody would see a spinner for. */
const MOMENT = 100

const NOTHING: InlineCompletionList = { items: [] }

/** Throws the signal's reason when cancelled. A runtime that does not answer is told by the status, not here. */
export async function inlineCompletion(
  params: InlineCompletionParams,
  signal: AbortSignal,
  parts: InlineCompletionParts,
): Promise<InlineCompletionList> {
  const { uri } = params.textDocument
  const document = parts.documents.get(uri)
  const home = workspacePath(uri, parts.folders())
  if (document === undefined || home === null) return NOTHING
  const { version } = document
  const { text, offset, range, lead } = placeCursor(document, params)

  const engine = await parts.engine.get().catch(() => null)
  if (engine === null) return NOTHING
  const byHand = params.context?.triggerKind === InlineCompletionTriggerKind.Invoked
  const outcome = await parts.status.during(
    () => engine.suggest({ client: 'editor', ...home, text, offset, byHand }, signal),
    MOMENT,
  )
  signal.throwIfAborted()
  const health = healthOf(outcome, parts.runtime())
  if (health !== null && !parts.warmUp.isUnderWay) {
    const hasNoVersion = outcome.kind === 'nothing' && outcome.reason === 'noVersion'
    // Why there is none was said by the warm-up that did not find one.
    if (!hasNoVersion || parts.status.isWell) parts.status.set(health)
    // Its end is told too, when the load is.
    if (health.kind !== 'Normal' || health.message !== '') parts.warmUp.start()
  }
  // What was asked for no longer stands there: nobody could show it.
  if (outcome.kind === 'nothing' || parts.documents.get(uri)?.version !== version) return NOTHING

  const { suggestion, typed } = outcome
  // Of one that goes on, the place is known, and follows the changes.
  if (typed === 0) parts.offers.add({ suggestionId: suggestion.id, uri, offset })
  const { id, text: whole } = suggestion
  parts.observation.offered({ id, uri, offset: offset - typed, text: whole, typed })
  const command = {
    title: 'Accept the suggestion',
    command: commands.didAcceptCompletionItem,
    arguments: [suggestion.id],
  }
  return { items: [{ insertText: lead + suggestion.text.slice(typed), range, command }] }
}
