/** What VS Code calls to run the tests inside its extension host. Their results go to APPRENTICE_HOST_TESTS as JSON. */
import { writeFileSync } from 'node:fs'
import Mocha from 'mocha'
import { activationTests } from './activationTests'
import { chatTests } from './chatTests'
import { declarationTests } from './declarationTests'
import type { HostTestResult } from './hostTestResult'
import { recordingTests } from './recordingTests'
import { typingTests } from './typingTests'

export async function run(): Promise<void> {
  const mocha = new Mocha({ timeout: 60_000, color: false })
  // Makes describe and it known, as loading a file of tests would.
  mocha.suite.emit('pre-require', globalThis, '', mocha)
  activationTests()
  recordingTests()
  declarationTests()
  typingTests()
  chatTests()

  const results: HostTestResult[] = []
  const failures = await new Promise<number>((resolve) => {
    mocha
      .run(resolve)
      .on('pass', (test) => {
        results.push({ title: test.fullTitle() })
      })
      .on('fail', (test, error: Error) => {
        results.push({ title: test.fullTitle(), error: error.stack ?? error.message })
      })
  })
  const file = process.env['APPRENTICE_HOST_TESTS']
  if (file !== undefined) writeFileSync(file, JSON.stringify(results))
  if (failures > 0) throw new Error(`${failures} tests failed inside the extension host.`)
}
