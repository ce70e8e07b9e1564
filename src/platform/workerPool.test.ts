import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ThreadPool, WorkerFailure } from './workerPool'

/** A thread that answers what `answerJobs` answers, and does as it is told. */
const program = `
import { parentPort, threadId } from 'node:worker_threads'
parentPort.on('message', (job) => {
  if (job === 'crash') process.exit(3)
  if (job === 'throw') throw new Error('thrown')
  if (job === 'refuse') parentPort.postMessage({ failure: 'refused' })
  else if (job === 'spin') for (;;);
  else setTimeout(() => parentPort.postMessage({ answer: { job, threadId } }), 20)
})`

interface Answer {
  readonly job: string
  readonly threadId: number
}
let folder: string
let pool: ThreadPool<string, Answer>
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'worker-pool-'))
  const entry = join(folder, 'worker.mjs')
  writeFileSync(entry, program)
  pool = new ThreadPool(pathToFileURL(entry), 2, 2_000)
})
afterEach(async () => {
  await pool.rest()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

test('jobs are done on no more threads than there are to be, each answered as its own', async () => {
  const jobs = Array.from({ length: 12 }, (_, index) => `job ${index}`)
  const answers = await Promise.all(jobs.map((job) => pool.run(job)))
  expect(answers.map(({ job }) => job)).toEqual(jobs)
  expect(new Set(answers.map(({ threadId }) => threadId)).size).toBe(2)
})

test.each([
  ['crash', 'code 3'],
  ['throw', 'thrown'],
  ['refuse', 'refused'],
  ['spin', 'longer than 2000 ms'],
])('a thread that does %s fails that job alone', async (job, why) => {
  const bad = pool.run(job)
  const others = Promise.all(['a', 'b', 'c', 'd'].map((one) => pool.run(one)))
  await expect(bad).rejects.toThrow(why)
  await expect(bad).rejects.toThrow(WorkerFailure)
  expect((await others).map((answer) => answer.job)).toEqual(['a', 'b', 'c', 'd'])
  expect(await pool.run('after')).toMatchObject({ job: 'after' })
})

test('what is cancelled stops, also while it works, and the next job is done', async () => {
  const stop = new AbortController()
  const spinning = pool.run('spin', stop.signal)
  const waiting = [pool.run('a', stop.signal), pool.run('b', stop.signal), pool.run('c', stop.signal)]
  setTimeout(() => stop.abort(new Error('enough')), 100)
  await expect(spinning).rejects.toThrow('enough')
  await Promise.allSettled(waiting)
  await expect(pool.run('late', stop.signal)).rejects.toThrow('enough')
  expect(await pool.run('after')).toMatchObject({ job: 'after' })
})

test('threads that rest are gone, and others start', async () => {
  const { threadId } = await pool.run('one')
  await pool.rest()
  const two = pool.run('two')
  // It works, and goes on.
  await pool.rest()
  expect((await two).threadId).not.toBe(threadId)
})
