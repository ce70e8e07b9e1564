/** Opens the engine as the common options say, and closes it whatever happens. */
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { type Settings, settingsSchema } from '#contracts/settings'
import type { Engine } from '#engine/engine'
import { stderrLog } from '#platform/log'
import { openEngine } from '#src/app'
import { z } from 'zod'
import { type CommandLine, UsageError } from './command'

export async function withEngine<T>(line: CommandLine, work: (engine: Engine) => Promise<T>): Promise<T> {
  const options = await engineOptions(line)
  const engine = await openEngine({ ...options, runtime: options.runtime ?? 'auto' })
  try {
    return await work(engine)
  } finally {
    await engine.close()
  }
}

export async function engineOptions(line: CommandLine) {
  const runtime = line.text('runtime')
  if (runtime !== undefined && runtime !== 'embedded' && !URL.canParse(runtime)) {
    throw new UsageError(
      `--runtime needs a URL such as http://127.0.0.1:11434, or "embedded", not "${runtime}".`,
    )
  }
  return {
    home: homeOf(line),
    runtime,
    base: line.text('base'),
    settings: await readSettings(line.text('settings')),
    log: stderrLog,
  }
}

/** The data folder that `--home` names; undefined leaves it to the engine. */
export function homeOf(line: CommandLine): string | undefined {
  const home = line.text('home')
  return home === undefined ? undefined : resolve(home)
}

async function readSettings(path: string | undefined): Promise<Settings | undefined> {
  if (path === undefined) return undefined
  const text = await readFile(path, 'utf8').catch(() => null)
  if (text === null) throw new UsageError(`The settings file ${path} cannot be read.`)
  const settings = settingsSchema.safeParse(tryJson(text, path))
  if (settings.success) return settings.data
  throw new UsageError(`The settings file ${path} is not right:\n${z.prettifyError(settings.error)}`)
}

function tryJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new UsageError(`The settings file ${path} is not JSON.`)
  }
}
