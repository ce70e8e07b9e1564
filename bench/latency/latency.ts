/**
 * What we add to the time of a request, and how much of its prompt the model reads anew at each key: with the built-in
 * runtime as a process of its own, the toy base, and the server as an editor starts it.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dataFolder } from '#platform/dataFolder'
import { startEmbeddedRuntime } from '#platform/embeddedRuntime'
import { sha256OfFile } from '#platform/files'
import { findInstallation } from '#platform/installation'
import { silentLog } from '#platform/log'
import { connectOllama } from '#platform/ollama'
import { systemProcesses } from '#platform/processes'
import { report } from '#bench/report'
import { addedTime } from './addedTime'
import { places } from './places'
import { promptReading } from './promptReading'
import { STAND_IN_MODEL, startStandIn } from './standInRuntime'

/** Of the replay: tokens that the longest prompt fits into. */
const CONTEXT_TOKENS = 8192
const MODEL = 'bench-latency'

const home = mkdtempSync(join(tmpdir(), 'apprentice-latency-'))
const installation = findInstallation(import.meta.url, dataFolder(home))
const { root, toyBase, sampleWorkspace } = installation
const runtime = await startEmbeddedRuntime(systemProcesses, installation, join(home, 'runtime'), silentLog)
try {
  const program = join(root, 'dist', 'server.js')
  const folder = sampleWorkspace
  const standIn = await startStandIn(places(folder))
  const beside = await addedTime({ program, folder, runtime: standIn.url, base: STAND_IN_MODEL })
  await standIn.stop()
  const added = await addedTime({ program, folder, runtime: runtime.url, base: toyBase })
  const ollama = connectOllama(runtime.url)
  const sha256 = await sha256OfFile(toyBase)
  await ollama.uploadBlob(sha256, toyBase)
  await ollama.create({ model: MODEL, sha256, template: '', parameters: { num_ctx: CONTEXT_TOKENS } })
  const reading = await promptReading(runtime.url, MODEL, sampleWorkspace)
  report({
    name: 'latency',
    unit: 'ms',
    baseline: 'POST /api/generate',
    standIn: beside,
    request: added,
    prompt: reading,
  })
} finally {
  await runtime.close()
  rmSync(home, { recursive: true, force: true, maxRetries: 5 })
}
