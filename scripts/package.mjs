/** Packs the extension for one system: dist/apprentice-<target>-<version>.vsix, holding exactly what is listed here. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { run } from './run.mjs'
import { root } from './setUp.mjs'

const LARGEST_MEGABYTES = 8
const COPIED = ['README.md', 'CHANGELOG.md', 'LICENSE', 'media', 'trainer/pyproject.toml', 'trainer/trainer']
const COPIED_WHERE_THERE = ['trainer/requirements.txt']
/** The editor starts no command line, and nobody reads a map of a package. */
const NOT_PACKED = /^cli\.|\.map$/
/** What only this repository needs of its manifest. */
const NOT_DECLARED = ['private', 'bin', 'imports', 'scripts', 'overrides', 'dependencies', 'devDependencies']

// Built aside and moved in, so that whoever installs the package meanwhile has a whole one.
const staging = join(root, '.cache', `package-${process.pid}`)
try {
  const { values } = parseArgs({
    options: { target: { type: 'string', default: `${process.platform}-${process.arch}` } },
  })
  await pack(values.target)
} catch (error) {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
} finally {
  rmSync(staging, { recursive: true, force: true })
}

async function pack(target) {
  const folder = join(staging, 'extension')
  for (const path of [...COPIED, ...COPIED_WHERE_THERE.filter((name) => existsSync(join(root, name)))]) {
    cpSync(join(root, path), join(folder, path), {
      recursive: true,
      filter: (source) => !source.endsWith('__pycache__'),
    })
  }
  const bundles = join(folder, 'dist')
  await run({
    title: `Building for ${target} ...`,
    program: process.execPath,
    args: ['esbuild.mjs', target, bundles],
    cwd: root,
    quiet: true,
  })
  for (const name of readdirSync(bundles)) if (NOT_PACKED.test(name)) rmSync(join(bundles, name))

  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const declared = Object.entries(manifest).filter(([name]) => !NOT_DECLARED.includes(name))
  // The whole folder, which holds nothing else.
  const staged = { ...Object.fromEntries(declared), files: ['**'] }
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(staged, null, 2)}\n`)

  const name = `${manifest.name}-${target}-${manifest.version}.vsix`
  const packed = join(staging, name)
  await run({
    title: `Packing for ${target} ...`,
    program: process.execPath,
    args: [
      join(root, 'node_modules', '@vscode', 'vsce', 'vsce'),
      'package',
      '--no-dependencies',
      ...(manifest.repository ? [] : ['--allow-missing-repository', '--no-rewrite-relative-links']),
      ...['--target', target, '--out', packed],
    ],
    cwd: folder,
    quiet: true,
  })
  const megabytes = statSync(packed).size / 1e6
  if (megabytes > LARGEST_MEGABYTES) {
    throw new Error(
      `The package has ${megabytes.toFixed(1)} MB; ${LARGEST_MEGABYTES} MB are allowed. Pack less: see scripts/package.mjs.`,
    )
  }
  const file = join(root, 'dist', name)
  mkdirSync(join(root, 'dist'), { recursive: true })
  renameSync(packed, file)
  process.stdout.write(`${file} (${megabytes.toFixed(1)} MB)\n`)
}
