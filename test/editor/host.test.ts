/** Runs the tests of test/editor/host inside VS Code's extension host. */
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { buildHostTests } from '#scripts/buildHostTests'
import type { HostTestResult } from '#test/editor/host/hostTestResult'
import { evidenceFolder, openWorkbench } from './workbench'

const PATIENCE = 90_000

test('everything that is tested inside the extension host holds', async () => {
  const tests = await buildHostTests()
  const resultsFile = join(evidenceFolder, 'hostTests.json')
  rmSync(resultsFile, { force: true })
  const workbench = await openWorkbench({
    settings: { recording: true },
    environment: { APPRENTICE_HOST_TESTS: resultsFile },
    underTest: true,
  })
  let code: number | 'nothing'
  try {
    const ended = Promise.withResolvers<number>()
    const window = await workbench.newWindow(workbench.workspace, {
      extensionDevelopmentPath: workbench.extension,
      extensionTestsPath: tests,
    })
    // What VS Code calls when its tests have ended.
    await window.page.exposeFunction('codeAutomationExit', ended.resolve)
    await window.load()
    code = await Promise.race([ended.promise, sleep(PATIENCE, 'nothing' as const, { ref: false })])
    if (code !== 0) await workbench.keepEvidence('host-tests')
  } finally {
    await workbench.stop()
  }
  const results = existsSync(resultsFile)
    ? (JSON.parse(readFileSync(resultsFile, 'utf8')) as HostTestResult[])
    : []
  expect(results.filter(({ error }) => error !== undefined)).toEqual([])
  expect(code).toBe(0)
  expect(results.length).toBeGreaterThan(2)
})
