import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loopReportSchema } from '#contracts/loopReport'
import { settingsSchema } from '#contracts/settings'
import type { LoopProgress } from '#engine/pipeline'
import { type EngineUnderTest, openTestEngine, quickSettings } from './engineUnderTest'
import { learnableWorkspace, poisonedWorkspace } from './plantedWorkspace'

let under: EngineUnderTest
/** On the same home, with a training of a few steps: enough to do harm. */
let briefly: EngineUnderTest
const folders: string[] = []

const settings = { ...quickSettings, examplesPerFile: 10 }
const { training } = settings

beforeAll(async () => {
  under = await openTestEngine({ ...settings, training: { ...training, epochs: 2 } })
  briefly = await openTestEngine({ ...settings, training: { ...training, maxSteps: 16 } }, under.home)
})
afterAll(async () => {
  await briefly.close()
  await under.close()
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})

async function planted(make: () => Promise<string>): Promise<string> {
  const folder = await make()
  folders.push(folder)
  return folder
}

test('house patterns are learnt, the candidate is promoted, serves, and can be rolled back', async () => {
  const { engine } = under
  const progress: LoopProgress[] = []
  const workspace = await planted(() => learnableWorkspace())
  const report = await engine.runLoop({ workspace, opportunities: 6 }, (one) => progress.push(one))

  expect(loopReportSchema.parse(report)).toEqual(report)
  expect(report.recorded?.opportunities).toBeGreaterThan(0)
  expect(report.training.state).toBe('trained')
  expect(report.training.lossAfter!).toBeLessThan(report.training.lossBefore!)
  expect(report.verdict?.reasons).not.toEqual([])
  expect(report.verdict?.decision).toBe('promote')
  expect(report.measures!.candidate.loss).toBeLessThan(report.measures!.incumbent.loss)
  expect(report.guard!.examples).toBeGreaterThan(60)
  expect(report.guard!.incumbentLoss).toBeGreaterThan(0)
  expect(report.guard!.candidateLoss).not.toBe(report.guard!.incumbentLoss)
  expect(report.swap).toMatchObject({ state: 'switched', to: 'apprentice-toy-base:v1' })
  expect(new Set(progress.map((one) => one.stage))).toEqual(
    new Set(['record', 'curate', 'train', 'evaluate']),
  )

  const place = {
    client: 'editor' as const,
    workspace,
    path: 'Shelves/NewShelf.cs',
    text: 'class A\n{\n    public async ',
    offset: 27,
  }
  const outcome = await engine.suggest(place)
  const active = engine.versions().find((version) => version.active)!
  expect(active.tag).toBe('apprentice-toy-base:v1')
  expect(active.score?.loss).toBe(report.measures!.candidate.loss)
  if (outcome.kind === 'suggestion') expect(outcome.suggestion.versionId).toBe(active.id)

  const back = await engine.rollBack()
  expect(back?.to.tag).toBe('apprentice-toy-base:latest')
  expect((await engine.useVersion('apprentice-toy-base:v1')).to.id).toBe(active.id)
})

test('the same work again trains nothing anew and changes nothing', async () => {
  const { engine } = under
  const started = Date.now()
  const report = await engine.runLoop({ workspace: folders[0]!, opportunities: 0 })
  expect(report.training.state).toBe('trained')
  expect(report.verdict?.decision).toBe('notEnoughEvidence')
  expect(report.swap?.state).toBe('notSwitched')
  expect(engine.versions().find((version) => version.active)?.tag).toBe('apprentice-toy-base:v1')
  expect(report.seconds['train']!).toBeLessThan((Date.now() - started) / 1000)
})

test('what was made worse is not promoted: the incumbent is kept, and the candidate taken out of the runtime', async () => {
  const { engine } = briefly
  const report = await engine.runLoop({ workspace: await planted(poisonedWorkspace), opportunities: 0 })
  expect(report.training.state).toBe('trained')
  expect(report.verdict?.decision).toBe('keep')
  expect(report.swap?.state).toBe('notSwitched')
  expect(report.swap?.removed).toHaveLength(1)
  const lost = engine.versions().find((version) => version.tag === report.swap!.removed[0])!
  expect(lost.state).toBe('kept')
  await expect(engine.useVersion(lost.tag)).rejects.toThrow('no longer in the runtime')
})

test('training can be cancelled, and the same call goes on from there', async () => {
  const { engine } = briefly
  const workspace = await planted(() => learnableWorkspace('Ashdown'))
  const cancel = new AbortController()
  const run = engine.runLoop({ workspace, opportunities: 0, signal: cancel.signal }, ({ training }) => {
    if (training?.kind === 'step' && training.step >= 2) cancel.abort()
  })
  expect((await run).training.state).toBe('cancelled')
  const { id } = (await engine.buildDataset(workspace)).card
  expect((await engine.train(id)).state).toBe('trained')
})

test('a second training on the machine is refused while one runs', async () => {
  const { engine } = under
  const { id } = (await engine.buildDataset(await planted(() => learnableWorkspace('Birkdale')))).card
  const other = await openTestEngine(settingsSchema.parse({ ...quickSettings }), under.home)
  const cancel = new AbortController()
  const { promise: running, resolve } = Promise.withResolvers<void>()
  const first = engine.train(id, () => resolve(), cancel.signal)
  await running
  await expect(other.engine.train(id)).rejects.toThrow(/Another training runs .*process \d+/)
  cancel.abort()
  await first
  await other.close()
})
