/** `apprentice.train` and `apprentice.plan`: one pass of the learning loop over a folder, and what it would learn from. */
import type { ProgressToken } from 'vscode-languageserver-protocol'
import type { LoopReport } from '#contracts/loopReport'
import type { TrainingPlan } from '#contracts/trainingPlan'
import { UserError } from '#platform/userError'
import type { EngineSlot } from './engineSlot'
import { loopReportLine } from './loopReportLine'
import type { StatusLine } from './statusLine'
import { trainingFolder } from './trainingFolder'
import type { WorkDone } from './workDone'

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
    const folder = trainingFolder(given, this.parts.folders())
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

  /** Takes seconds on a large folder, and may go on beside a training. */
  async plan(given: readonly unknown[], signal: AbortSignal): Promise<TrainingPlan> {
    const folder = trainingFolder(given, this.parts.folders())
    const opened = await this.parts.engine.get()
    return await this.parts.status.during(() => opened.plan(folder, signal))
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
