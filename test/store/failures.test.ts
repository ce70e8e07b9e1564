import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { buildWriter } from './startWriter'

let folder: string
let child: ChildProcess | undefined
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'apprentice-failures-'))
})
afterEach(async () => {
  if (child?.exitCode === null && child.signalCode === null) {
    const ended = new Promise((resolve) => child!.once('close', resolve))
    child.kill('SIGKILL')
    await ended
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

/** A small disk of its own needs a mount namespace, which only Linux gives without more rights. */
test.runIf(process.platform === 'linux')(
  'a full disk is said, costs what could not be stored and no more, and is over when there is room again',
  async () => {
    const bundle = await buildWriter('recorder')
    const disk = join(folder, 'disk')
    const free = join(folder, 'free')
    mkdirSync(disk)
    const script = [
      `mount -t tmpfs -o size=4m tmpfs '${disk}'`,
      `head -c 3000000 /dev/zero > '${disk}/ballast'`,
      `(while [ ! -e '${free}' ]; do sleep 0.05; done; rm '${disk}/ballast') & `,
    ].join(' && ')
    const run = `exec '${process.execPath}' '${bundle}' '${disk}/apprentice.db' full`
    child = spawn('unshare', [process.getuid?.() === 0 ? '-m' : '-rm', 'sh', '-c', `${script}\n${run}`])
    let out = ''
    let err = ''
    child.stdout!.setEncoding('utf8').on('data', (text: string) => (out += text))
    child.stderr!.setEncoding('utf8').on('data', (text: string) => (err += text))

    await expect.poll(() => err, { timeout: 60_000 }).toMatch(/The disk that holds .* is full/)
    const before = out.length
    expect(before).toBeGreaterThan(0)
    expect(child.exitCode).toBeNull()
    writeFileSync(free, '')
    await expect.poll(() => out.length, { timeout: 60_000 }).toBeGreaterThan(before + 1000)
    expect(err).not.toMatch(/^\s+at /m)
  },
)
