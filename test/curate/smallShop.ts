/** A workspace of files of which no two are alike, just large enough to learn from. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const FILES = 16
const MEMBERS = 8

/** The path of the new folder; who asks for it removes it. */
export function makeSmallShop(files = FILES): string {
  const folder = mkdtempSync(join(tmpdir(), 'small-shop-'))
  for (let index = 0; index < files; index++) {
    write(folder, `server/Shelf${index}/ShelfService${index}.cs`, csharp(`Shelf${index}`))
    write(folder, `web/shelf${index}/shelf${index}.service.ts`, typescript(`Shelf${index}`))
  }
  return folder
}

/** Makes the folders on the way. @param path with forward slashes */
export function write(folder: string, path: string, text: string): void {
  const file = join(folder, ...path.split('/'))
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

/** A class that nothing else is like. @param name of it */
export function csharp(name: string, members = MEMBERS): string {
  const methods = Array.from(
    { length: members },
    (_, index) =>
      `    public int Count${name}Of${index}(int rows${name})\n    {\n` +
      `        var boxes${index}${name} = rows${name} + ${index} * width${name};\n` +
      `        return boxes${index}${name} > limit${name}${index} ? limit${name}${index} : boxes${index}${name};\n    }\n`,
  )
  return `namespace Shop.${name};\n\npublic sealed class ${name}Service\n{\n${methods.join('\n')}}\n`
}

export function typescript(name: string, members = MEMBERS): string {
  const functions = Array.from(
    { length: members },
    (_, index) =>
      `export function read${name}Label${index}(row${name}: number): string {\n` +
      `  const label${index}${name} = labelsOf${name}[row${name} + ${index}]\n` +
      `  return label${index}${name} === undefined ? empty${name}${index} : label${index}${name}.trim()\n}\n`,
  )
  return `import { labelsOf${name} } from './labels-${name}'\n\n${functions.join('\n')}`
}
