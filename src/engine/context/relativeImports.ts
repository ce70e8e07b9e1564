/** What a TypeScript text imports from files beside its own: the path as it is written, by the exported name. */
const imports = /^import\s+(?:type\s+)?\{([^}]*)\}\s*from\s*['"](\.{1,2}\/[^'"\n]+)['"]/gm
/** Imports come first. */
const HEAD = 10_000

/** Of `import { Order, canStillChange as can } from './order.model'`: both, from there. */
export function relativeImports(text: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const [, names = '', from = ''] of text.slice(0, HEAD).matchAll(imports)) {
    for (const part of names.split(',')) {
      const name = /^(?:type\s+)?([^\s]+)/.exec(part.trim())?.[1]
      if (name !== undefined) found.set(name, from)
    }
  }
  return found
}
