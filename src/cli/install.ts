/** `install`: downloads what is not in the package. */
import { resolve } from 'node:path'
import { installablePartSchema } from '#contracts/setUp'
import { stderrLog } from '#platform/log'
import { setUp } from '#src/app'
import { answer } from './answer'
import { type Command, UsageError } from './command'
import { homeOf } from './withEngine'

const EVERY_MS = 2_000

export const installCommand: Command = {
  name: 'install',
  synopsis: 'runtime|trainer [--folder DIR] [--registry URL]',
  summary: "Downloads the built-in runtime, or the trainer's Python environment, and checks it.",
  options: { folder: 'string', registry: 'string' },
  positionals: [1, 1],
  async run(line, signal) {
    const part = installablePartSchema.safeParse(line.positionals[0])
    if (!part.success) throw new UsageError('"install" needs what to install: runtime or trainer.')
    const named = line.text('folder')
    const installed = await setUp.install(
      part.data,
      {
        home: homeOf(line),
        registry: line.text('registry'),
        folder: named === undefined ? undefined : resolve(named),
      },
      lines(),
      signal,
    )
    answer(line, installed, () => `Installed in ${installed.folder}.`)
    return 0
  },
}

/** A line every few seconds, and never the same one again. */
function lines(): (progress: { readonly percentage: number; readonly message: string }) => void {
  let last = { at: -EVERY_MS, message: '' }
  return ({ percentage, message }) => {
    const now = performance.now()
    if (message === last.message || now - last.at < EVERY_MS) return
    last = { at: now, message }
    stderrLog.info(`${Math.floor(percentage).toString().padStart(3)} % ${message}`)
  }
}
