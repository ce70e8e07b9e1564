/** The end of every test file with a workbench: it is stopped, and a test that failed leaves its evidence. */
import { afterAll, afterEach } from 'vitest'
import type { Workbench } from './workbench'

/** Hooks that come after run in the reverse order of their registration. */
export function cleanUp(workbench: () => Workbench): void {
  afterAll(async () => {
    await workbench().stop()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await workbench().keepEvidence(task.name)
  })
}
