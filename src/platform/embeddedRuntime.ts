/** The built-in runtime as a process of ours: started attached, so that it ends when we do, and asked for its address. */
import { z } from 'zod'
import { type Installation, hasRuntimePackages } from './installation'
import type { Log } from './log'
import { notInstalled } from './notInstalled'
import type { Processes } from './processes'
import { UserError } from './userError'

const listeningSchema = z.object({ kind: z.literal('listening'), url: z.string() })

export interface EmbeddedRuntime {
  readonly url: string
  /** Ends it and waits until it has ended. */
  close(): Promise<void>
}

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
  const lastWords: string[] = []
  const { promise: listening, resolve } = Promise.withResolvers<string>()
  const child = processes.start(
    process.execPath,
    [installation.runtimeEntry, '--home', home, '--port', '0', '--packages', runtimePackages, '--attached'],
    {
      onLine: (line) => {
        const said = listeningSchema.safeParse(tryJson(line))
        if (said.success) resolve(said.data.url)
      },
      onErrorLine: (line) => {
        lastWords.push(line)
        if (lastWords.length > 10) lastWords.shift()
        if (/^error/i.test(line)) log.warn(`built-in runtime: ${line}`)
      },
    },
  )
  const url = await Promise.race([listening, child.ended.then(() => null)])
  if (url === null) {
    throw new UserError(`The built-in runtime did not start. ${lastWords.join(' ')}`.trim())
  }
  return {
    url,
    async close() {
      child.closeInput()
      const timer = setTimeout(() => {
        child.kill()
      }, 5_000)
      await child.ended
      clearTimeout(timer)
    },
  }
}

function tryJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
