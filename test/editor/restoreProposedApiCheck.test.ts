/** A workbench that allows every proposed API must not pass for VS Code. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { restoreProposedApiCheck } from '#scripts/restoreProposedApiCheck'

const folder = mkdtempSync(join(tmpdir(), 'proposed-api-'))
const file = join(folder, 'extensionHostProcess.js')
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

test('the check is put back where everything was allowed', () => {
  writeFileSync(file, 'function Oe(i,t){return!0}x.isAdditionsProposedApiEnabled=Oe;')
  restoreProposedApiCheck(file)
  expect(readFileSync(file, 'utf8')).toBe(
    'function Oe(i,t){return i.enabledApiProposals?i.enabledApiProposals.includes(t):!1}x.isAdditionsProposedApiEnabled=Oe;',
  )
})

test.each([
  ['it is made otherwise', 'function Oe(i,t){return!1}x.isAdditionsProposedApiEnabled=Oe;'],
  ['it has another name', 'function Oe(i,t){return!0}x.isEnabled=Oe;'],
  [
    'it is there twice',
    'function Oe(i,t){return!0}function Oe(i,t){return!0}x.isAdditionsProposedApiEnabled=Oe;',
  ],
])('nothing is changed, and it is said, when %s', (_, program) => {
  writeFileSync(file, program)
  expect(() => restoreProposedApiCheck(file)).toThrow('scripts/restoreProposedApiCheck.mjs')
  expect(readFileSync(file, 'utf8')).toBe(program)
})
