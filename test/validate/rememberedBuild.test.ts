// A workspace that did not change is not built again; one that changed is, and so is one whose build was cut off.

import { mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Survey } from '#engine/curate/curate'
import { rememberedBuild } from '#engine/rememberedBuild'
import { type Processes, systemProcesses } from '#platform/processes'

const root = join(import.meta.dirname, '..', '..')

test('a build is remembered until a file changes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'remembered-'))
  writeFileSync(join(folder, 'package.json'), '{}')
  writeFileSync(join(folder, 'tsconfig.json'), '{ "compilerOptions": { "types": [], "skipLibCheck": true } }')
  writeFileSync(join(folder, 'wrong.ts'), "export const wrong: number = 'one'\n")
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
  let started = 0
  const processes: Processes = {
    start: (...given) => {
      started++
      return systemProcesses.start(...given)
    },
  }
  const memory = mkdtempSync(join(tmpdir(), 'remembered-'))
  const build = async (hash: string, limit = 60_000): Promise<string[]> => {
    const file = { path: 'wrong.ts', hash } as Survey['files'][number]
    const surveyed: Survey = { folder, files: [file], documents: new Map(), leftOut: new Map(), looked: 1 }
    const paths = (): Promise<string[]> => Promise.resolve(['package.json', 'tsconfig.json', 'wrong.ts'])
    return [...(await rememberedBuild(surveyed, { processes, limit, paths, folder: memory })).keys()]
  }

  expect([await build('a', 1), started]).toEqual([[], 1])
  expect([await build('a'), started]).toEqual([['wrong.ts'], 2])
  expect([await build('a'), started]).toEqual([['wrong.ts'], 2])
  expect([await build('b'), started]).toEqual([['wrong.ts'], 3])

  for (const name of readdirSync(memory)) writeFileSync(join(memory, name), '{"name": "half')
  expect([await build('b'), started]).toEqual([['wrong.ts'], 4])
})
