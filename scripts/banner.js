import { createRequire as apprenticeRequire } from 'node:module'
import { spawnSync as apprenticeSpawn } from 'node:child_process'
import { existsSync as apprenticeExists } from 'node:fs'
import { fileURLToPath as apprenticePath } from 'node:url'
const require = apprenticeRequire(import.meta.url)
// SQLite's binary crashes a Node that has no Node-API 10 (before 22.14): run again under the pinned one.
if (Number(process.versions.napi) < 10) {
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const root = apprenticePath(new URL('../.node/', import.meta.url))
  const pinned = [`current/${name}`, `current/bin/${name}`]
    .map((path) => root + path)
    .find((path) => apprenticeExists(path))
  if (pinned === undefined) {
    process.stderr.write(
      `Node ${process.versions.node} is too old: 22.14 or later is needed. Run "npm run setup" first.\n`,
    )
    process.exit(2)
  }
  const ended = apprenticeSpawn(
    pinned,
    [...process.execArgv, apprenticePath(import.meta.url), ...process.argv.slice(2)],
    { stdio: 'inherit' },
  )
  process.exit(ended.status ?? 1)
}
