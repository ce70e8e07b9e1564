/**
 * Writes src/install/runtimePackages.json: the packages that npm resolves for a version of node-llama-cpp, each with its
 * hash, and the processor's binary for every platform. `node scripts/lockRuntime.mjs [VERSION]`
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findNpm, root } from './setUp.mjs'

const list = join(root, 'src', 'install', 'runtimePackages.json')
const binaries = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'mac-x64',
  'darwin-arm64': 'mac-arm64-metal',
  'win32-x64': 'win-x64',
  'win32-arm64': 'win-arm64',
}

const scratch = mkdtempSync(join(tmpdir(), 'lock-runtime-'))
const npm = (...args) => {
  const ended = spawnSync(process.execPath, [findNpm(), ...args], { cwd: scratch, encoding: 'utf8' })
  if (ended.status !== 0) throw new Error(ended.stderr)
  return ended.stdout
}
const registry = npm('config', 'get', 'registry').trim().replace(/\/+$/, '')
const version = process.argv[2] ?? versionInUse()
try {
  writeFileSync(
    join(scratch, 'package.json'),
    JSON.stringify({ private: true, dependencies: { 'node-llama-cpp': version } }),
  )
  npm('install', '--package-lock-only', '--omit=optional', '--ignore-scripts')
  const { packages } = JSON.parse(readFileSync(join(scratch, 'package-lock.json'), 'utf8'))
  const common = []
  for (const [folder, entry] of Object.entries(packages)) {
    if (folder === '' || entry.optional) continue
    if (entry.name || entry.link || entry.os) throw new Error(`${folder} is of a kind that is not expected.`)
    const { integrity, bytes } = await measured(folder, entry.version)
    if (integrity !== entry.integrity) throw new Error(`${folder} is not what npm's lock says.`)
    common.push({ folder, version: entry.version, integrity, bytes })
  }
  const ofPlatform = {}
  for (const [platform, name] of Object.entries(binaries)) {
    const folder = `node_modules/@node-llama-cpp/${name}`
    ofPlatform[platform] = { folder, version, ...(await measured(folder, version)) }
    if (ofPlatform[platform].integrity === null)
      process.stderr.write(`warning: ${registry} has no ${name} ${version}; its hash stays open.\n`)
  }
  writeFileSync(list, format(common, ofPlatform))
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

/** Hash and size of a tarball as it comes; null and 0 where there is none. */
async function measured(folder, of) {
  const name = folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length)
  const response = await fetch(`${registry}/${name}/-/${name.split('/').at(-1)}-${of}.tgz`)
  if (response.status === 404) return { integrity: null, bytes: 0 }
  if (!response.ok) throw new Error(`${name} ${of}: ${response.status}`)
  const tarball = Buffer.from(await response.arrayBuffer())
  return {
    integrity: `sha512-${createHash('sha512').update(tarball).digest('base64')}`,
    bytes: tarball.length,
  }
}

function versionInUse() {
  const { common } = JSON.parse(readFileSync(list, 'utf8'))
  return common.find(({ folder }) => folder === 'node_modules/node-llama-cpp').version
}

/** One line a package, so that a change of one is a change of one line. */
function format(common, ofPlatform) {
  const lines = common.map((entry) => `    ${JSON.stringify(entry)}`)
  const platforms = Object.entries(ofPlatform).map(
    ([platform, entry]) => `    ${JSON.stringify(platform)}: ${JSON.stringify(entry)}`,
  )
  return `{\n  "common": [\n${lines.join(',\n')}\n  ],\n  "binaries": {\n${platforms.join(',\n')}\n  }\n}\n`
}
