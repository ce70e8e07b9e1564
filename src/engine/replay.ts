/**
 * A replayed developer: writes files of the workspace again, asks at places in them, takes a suggestion that is near
 * what stands there and mends it, and rejects any other. Shows the loop on real code without a person; its rows are
 * marked and never count as theirs.
 */
import { join } from 'node:path'
import type { Recorded } from '#contracts/loopReport'
import type { Settings } from '#contracts/settings'
import type { Capture } from '#engine/capture/capture'
import { holeAt } from '#engine/completion/completion'
import { type Survey, type SurveyedFile, chooseCursors } from '#engine/curate/curate'
import { editSimilarity } from '#engine/evaluate/evaluate'
import { languageOf, parse } from '#engine/language/language'
import type { Suggester } from '#engine/serve/serve'
import { readText } from '#platform/files'

/** From this similarity on, mending a suggestion is less work than typing the rest. */
const NEAR = 0.6

export interface ReplayParts {
  readonly suggester: Suggester
  readonly capture: Capture
  readonly settings: Settings
  readonly signal?: AbortSignal | undefined
}

/** Only files of the training split are written again: what is held out stays unseen. */
export async function replay(
  surveyed: Survey,
  opportunities: number,
  parts: ReplayParts,
  onProgress: (share: number) => void = () => {},
): Promise<Recorded> {
  const recorded: Recorded = {
    opportunities: 0,
    suggestions: 0,
    shown: 0,
    accepted: 0,
    rejected: 0,
    ignored: 0,
    survived: 0,
    nothing: {},
  }
  const files = surveyed.files.filter(({ split, path }) => split === 'train' && languageOf(path) !== null)
  for (let turn = 0; turn < opportunities && files.length > 0; turn++) {
    parts.signal?.throwIfAborted()
    const file = files[turn % files.length]!
    const round = Math.floor(turn / files.length)
    await oneOpportunity(surveyed.folder, file, `replay ${round} ${file.hash}`, parts, recorded)
    onProgress((turn + 1) / opportunities)
  }
  await parts.capture.flush()
  return recorded
}

async function oneOpportunity(
  folder: string,
  file: SurveyedFile,
  seed: string,
  { suggester, capture, settings, signal }: ReplayParts,
  recorded: Recorded,
): Promise<void> {
  const language = languageOf(file.path)
  const whole = await readText(join(folder, file.path)).catch(() => null)
  if (language === null || whole === null) return
  const [offset] = chooseCursors(whole, 1, seed)
  const tree = (typed: string): ReturnType<typeof parse> => parse(typed, language, file.path)
  const hole = offset === undefined ? null : holeAt(whole, offset, language, settings, tree)
  if (offset === undefined || hole === null) return
  recorded.opportunities++
  const typed = whole.slice(0, offset) + whole.slice(offset + hole.middle.length)
  const place = { workspace: folder, path: file.path, text: typed, offset }
  const opportunity = { client: 'replay', byHand: true, ...place } as const
  const outcome = await suggester.suggest(opportunity, signal)
  if (outcome.kind === 'nothing') {
    recorded.nothing[outcome.reason] = (recorded.nothing[outcome.reason] ?? 0) + 1
    return
  }
  const { id, text } = outcome.suggestion
  recorded.suggestions++
  recorded.shown++
  capture.shown(id, 'reported')
  if (editSimilarity(text, hole.middle) < NEAR) {
    recorded.rejected++
    capture.rejected(id)
    return
  }
  recorded.accepted++
  if (text === hole.middle) recorded.survived++
  const uri = join(folder, file.path)
  capture.documentOpened(uri, typed)
  capture.documentChanged(uri, [{ start: offset, end: offset, text }])
  capture.accepted(id, { uri, offset })
  if (text !== hole.middle) {
    capture.documentChanged(uri, [{ start: offset, end: offset + text.length, text: hole.middle }])
  }
  capture.documentClosed(uri)
}
