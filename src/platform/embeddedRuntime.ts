/**
 * The built-in runtime as a process of ours: started attached, so that it ends when we do, asked for its address, and
 * started again at the same one when it dies.
 */
import { z } from 'zod'
import { type Installation, hasRuntimePackages } from './installation'
import type { Log } from './log'
import { notInstalled } from './notInstalled'
import type { Processes, RunningProcess } from './processes'
import { UserError } from './userError'

const listeningSchema = z.object({ kind: z.literal('listening'), url: z.string() })

export interface EmbeddedRuntime {
  readonly url: string
  /** Ends it and waits until it has ended. */
  close(): Promise<void>
}

/** Deaths within a minute after which it is left alone: a model that crashes it would crash it again. */
const MOST_DEATHS = 3
const MINUTE = 60_000

/** @param home folder for its models */
export async function startEmbeddedRuntime(
  processes: Processes,
  installation: Installation,
  home: string,
  log: Log,
): Promise<EmbeddedRuntime> {
  const { runtimePackages, named } = installation
  if (!hasRuntimePackages(runtimePackages)) {
    throw new UserError(
      named.runtimePackages === null
        ? notInstalled.runtime
        : `There is no node-llama-cpp in ${runtimePackages}. Install it there, or clear the setting apprentice.runtimePackages to have it downloaded.`,
    )
  }
  const launchAt = (port: string): Promise<Launched> =>
    launch(processes, [installation.runtimeEntry, '--home', home, '--packages', runtimePackages], port, log)
  let current = await launchAt('0')
  const { url } = current
  let closing = false
  const deaths: number[] = []

  const watch = async (): Promise<void> => {
    for (;;) {
      await current.child.ended
      const now = Date.now()
      deaths.push(now)
      const often = deaths.filter((at) => now - at < MINUTE).length >= MOST_DEATHS
      if (closing || often) return
      log.warn('The built-in runtime ended unexpectedly; it is started again.')
      current = await launchAt(new URL(url).port)
      if (closing) current.child.closeInput()
    }
  }
  watch().catch((error: unknown) => {
    if (!closing) log.error(error instanceof Error ? error.message : String(error))
  })

  return {
    url,
    async close() {
      closing = true
      const { child } = current
      child.closeInput()
      const timer = setTimeout(() => {
        child.kill()
      }, 5_000)
      await child.ended
      clearTimeout(timer)
    },
  }
}

interface Launched {
  readonly url: string
  readonly child: RunningProcess
}

/** One process, once it says where it listens. */
async function launch(
  processes: Processes,
  args: readonly string[],
  port: string,
  log: Log,
): Promise<Launched> {
  const lastWords: string[] = []
  const { promise: listening, resolve } = Promise.withResolvers<string>()
  const child = processes.start(process.execPath, [...args, '--port', port, '--attached'], {
    onLine: (line) => {
      const said = listeningSchema.safeParse(tryJson(line))
      if (said.success) resolve(said.data.url)
    },
    onErrorLine: (line) => {
      lastWords.push(line)
      if (lastWords.length > 10) lastWords.shift()
      if (/^error/i.test(line)) log.warn(`built-in runtime: ${line}`)
    },
  })
  const url = await Promise.race([listening, child.ended.then(() => null)])
  if (url === null) {
    throw new UserError(`The built-in runtime did not start. ${lastWords.join(' ')}`.trim())
  }
  return { url, child }
}

function tryJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
