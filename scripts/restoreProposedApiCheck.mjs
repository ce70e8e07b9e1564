/**
 * Puts VS Code's check back into code-server, which allows every extension every proposed API: without it tests would
 * pass on code that VS Code refuses to activate.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'

/** @param {string} file the extension host's program; throws when it is not as it was when this was written */
export function restoreProposedApiCheck(file) {
  const program = readFileSync(file, 'utf8')
  const name = /isAdditionsProposedApiEnabled=([\w$]+)/.exec(program)?.[1]
  const open = `function ${name}(i,t){return!0}`
  const parts = program.split(open)
  if (name === undefined || parts.length !== 2) {
    throw new Error(
      `The check of proposed APIs was not found in ${file}. This version of code-server is made otherwise: ` +
        'look at it there, and change scripts/restoreProposedApiCheck.mjs.',
    )
  }
  const checked = `function ${name}(i,t){return i.enabledApiProposals?i.enabledApiProposals.includes(t):!1}`
  // A new file: the old one may be a hard link into a package cache.
  writeFileSync(`${file}.new`, parts.join(checked))
  renameSync(`${file}.new`, file)
}
