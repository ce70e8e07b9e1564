// The real trainer measures examples with the toy base; what is known is not measured again.

import { appendFileSync, mkdtempSync, readFileSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { formatExample, promptFormat } from '#engine/completion/completion'
import { type LossParts, rememberedLosses } from '#engine/rememberedLosses'
import { dataFolder } from '#platform/dataFolder'
import { sha256OfFile } from '#platform/files'
import { findInstallation } from '#platform/installation'
import { silentLog } from '#platform/log'
import { systemProcesses } from '#platform/processes'

async function parts(): Promise<LossParts> {
  const folder = mkdtempSync(join(tmpdir(), 'losses-'))
  const { python, trainer, toyBase } = findInstallation(import.meta.url, dataFolder(folder))
  return {
    trainer: { processes: systemProcesses, python, source: trainer, log: silentLog },
    base: { file: toyBase, sha256: await sha256OfFile(toyBase) },
    folder,
    endToken: promptFormat.endToken,
    seconds: 60,
  }
}

const row = (id: string, completion: string): { id: string; prompt: string; completion: string } => ({
  id,
  prompt: formatExample('public class Order\n{\n    public string ', '\n}\n'),
  completion,
})

test('what the base expects has a smaller loss than what nobody would write', async () => {
  const given = await parts()
  const { known, failure } = await rememberedLosses(
    [row('a', 'Name { get; set; }'), row('b', 'Name { hopp; zebra(17) ]]]; }')],
    given,
  )
  expect(failure).toBeNull()
  expect(known.get('a')!.loss).toBeGreaterThan(0)
  expect(known.get('b')!.loss).toBeGreaterThan(known.get('a')!.loss * 1.5)
  expect(known.get('a')!.tokens).toBeGreaterThan(3)

  // A line that was cut off does no harm, and only what is new is measured.
  const [name] = readdirSync(given.folder).filter((each) => each.endsWith('.jsonl'))
  const file = join(given.folder, name!)
  appendFileSync(file, '["c", 1.')
  const again = await rememberedLosses([row('a', 'Name { get; set; }'), row('d', 'Id { get; }')], given)
  expect([...again.known.keys()].sort()).toEqual(['a', 'b', 'd'])
  expect(readFileSync(file, 'utf8')).not.toContain('get; set;')
})

test('the same rows are asked of once, however few there was time for', async () => {
  const given = await parts()
  const rows = [row('a', 'Name { get; set; }'), row('b', 'Id { get; }')]
  const brief = await rememberedLosses(rows, { ...given, seconds: 1e-9 })
  expect([brief.known.size, brief.failure]).toEqual([0, null])
  const never = { ...given.trainer, python: join(given.folder, 'no-python') }
  const again = await rememberedLosses([...rows].reverse(), { ...given, trainer: never })
  expect([again.known.size, again.failure]).toEqual([0, null])
})

test('without a trainer it says why, and knows what it knew', async () => {
  const given = await parts()
  const trainer = { ...given.trainer, python: join(given.folder, 'no-python') }
  const { known, failure } = await rememberedLosses([row('a', 'Name { get; set; }')], { ...given, trainer })
  expect([known.size, failure]).toEqual([0, expect.stringContaining('trainer')])
})
