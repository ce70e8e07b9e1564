import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loopReportSchema } from '#contracts/loopReport'
import { openStore } from '#engine/store/store'
import { writeWhole } from '#platform/files'
import { isAlive } from '#platform/processes'
import { apprentice } from '#test/cli/apprentice'
import { briefSettings } from '#test/loop/engineUnderTest'
import { learnableWorkspace } from '#test/loop/plantedWorkspace'
import { rounds, soakTimeout } from './rounds'

let home: string
let workspace: string
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'kill-'))
  workspace = await learnableWorkspace('Kilnmoor')
  await writeWhole(join(home, 'settings.json'), JSON.stringify(briefSettings))
})
afterEach(async () => {
  await rm(home, { recursive: true, force: true, maxRetries: 5 })
  await rm(workspace, { recursive: true, force: true })
})

const loop = (): string[] => [
  ...['loop', '--repo', workspace, '--home', home, '--runtime', 'embedded', '--json'],
  ...['--settings', join(home, 'settings.json'), '--opportunities', '5'],
]

/** What the loop says when it enters a stage; it is killed a while after. */
const stages = [
  'Training ...',
  '  step ',
  'Measuring the candidate',
  'Suggesting and recording',
  'Curating examples',
]

test(
  'a killed loop loses nothing that was recorded, leaves no process behind, and the same command finishes the work',
  { timeout: soakTimeout(280_000) },
  async () => {
    const suggestions = (): number => {
      const store = openStore(join(home, 'apprentice.db'))
      const count = store.suggestions.latest(10_000).length
      store.close()
      return count
    }
    let recorded = 0
    let children: number[] = []
    for (let round = 0; round < rounds(2, 40); round++) {
      const stage = stages[round % stages.length]!
      let killed = false
      const ended = await apprentice(loop(), {
        onError: (text, { kill, pid }) => {
          if (killed || !text.includes(stage)) return
          killed = true
          void childrenOf(pid).then((found) => {
            children = found
            kill('SIGKILL')
          })
        },
      })
      if (killed) expect(ended.code).not.toBe(0)
      const now = suggestions()
      expect(now).toBeGreaterThanOrEqual(recorded)
      recorded = now
      // The runtime and the trainer notice that their input closed.
      await expect.poll(() => children.filter(isAlive), { timeout: 30_000 }).toEqual([])
    }
    const { code, out, err } = await apprentice(loop())
    expect(err).not.toMatch(/^\s+at /m)
    expect(code).toBe(0)
    expect(loopReportSchema.parse(JSON.parse(out)).training.state).toBe('trained')
    expect(suggestions()).toBeGreaterThan(0)
    const rest = (await readdir(join(home, 'datasets'), { recursive: true })).filter((name) =>
      name.endsWith('.part'),
    )
    expect(rest).toEqual([])
  },
)

/** Direct children of a process. */
function childrenOf(pid: number): Promise<number[]> {
  return new Promise((resolve) => {
    execFile('ps', ['-o', 'pid=', '--ppid', String(pid)], (_, out) => {
      resolve(
        out
          .split('\n')
          .map(Number)
          .filter((one) => one > 0),
      )
    })
  })
}
