import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { Exclusions } from '#engine/exclude/exclude'
import { readInside } from './readInside'
import { walkWorkspace } from './walkWorkspace'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

function workspace(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'walk-'))
  folders.push(folder)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

test('walks what git would: ignore files of each folder, and never what is built or installed', async () => {
  const folder = workspace({
    '.gitignore': 'generated/\n*.g.cs\n',
    'Order.cs': '',
    'Order.g.cs': '',
    'generated/Client.cs': '',
    'bin/Order.cs': '',
    'obj/Order.cs': '',
    'web/node_modules/x/index.ts': '',
    'web/dist/main.ts': '',
    'web/src/.gitignore': 'local.ts\n!Kept.g.cs\n',
    'web/src/local.ts': '',
    'web/src/Kept.g.cs': '',
    'web/src/main.ts': '',
    'secrets.ts': '',
    'old/Order.cs': '',
    'mine/.apprenticeignore': '*',
    'mine/Order.cs': '',
    'README.md': '',
  })
  const paths: string[] = []
  for await (const path of walkWorkspace(folder, new Exclusions(['old/']))) paths.push(path)
  expect(paths).toEqual(['Order.cs', 'web/src/Kept.g.cs', 'web/src/main.ts'])
})

test('reads text inside the workspace only', async () => {
  const other = workspace({ 'Other.cs': 'class Other {}' })
  const folder = workspace({
    'Order.cs': '\uFEFFclass Order {\r\n}\r\n',
    'Large.cs': 'x'.repeat(200_001),
    'Binary.cs': 'a\0b',
    'secrets.cs': 'class Secrets {}',
  })
  const read = (path: string): Promise<string | null> =>
    readInside({ workspace: folder, path }, new Exclusions())
  expect(await read('Order.cs')).toBe('class Order {\n}\n')
  for (const path of ['Large.cs', 'Binary.cs', 'secrets.cs', 'None.cs', '../x/Other.cs']) {
    expect(await read(path), path).toBeNull()
  }
  // A junction needs no rights on Windows.
  symlinkSync(other, join(folder, 'linked'), 'junction')
  expect(await read('linked/Other.cs')).toBeNull()
})
