import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { root } from '#scripts/setUp'
import { askBelow } from './ask'
import { cleanUp } from './cleanUp'
import type { EditorWindow } from './editorWindow'
import { openWorkbench, type Workbench } from './workbench'

const FILE = 'web/src/app/orders/order.model.ts'

let workbench: Workbench
let window: EditorWindow

beforeAll(async () => {
  workbench = await openWorkbench({ settings: { recording: true, 'rating.lens': 'off' } })
  window = await workbench.openWindow()
  await window.statusSays('Suggests as you type')
})
cleanUp(() => workbench)

const outcomes = (kind: string): unknown[] =>
  workbench
    .rows(
      `SELECT outcomes.passed, outcomes.exitCode, outcomes.errorsBefore, outcomes.errorsAfter FROM outcomes
       JOIN suggestions ON suggestions.id = suggestionId WHERE kind = ? AND path = ?`,
      kind,
      FILE,
    )
    .map((row) => row)

test('a build in the terminal that breaks on an accepted line is recorded with it', async () => {
  await window.openFile('order.model.ts')
  const lines = readFileSync(join(workbench.workspace, FILE), 'utf8').split('\n')
  await window.goTo(lines.findIndex((line) => line.includes('export interface Order ')) + 1)
  // Whatever comes behind it does not compile there.
  const ghost = await askBelow(window, 'const total = ')
  await window.accept()
  await window.save()
  await expect.poll(() => workbench.rows("SELECT 1 FROM events WHERE kind = 'accepted'").length).toBe(1)

  await window.terminal(`${join(root, 'node_modules', '.bin', 'tsc')} --noEmit ${FILE}`)
  await expect
    .poll(() => outcomes('build'), { timeout: 30_000 })
    .toEqual([{ passed: 0, exitCode: 2, errorsBefore: null, errorsAfter: null }])
  await window.screenshot('build-broke')
  expect(readFileSync(join(workbench.workspace, FILE), 'utf8')).toContain(`const total = ${ghost}`)
})

test('so are the errors that the language services find there', async () => {
  await expect
    .poll(() => outcomes('diagnostics').at(-1), { timeout: 60_000 })
    .toMatchObject({ errorsBefore: expect.any(Number), errorsAfter: expect.any(Number) })
  const { errorsAfter } = outcomes('diagnostics').at(-1) as { errorsAfter: number }
  expect(errorsAfter).toBeGreaterThan(0)
})
