/** VS Code ends with whoever started it, also when that was killed: no test leaves a server behind. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, onTestFinished, test, vi } from 'vitest'
import { root } from '#scripts/setUp'
import { startWorkbench } from '#scripts/startWorkbench'

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'start-workbench-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  return folder
}

const answers = async (url: string): Promise<boolean> =>
  await fetch(`${url}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  )

test('it answers until it is stopped', async () => {
  const server = await startWorkbench({ folder: newFolder() })
  expect(await answers(server.url)).toBe(true)
  await server.stop()
  expect(await answers(server.url)).toBe(false)
})

test('it ends when who started it is killed', async () => {
  const script = `
    const { startWorkbench } = await import(${JSON.stringify(pathToFileURL(join(root, 'scripts', 'startWorkbench.mjs')).href)})
    const { url } = await startWorkbench({ folder: ${JSON.stringify(newFolder())} })
    process.stdout.write(url)
    await new Promise(() => setInterval(() => {}, 1_000))`
  const starter = spawn(process.execPath, ['--input-type=module', '--eval', script])
  const url = await new Promise<string>((resolve) =>
    starter.stdout.once('data', (data) => resolve(String(data))),
  )
  expect(await answers(url)).toBe(true)
  starter.kill('SIGKILL')
  await vi.waitFor(async () => expect(await answers(url)).toBe(false), { timeout: 10_000 })
})
