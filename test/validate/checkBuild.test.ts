// Real compilers in a copy of the sample shop: what is wrong is blamed, and the person's own tree is left as it is.

import { mkdirSync, mkdtempSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { checkBuild } from '#engine/validate/validate'
import { systemProcesses } from '#platform/processes'
import { angularWorkspace } from '#test/workspace/angularWorkspace'
import { copySampleShop } from '#test/workspace/copySampleShop'
import { dotnetSdk } from '#test/workspace/dotnetSdk'

const root = join(import.meta.dirname, '..', '..')
const limit = 120_000

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort()

const scratchFolders = (): string[] =>
  readdirSync(tmpdir()).filter((name) => name.startsWith('apprentice-build-'))

test('dotnet build', async () => {
  const shop = copySampleShop()
  const paths = filesBelow(shop)
  const { command, targetFramework } = dotnetSdk(root)
  const dotnetArguments = [`-p:ShopTargetFramework=${targetFramework}`]
  const parts = { processes: systemProcesses, limit, programs: { dotnet: command, dotnetArguments } }
  const dto = join(shop, 'server/Shop.Api/Dtos/ProductDto.cs')

  const whole = await checkBuild(shop, paths, parts)
  expect(whole.builds.filter(({ tool }) => tool === 'dotnet').map(({ outcome }) => outcome)).toContain(
    'checked',
  )
  expect([...whole.errors]).toEqual([])

  const text = readFileSync(dto, 'utf8')
  writeFileSync(dto, text.replace('PricePence = product.PricePence,', 'PricePence = product.Name,'))
  const broken = await checkBuild(shop, paths, parts)
  expect([...broken.errors.keys()]).toEqual(['server/Shop.Api/Dtos/ProductDto.cs'])
  expect(broken.errors.get('server/Shop.Api/Dtos/ProductDto.cs')?.join()).toContain('CS0029')
  expect(filesBelow(shop)).toEqual(paths)
})

function smallWorkspace(): string {
  const folder = mkdtempSync(join(tmpdir(), 'small-'))
  const files: Record<string, string> = {
    'package.json': '{ "type": "module" }',
    'tsconfig.json':
      '{ "compilerOptions": { "strict": true, "skipLibCheck": true, "types": [], "module": "esnext", "moduleResolution": "bundler", "target": "es2022" }, "include": ["src"] }',
    'src/sum.ts': 'export function sum(values: number[]): number {\n  return values.length\n}\n',
    'src/wrong.ts': "export const wrong: number = 'one'\n",
  }
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return folder
}

test('tsc, with the packages that the workspace has', async () => {
  const folder = smallWorkspace()
  const paths = filesBelow(folder)
  const without = await checkBuild(folder, paths, { processes: systemProcesses, limit })
  expect(without).toEqual({ builds: [], errors: new Map() })

  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
  const before = scratchFolders()
  const checked = await checkBuild(folder, paths, { processes: systemProcesses, limit })
  expect(checked.builds).toEqual([
    { tool: expect.stringMatching(/tsc|ngc/) as string, project: 'tsconfig.json', outcome: 'checked' },
  ])
  expect([...checked.errors.keys()]).toEqual(['src/wrong.ts'])
  expect(scratchFolders()).toEqual(before)
})

test('a build that takes too long is ended, a cancelled one at once, and no copy stays behind', async () => {
  const folder = smallWorkspace()
  const paths = filesBelow(folder)
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
  const before = scratchFolders()
  const slow = await checkBuild(folder, paths, { processes: systemProcesses, limit: 1 })
  expect(slow.builds.map(({ outcome }) => outcome)).toEqual(['notRun'])
  const cancelled = new AbortController()
  const checking = checkBuild(folder, paths, { processes: systemProcesses, limit, signal: cancelled.signal })
  setTimeout(() => {
    cancelled.abort()
  }, 50)
  await expect(checking).rejects.toThrow()
  expect(scratchFolders()).toEqual(before)
})

test('without a .NET SDK nothing of it is run, and nothing is blamed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'small-'))
  writeFileSync(join(folder, 'A.csproj'), '<Project Sdk="Microsoft.NET.Sdk" />')
  const programs = { dotnet: join(homedir(), 'there-is-none', 'dotnet') }
  const { builds, errors } = await checkBuild(folder, ['A.csproj'], {
    processes: systemProcesses,
    limit,
    programs,
  })
  expect(builds).toEqual([{ tool: 'dotnet', project: 'A.csproj', outcome: 'notRun' }])
  expect([...errors]).toEqual([])
})

test('ngc, which reads templates, too', async () => {
  const shop = copySampleShop()
  angularWorkspace(join(shop, 'web'))
  const paths = filesBelow(shop).filter((path) => path.startsWith('web/') && !path.includes('node_modules/'))
  const template = join(shop, 'web/src/app/products/product-list.component.html')
  writeFileSync(template, readFileSync(template, 'utf8').replace('product.pricePence', 'product.pricePounds'))
  const { builds, errors } = await checkBuild(shop, paths, { processes: systemProcesses, limit })
  expect(builds.map(({ tool, project }) => `${tool} ${project}`)).toEqual([
    'ngc web/tsconfig.app.json',
    'ngc web/tsconfig.spec.json',
  ])
  expect(builds[0]?.outcome).toBe('checked')
  expect([...errors.keys()]).toEqual(['web/src/app/products/product-list.component.html'])
})
