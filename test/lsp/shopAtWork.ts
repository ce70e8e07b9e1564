/** A sample shop of a test file's own, in which somebody is writing a controller again. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll } from 'vitest'
import { copySampleShop } from '#test/workspace/copySampleShop'

export interface ShopAtWork {
  readonly shop: string
  readonly folderUri: string
  /** Of the controller. */
  readonly uri: string
  /** The controller as far as it is written. */
  readonly text: string
  /** Where its author is. */
  readonly offset: number
  /** A new data folder. */
  newHome(): string
}

/** All of it is removed after the tests of the file. */
export function shopAtWork(): ShopAtWork {
  const shop = copySampleShop()
  const folders = [shop]
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  })
  const file = join(shop, 'server', 'Shop.Api', 'Controllers', 'OrderController.cs')
  const source = readFileSync(file, 'utf8')
  const offset = source.indexOf('return FoundOrGone') + 'return '.length
  return {
    shop,
    folderUri: pathToFileURL(shop).href,
    uri: pathToFileURL(file).href,
    text: `${source.slice(0, offset)}\n        }\n    }\n}\n`,
    offset,
    newHome() {
      const home = mkdtempSync(join(tmpdir(), 'lsp-home-'))
      folders.push(home)
      return home
    },
  }
}
