/** Starts VS Code as a web server, everything of it in one folder, and ends all that it started. */
import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { root } from './setUp.mjs'
import { workbenchProgram } from './workbenchProgram.mjs'
import { workbenchSettings } from './workbenchSettings.mjs'

const START_SECONDS = 60

/**
 * @typedef {object} WorkbenchServer
 * @property {string} url
 * @property {() => string} said everything it wrote
 * @property {() => Promise<void>} stop ends it with everything it started; it also ends when our process does
 */

/**
 * @param {object} options
 * @param {string} options.folder of its extensions, settings and state; made where it is not there
 * @param {Record<string, unknown>} [options.settings] besides the usual ones
 * @param {Record<string, string>} [options.environment] that extensions see
 * @param {boolean} [options.untrusted] folders are not trusted until the person says so
 * @param {boolean} [options.underTest] lets a page say which extension and tests to run; hides notifications
 * @returns {Promise<WorkbenchServer>} once it answers
 */
export async function startWorkbench({
  folder,
  settings = {},
  environment = {},
  untrusted = false,
  underTest = false,
}) {
  const { program, args, env, user } = workbenchProgram(folder)
  const write = (place, content) => {
    mkdirSync(join(user, place), { recursive: true })
    writeFileSync(join(user, place, 'settings.json'), JSON.stringify(content, null, 2))
  }
  write('User', { ...workbenchSettings, ...settings })
  // To VS Code a browser is always on another machine, which the person's own settings of a machine do not reach.
  write('Machine', settings)

  const port = await freePort()
  const logFile = join(folder, 'server.log')
  const log = openSync(logFile, 'w')
  const child = spawn(
    program,
    [
      join(root, 'scripts', 'endWithParent.mjs'),
      ...args,
      ...['--auth', 'none', '--bind-addr', `127.0.0.1:${port}`],
      '--disable-telemetry',
      '--disable-update-check',
      ...(untrusted ? [] : ['--disable-workspace-trust']),
      '--disable-getting-started-override',
      '--disable-proxy',
      '--ignore-last-opened',
      ...(underTest ? ['--vscode-option', 'enable-smoke-test-driver'] : []),
    ],
    {
      cwd: folder,
      stdio: ['pipe', log, log],
      detached: true,
      env: { ...process.env, ...env, ...environment },
    },
  )
  closeSync(log)
  const said = () => readFileSync(logFile, 'utf8')
  let gone = false
  const ended = new Promise((resolve) => {
    child.once('exit', () => {
      gone = true
      resolve(undefined)
    })
  })
  const stop = async () => {
    child.stdin.end()
    await ended
  }

  const url = `http://127.0.0.1:${port}`
  const started = Date.now()
  while (!(await answers(`${url}/healthz`))) {
    if (gone || Date.now() - started > START_SECONDS * 1000) {
      await stop()
      throw new Error(`VS Code ${gone ? 'ended at once' : 'did not start'}:\n${said()}`)
    }
    await sleep(50)
  }
  return { url, said, stop }
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

function answers(url) {
  return fetch(url).then(
    (response) => response.ok,
    () => false,
  )
}
