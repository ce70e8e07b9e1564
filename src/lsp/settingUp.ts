/** `apprentice.checkSetUp` and `apprentice.install`: what an editor can ask also while no engine could be opened. */
import type { ProgressToken } from 'vscode-languageserver-protocol'
import { checkSetUpArgumentsSchema, installArgumentsSchema } from '#contracts/serverProtocol'
import type { InstallablePart, Installed, SetUpCheck, SetUpPart } from '#contracts/setUp'
import type { Initialization } from './configuration'
import type { Report, WorkDone } from './workDone'

/** Checks and installs what the engine needs, as the options of the server say. */
export interface SetUp {
  /** @param part looks at this one alone */
  check(options: Initialization, signal: AbortSignal, part?: SetUpPart): Promise<SetUpCheck[]>
  install(
    part: InstallablePart,
    options: Initialization,
    report: (report: Report) => void,
    signal: AbortSignal,
  ): Promise<Installed>
}

const title: Readonly<Record<InstallablePart, string>> = {
  runtime: 'Installing the built-in runtime',
  trainer: "Installing the trainer's Python environment",
}

export class SettingUp {
  readonly #underWay = new Set<Promise<Installed>>()

  constructor(
    private readonly setUp: SetUp,
    private readonly workDone: WorkDone,
    private readonly options: () => Initialization,
  ) {}

  check(given: readonly unknown[], signal: AbortSignal): Promise<SetUpCheck[]> {
    const [{ part, runtime }] = checkSetUpArgumentsSchema.parse(given.length > 0 ? given : [{}])
    const options = { ...this.options(), ...(runtime === undefined ? {} : { runtime }) }
    return this.setUp.check(options, signal, part)
  }

  async install(
    given: readonly unknown[],
    token: ProgressToken | undefined,
    signal: AbortSignal,
  ): Promise<Installed> {
    const [{ part }] = installArgumentsSchema.parse(given)
    const work = this.workDone.follow(title[part], token, signal, (report, cancelled) =>
      this.setUp.install(part, this.options(), report, cancelled),
    )
    this.#underWay.add(work)
    try {
      return await work
    } finally {
      this.#underWay.delete(work)
    }
  }

  /** Resolves when none is under way; one that was aborted may take a moment to clean up. */
  async idle(): Promise<void> {
    await Promise.allSettled(this.#underWay)
  }
}
