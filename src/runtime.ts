/** Entry of the built-in model runtime, a process of its own: reads its flags, starts, says where it listens. */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { stderrLog } from '#platform/log'
import { type RuntimeOptions, startRuntime } from '#runtime/runtime'

/** The exit code for what a person has to put right: a wrong flag, a missing package, a port that is taken. */
const needsPerson = 2

interface Flags extends RuntimeOptions {
  /** End when standard input does: the process that started us is gone. */
  readonly attached: boolean
}

/** Throws with a sentence when a flag is unknown, missing or malformed. */
function readFlags(argv: string[], environment: NodeJS.ProcessEnv): Flags {
  const { values } = parseArgs({
    args: argv,
    options: {
      home: { type: 'string' },
      host: { type: 'string', default: '127.0.0.1' },
      port: { type: 'string', default: '0' },
      packages: { type: 'string' },
      threads: { type: 'string' },
      attached: { type: 'boolean', default: false },
    },
  })
  if (!values.home) throw new Error('Name the folder of the models with --home DIR.')
  const beside = join(dirname(fileURLToPath(import.meta.url)), '..', '.runtime')
  return {
    home: values.home,
    host: values.host,
    port: wholeNumber('--port', values.port, 0, 65535),
    packages: values.packages || environment['APPRENTICE_RUNTIME_PACKAGES'] || beside,
    threads: values.threads === undefined ? null : wholeNumber('--threads', values.threads, 1, 1024),
    attached: values.attached,
    log: stderrLog,
  }
}

function wholeNumber(flag: string, text: string, low: number, high: number): number {
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= low && value <= high) return value
  throw new Error(`${flag} must be a whole number from ${low} to ${high}, not "${text}".`)
}

async function main(): Promise<void> {
  const flags = readFlags(process.argv.slice(2), process.env)
  const runtime = await startRuntime(flags)
  process.stdout.write(`${JSON.stringify({ kind: 'listening', url: runtime.url, pid: process.pid })}\n`)
  let ending = false
  const end = (why: string): void => {
    if (ending) return
    ending = true
    flags.log.info(`ending: ${why}`)
    // llama.cpp may be deep in a step: nobody waits longer than this for it.
    setTimeout(() => process.exit(0), 5000).unref()
    runtime.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGTERM', () => end('SIGTERM'))
  process.on('SIGINT', () => end('SIGINT'))
  if (flags.attached) {
    process.stdin.on('end', () => end('the parent process is gone'))
    process.stdin.on('error', () => end('the parent process is gone'))
    process.stdin.resume()
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(needsPerson)
})
