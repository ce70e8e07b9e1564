/** The trainer's Python environment: uv where it and its index answer, otherwise venv and pip. */
import { spawnSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './run.mjs'

export async function installPython(root, python) {
  const environment = join(root, '.venv')
  const requirement = ['-e', join(root, 'trainer') + '[dev]']
  rmSync(environment, { recursive: true, force: true })
  if (answers('uv', ['--version']) && (await withUv(environment, python, requirement))) return

  const base = findPython()
  await run({
    title: 'Making the Python environment ...',
    program: base,
    args: ['-m', 'venv', environment],
    quiet: true,
  }).catch((error) => {
    throw new Error(`${error.message}\nOn Debian and Ubuntu: apt-get install python3-venv`)
  })
  await run({
    title: 'Installing PyTorch and the trainer (about 2 GB, a few minutes) ...',
    program: python,
    args: ['-m', 'pip', 'install', '--disable-pip-version-check', '--quiet', ...requirement],
    quiet: true,
  })
}

/** uv picks the PyTorch build for the machine's processor or graphics card; false when its index does not answer. */
async function withUv(environment, python, requirement) {
  try {
    await run({
      title: 'Installing PyTorch and the trainer with uv ...',
      program: 'uv',
      args: ['venv', '--quiet', environment],
      quiet: true,
    })
    await run({
      program: 'uv',
      args: ['pip', 'install', '--quiet', '--python', python, '--torch-backend=auto', ...requirement],
      quiet: true,
    })
    return true
  } catch (error) {
    process.stderr.write(`uv could not install it (${error.message.split('\n').at(-1)}); using pip.\n`)
    if (existsSync(environment)) rmSync(environment, { recursive: true, force: true })
    return false
  }
}

function findPython() {
  const names = process.platform === 'win32' ? ['py', 'python'] : ['python3', 'python']
  const check = ['-c', 'import sys; sys.exit(sys.version_info < (3, 10))']
  const found = [process.env.PYTHON, ...names].find((name) => name && answers(name, check))
  if (found) return found
  throw new Error(
    'Python 3.10 or later was not found. Install it, or name it in the environment variable PYTHON.',
  )
}

function answers(program, args) {
  return spawnSync(program, args, { stdio: 'ignore', windowsHide: true }).status === 0
}
