import { expect, test } from 'vitest'
import { isAlive, killCommand, systemProcesses } from './processes'

const node = process.execPath

test('lines come whole, also when they are written in pieces', async () => {
  const lines: string[] = []
  const script = "process.stdout.write('one\\ntw');setTimeout(()=>process.stdout.write('o\\nthree'),30)"
  const child = systemProcesses.start(node, ['-e', script], { onLine: (line) => lines.push(line) })
  expect(await child.ended).toEqual({ code: 0 })
  expect(lines).toEqual(['one', 'two', 'three'])
})

test('a program that is not there ends with a reason, not an exception', async () => {
  const end = await systemProcesses.start('no-such-program-here', []).ended
  expect(end.code).toBeNull()
  expect(end.error?.message).toContain('no-such-program-here')
})

test('a killed program takes its children along', async () => {
  const { promise, resolve } = Promise.withResolvers<number>()
  const script =
    "const c=require('node:child_process').spawn(process.execPath,['-e','setInterval(()=>{},1000)']);console.log(c.pid);setInterval(()=>{},1000)"
  const child = systemProcesses.start(node, ['-e', script], {
    onLine: (line) => {
      resolve(Number(line))
    },
  })
  const grandchild = await promise
  expect(isAlive(grandchild)).toBe(true)
  child.kill()
  expect((await child.ended).code).toBeNull()
  await expect.poll(() => isAlive(grandchild), { timeout: 5_000 }).toBe(false)
})

test('an attached program reads what it is told, and ends when its input closes', async () => {
  const lines: string[] = []
  const script = "process.stdin.on('data',(d)=>console.log('got '+d)).on('end',()=>process.exit(3))"
  const child = systemProcesses.start(node, ['-e', script], { onLine: (line) => lines.push(line) })
  expect(child.writeLine('hello')).toBe(true)
  await expect.poll(() => lines).toContain('got hello')
  child.closeInput()
  expect((await child.ended).code).toBe(3)
  expect(child.writeLine('late')).toBe(false)
})

test('on Windows a tree is ended by taskkill, elsewhere by its group', () => {
  expect(killCommand('win32', 42)).toEqual(['taskkill', ['/pid', '42', '/t', '/f']])
  expect(killCommand('linux', 42)).toBeNull()
})
