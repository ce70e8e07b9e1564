// The sample shop is worth learning from only if it builds, and if its compilers see a mistake.

import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'

import { expect, onTestFinished, test } from 'vitest'

import { copySampleShop } from './copySampleShop'
import { dotnetSdk } from './dotnetSdk'

const projectRoot = join(import.meta.dirname, '..', '..')
const timeout = 240_000

interface Ended {
  readonly exitCode: number | null
  readonly output: string
}

test('the .NET half builds', { timeout }, () => {
  const shop = freshShop()
  const { targetFramework } = dotnetSdk(projectRoot)

  expect(buildServer(shop)).toMatchObject({ exitCode: 0 })

  expect(existsSync(join(shop, `server/Shop.Api/bin/Debug/${targetFramework}/Fernhill.Larder.Api.dll`))).toBe(
    true,
  )
})

test('a wrong type in the .NET half is reported where it stands', { timeout }, () => {
  const shop = freshShop()
  const line = plant(
    join(shop, 'server/Shop.Api/Dtos/ProductDto.cs'),
    'PricePence = product.PricePence,',
    'PricePence = product.Name,',
  )

  const { exitCode, output } = buildServer(shop)

  expect(exitCode).toBe(1)
  expect(output).toMatch(new RegExp(String.raw`ProductDto\.cs\(${line},\d+\): error CS0029: `))
})

test('the Angular half type-checks, templates included', { timeout }, () => {
  expect(typeCheckWeb(freshShop())).toEqual({ exitCode: 0, output: '' })
})

test('a wrong name in a template is reported where it stands', { timeout }, () => {
  const shop = freshShop()
  const line = plant(
    join(shop, 'web/src/app/products/product-list.component.html'),
    'product.pricePence',
    'product.pricePounds',
  )

  const { exitCode, output } = typeCheckWeb(shop)

  expect(exitCode).toBe(1)
  expect(output).toMatch(
    new RegExp(String.raw`product-list\.component\.html:${line}:\d+ - error TS2339: .*'pricePounds'`),
  )
})

function freshShop(): string {
  const shop = copySampleShop()
  onTestFinished(() => rmSync(shop, { recursive: true, force: true }))
  return shop
}

/** Replaces the only such text in the file and gives back its line, counted from 1. */
function plant(file: string, right: string, wrong: string): number {
  const [before, after, ...others] = readFileSync(file, 'utf8').split(right)
  if (before === undefined || after === undefined || others.length > 0) {
    throw new Error(`Expected "${right}" once in ${file}.`)
  }
  writeFileSync(file, before + wrong + after)
  return before.split('\n').length
}

function buildServer(shop: string): Ended {
  const { command, targetFramework } = dotnetSdk(projectRoot)
  // Without the compiler server and node reuse nothing is left running when the test ends.
  const alone = ['-p:UseSharedCompilation=false', '-nodeReuse:false']
  return run(
    command,
    ['build', '-nologo', `-p:ShopTargetFramework=${targetFramework}`, ...alone],
    join(shop, 'server'),
  )
}

function typeCheckWeb(shop: string): Ended {
  const web = join(shop, 'web')
  const nodeModules = join(projectRoot, 'node_modules')
  symlinkSync(nodeModules, join(web, 'node_modules'), 'junction')
  const ngc = join(nodeModules, '@angular/compiler-cli/bundles/src/bin/ngc.js')
  return run(process.execPath, [ngc, '-p', 'tsconfig.json', '--noEmit'], web)
}

function run(command: string, commandArguments: readonly string[], cwd: string): Ended {
  const ended = spawnSync(command, commandArguments, { cwd, encoding: 'utf8', timeout })
  return { exitCode: ended.status, output: stripVTControlCharacters(ended.stdout + ended.stderr) }
}
