/** A Python package that pip installs from a folder: one module, packed as a wheel by Python itself. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const PACK = `
import sys, zipfile
path, name, version, code = sys.argv[1:]
info = f'{name}-{version}.dist-info'
files = {
    f'{name}.py': code,
    f'{info}/METADATA': f'Metadata-Version: 2.1\\nName: {name}\\nVersion: {version}\\n',
    f'{info}/WHEEL': 'Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n',
}
record = ''.join(f'{file},,\\n' for file in [*files, f'{info}/RECORD'])
with zipfile.ZipFile(path, 'w') as archive:
    for file, text in [*files.items(), (f'{info}/RECORD', record)]:
        archive.writestr(file, text)
`

/** Answers the wheel's hash, as a requirements file has it. */
export function makeWheel(
  python: string,
  folder: string,
  name: string,
  version: string,
  code: string,
): string {
  const path = join(folder, `${name}-${version}-py3-none-any.whl`)
  execFileSync(python, ['-c', PACK, path, name, version, code])
  return `sha256:${createHash('sha256').update(readFileSync(path)).digest('hex')}`
}
