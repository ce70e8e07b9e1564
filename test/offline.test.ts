import { spawn, spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loopReportSchema } from '#contracts/loopReport'
import { writeWhole } from '#platform/files'
import { briefSettings } from '#test/loop/engineUnderTest'
import { root } from '#test/cli/apprentice'

/** Only Linux can take the network away from one process alone; loopback stays, as on a plane. */
const withoutNetwork = (command: string): [string, string[]] => {
  const asRoot = process.getuid?.() === 0
  return ['unshare', [asRoot ? '-n' : '-rn', 'sh', '-c', `ip link set lo up && exec ${command}`]]
}

test.runIf(process.platform === 'linux')('a second start needs no network at all', async () => {
  const tools = spawnSync('sh', ['-c', 'command -v unshare && command -v ip'])
  expect(tools.status, 'This test needs unshare (util-linux) and ip (iproute2).').toBe(0)

  const home = await mkdtemp(join(tmpdir(), 'offline-'))
  const settings = join(home, 'settings.json')
  await writeWhole(settings, JSON.stringify({ ...briefSettings, examplesPerFile: 2 }))
  const args = ['start', '--json', '--home', home, '--settings', settings]
  const start = ['node', join(root, 'scripts', 'bootstrap.mjs'), ...args].map((word) => `'${word}'`).join(' ')
  const [program, words] = withoutNetwork(start)
  const child = spawn(program, words, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
  const code = await new Promise((resolve) => child.on('close', resolve))

  expect(err).not.toContain('Installing')
  expect(code, err).toBe(0)
  expect(loopReportSchema.parse(JSON.parse(out)).training.state).toBe('trained')
  await rm(home, { recursive: true, force: true, maxRetries: 5 })
})
