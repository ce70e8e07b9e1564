// The real trainer scores the toy base on the splits of a dataset, all of them in one process.

import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { FimExample } from '#contracts/example'
import { formatExample } from '#engine/completion/completion'
import { scoreFiles } from '#engine/train/train'
import { dataFolder } from '#platform/dataFolder'
import { sha256 } from '#platform/files'
import { findInstallation } from '#platform/installation'
import { silentLog } from '#platform/log'
import { type Processes, systemProcesses } from '#platform/processes'
import { cardOf, fimRow } from '#test/record/datasetRows'

const row = (id: string, completion: string): FimExample => ({
  ...fimRow(id, [`${id}.cs`]),
  prompt: formatExample('public class Order\n{\n    public string ', '\n}\n'),
  completion,
})

/** A folder with these rows, as a frozen one is. */
function datasetOf(splits: Readonly<Record<string, readonly FimExample[]>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'score-'))
  const files: Record<string, { rows: number; sha256: string }> = {}
  for (const [split, rows] of Object.entries(splits)) {
    const text = rows.map((one) => `${JSON.stringify(one)}\n`).join('')
    files[`${split}.jsonl`] = { rows: rows.length, sha256: sha256(text) }
    writeFileSync(join(folder, `${split}.jsonl`), text)
  }
  const card = cardOf('dataset-1', { train: 0, test: 2 }, files)
  writeFileSync(join(folder, 'card.json'), JSON.stringify(card))
  return folder
}

test('both files are scored on both splits by one trainer', async () => {
  let started = 0
  const processes: Processes = {
    ...systemProcesses,
    start: (...given) => {
      started++
      return systemProcesses.start(...given)
    },
  }
  const { python, trainer, toyBase } = findInstallation(
    import.meta.url,
    dataFolder(mkdtempSync(join(tmpdir(), 'score-'))),
  )
  const folder = datasetOf({
    test: [row('t1', 'Name { get; set; }'), row('t2', 'Id { get; set; }')],
    guard: [row('g1', 'Name { hopp; zebra(17) ]]]; }')],
  })
  const scores = await scoreFiles(
    { processes, python, source: trainer, log: silentLog },
    [toyBase, toyBase],
    folder,
    { splits: ['test', 'guard'] },
  )
  expect(scores.map(({ split, examples }) => [split, examples])).toEqual([
    ['test', 2],
    ['guard', 1],
    ['test', 2],
    ['guard', 1],
  ])
  expect(scores[1]!.perExample.map(({ id }) => id)).toEqual(['g1'])
  expect(scores[1]!.loss).toBeGreaterThan(scores[0]!.loss)
  expect(started).toBe(1)
})
