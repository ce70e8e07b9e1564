import { expect, test } from 'vitest'
import { isAlive, systemProcesses } from '#platform/processes'
import { runToEnd } from './runToEnd'

const node = process.execPath

test('what a program says is kept, and handed on line by line', async () => {
  const heard: string[] = []
  const script = "console.log('one'); console.error('two'); process.exitCode = 3"
  const end = await runToEnd(systemProcesses, node, ['-e', script], {
    signal: new AbortController().signal,
    onLine: (line) => heard.push(line),
  })
  expect(end).toMatchObject({ code: 3, error: undefined })
  expect(end.lines.toSorted()).toEqual(['one', 'two'])
  expect(heard).toEqual(['one'])
})

test('cancelling ends it and what it started', async () => {
  const cancel = new AbortController()
  let child = 0
  const script =
    "const c=require('node:child_process').spawn(process.execPath,['-e','setInterval(()=>{},1000)']);console.log(c.pid);setInterval(()=>{},1000)"
  const running = runToEnd(systemProcesses, node, ['-e', script], {
    signal: cancel.signal,
    onLine: (line) => {
      child = Number(line)
      cancel.abort()
    },
  })
  await expect(running).rejects.toMatchObject({ name: 'AbortError' })
  await expect.poll(() => isAlive(child), { timeout: 5_000 }).toBe(false)
})
