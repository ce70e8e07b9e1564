/** `apprentice.train`: one pass of the learning loop over a folder of the editor, one at a time. */
import type { ProgressToken } from 'vscode-languageserver-protocol'
import type { LoopReport } from '#contracts/loopReport'
import { trainArgumentsSchema } from '#contracts/serverProtocol'
import { UserError } from '#platform/userError'
import type { EngineSlot } from './engineSlot'
import { loopReportLine } from './loopReportLine'
import type { StatusLine } from './statusLine'
import type { WorkDone } from './workDone'
import { uriToPath } from './workspacePath'

export interface TrainingParts {
  readonly engine: EngineSlot
  readonly status: StatusLine
  readonly workDone: WorkDone
  /** URIs of the open folders. */
  readonly folders: () => readonly string[]
}

export class Training {
  #underWay: Promise<LoopReport> | null = null

  constructor(private readonly parts: TrainingParts) {}

  async run(
    given: readonly unknown[],
    token: ProgressToken | undefined,
    signal: AbortSignal,
  ): Promise<LoopReport> {
    const [{ workspace }] = trainArgumentsSchema.parse(given.length > 0 ? given : [{}])
    const folder = folderOf(workspace ?? this.parts.folders()[0])
    if (this.#underWay !== null) {
      throw new UserError('A training is under way already. Wait until it ends, or cancel it.')
    }
    const work = this.#run(folder, token, signal)
    this.#underWay = work
    try {
      return await work
    } finally {
      this.#underWay = null
    }
  }

  /** Resolves when none is under way; one that was aborted may take a moment to stop its processes. */
  async idle(): Promise<void> {
    await this.#underWay?.catch(() => {})
  }

  async #run(workspace: string, token: ProgressToken | undefined, signal: AbortSignal): Promise<LoopReport> {
    const { engine, status, workDone } = this.parts
    const opened = await engine.get()
    signal.throwIfAborted()
    return await status.during(() =>
      workDone.follow('Training the model on your code', token, signal, (report, cancelled) =>
        opened.runLoop({ workspace, opportunities: 0, signal: cancelled }, (progress) => {
          report(loopReportLine(progress))
        }),
      ),
    )
  }
}

/** @param named URI or path */
function folderOf(named: string | undefined): string {
  if (named === undefined)
    throw new UserError('No folder is open to train on. Open one, or name it in the arguments.')
  if (!/^[a-z][a-z0-9+.-]+:/i.test(named)) return named
  const path = uriToPath(named)
  if (path === null) throw new UserError(`Training needs a folder on this machine; ${named} is not one.`)
  return path
}
