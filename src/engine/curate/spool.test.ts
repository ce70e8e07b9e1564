import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fimRow } from '#test/record/datasetRows'
import { Spool, type SpoolPlace } from './spool'

test('what is spooled is read again, in any order, at once and while more comes', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'spool-'))
  const spool = await Spool.open(join(folder, 'one.spool'))
  const row = (index: number) => ({
    ...fimRow(`é${index}`, ['a.cs']),
    prompt: 'ü'.repeat(1 + ((index * 37) % 900)),
  })
  const places: SpoolPlace[] = []
  for (let index = 0; index < 3_000; index++) {
    places.push(await spool.add(row(index)))
    if (index % 500 !== 499) continue
    const read = await Promise.all([spool.add(row(9_999)), ...places.map((place) => spool.read(place))])
    expect(read.slice(1)).toEqual(places.map((_, at) => row(at)))
  }
  await spool.close()
  expect(await readdir(folder)).toEqual([])
  await rm(folder, { recursive: true })
})
