import { lstatSync, mkdtempSync, rmSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type CurateJob, doJob } from '#engine/curate/curate'
import { redact } from '#engine/redact/redact'
import { FoundOut } from '#engine/store/foundOut'
import { SameThread } from '#platform/workerPool'
import { type Looked, Looker } from './looker'

const code = (name: string): string => `export const ${name} = read(${JSON.stringify(name)})\n`.repeat(8)
let folder: string
let foundOut: FoundOut
let jobs: string[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'looker-'))
  foundOut = FoundOut.open(null)
  jobs = []
})
afterEach(() => {
  vi.useRealTimers()
  foundOut.close()
  rmSync(folder, { recursive: true, force: true })
})

function looker(program = 'code', fails = false): Looker {
  const workers = new SameThread((job: CurateJob) => {
    jobs.push(job.path)
    if (fails) throw new Error('The thread ended.')
    return doJob(job, redact)
  })
  return new Looker({ folder, foundOut, workers, code: program })
}
const write = (text: string, name = 'a.ts'): void => writeFileSync(join(folder, name), text)
const hashOf = (looked: Looked): string | null => (looked.kind === 'facts' ? looked.facts.hash : null)
/** Some time after whatever was written. */
const later = (): void => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 })
}

test('a file that did not change is not read again; one that was only touched is not looked at again', async () => {
  write(code('one'))
  later()
  const first = await looker().look('a.ts', 'typescript')
  expect(first).toMatchObject({ kind: 'facts', isNew: true })
  // Its text would be another one, if anybody read it: its size and its times are what they were.
  const { stamp } = foundOut.looks.get(folder, 'a.ts')!
  write(code('two'))
  const { size, mtimeMs, ctimeMs } = lstatSync(join(folder, 'a.ts'))
  foundOut.looks.set(folder, 'a.ts', { stamp: `${size} ${mtimeMs} ${ctimeMs}`, hash: hashOf(first)! })
  expect(hashOf(await looker().look('a.ts', 'typescript'))).toBe(hashOf(first))
  write(code('one'))
  utimesSync(join(folder, 'a.ts'), 1, 1)
  expect(await looker().look('a.ts', 'typescript')).toMatchObject({ kind: 'facts', isNew: false })
  expect(foundOut.looks.get(folder, 'a.ts')!.stamp).not.toBe(stamp)
  expect(jobs).toEqual(['a.ts'])
})

test('a file of this moment is read again, since it may change without a trace', async () => {
  write(code('one'))
  const first = await looker().look('a.ts', 'typescript')
  expect(foundOut.looks.get(folder, 'a.ts')).toBeNull()
  write(code('two'))
  expect(hashOf(await looker().look('a.ts', 'typescript'))).not.toBe(hashOf(first))
})

test('what other code found out is found out again', async () => {
  write(code('one'))
  later()
  await looker().look('a.ts', 'typescript')
  expect(await looker('newer').look('a.ts', 'typescript')).toMatchObject({ isNew: true })
  expect(await looker('newer').look('a.ts', 'typescript')).toMatchObject({ isNew: false })
})

test('a file that is left out stays so while it is what it was, and no longer', async () => {
  write('export {}\n')
  later()
  const tooSmall = { kind: 'leftOut', reason: 'tooSmall' }
  for (let times = 0; times < 2; times++) expect(await looker().look('a.ts', 'typescript')).toEqual(tooSmall)
  expect(jobs).toEqual(['a.ts'])
  write(code('one'))
  expect(await looker().look('a.ts', 'typescript')).toMatchObject({ kind: 'facts' })
})

test('a file over which a thread ends is tried again another time', async () => {
  write(code('one'))
  later()
  const unreadable = { kind: 'leftOut', reason: 'unreadable' }
  expect(await looker('code', true).look('a.ts', 'typescript')).toEqual(unreadable)
  expect(await looker().look('a.ts', 'typescript')).toMatchObject({ kind: 'facts', isNew: true })
})

test('links, folders, what is gone and what is no text are left out', async () => {
  write(code('one'))
  symlinkSync(join(folder, 'a.ts'), join(folder, 'link.ts'))
  writeFileSync(join(folder, 'binary.ts'), Buffer.from([0, 1, 2]))
  // No text can be so long.
  writeFileSync(join(folder, 'huge.ts'), '')
  truncateSync(join(folder, 'huge.ts'), 3 * 1024 ** 3)
  const reasons = []
  for (const path of ['link.ts', '.', 'gone.ts', 'binary.ts', 'huge.ts']) {
    const looked = await looker().look(path, 'typescript')
    reasons.push(looked.kind === 'leftOut' ? looked.reason : looked.kind)
  }
  expect(reasons).toEqual(['unreadable', 'unreadable', 'unreadable', 'binary', 'tooLarge'])
})
