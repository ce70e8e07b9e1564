/** What a package.json says that a project uses. */
import { z } from 'zod'

export interface NodePackage {
  /** Version by name, without the signs before it; of the development's packages only those that tell something. */
  readonly versions: ReadonlyMap<string, string>
}

const dependencies = z.record(z.string(), z.string()).catch({})
const schema = z.object({ dependencies, devDependencies: dependencies }).catch({
  dependencies: {},
  devDependencies: {},
})
const telling =
  /^(?:typescript|eslint|@angular\/(?:core|cli|build)|jest|vitest|karma|jasmine-core|@playwright\/test|cypress|nx|sass)$/

export function nodePackage(text: string): NodePackage {
  const { dependencies: used, devDependencies } = schema.parse(json(text))
  const tools = Object.entries(devDependencies).filter(([name]) => telling.test(name))
  const all = [...Object.entries(used), ...tools]
  return { versions: new Map(all.map(([name, version]) => [name, version.replace(/^[\^~>=v ]+/, '')])) }
}

/** Null for what is no JSON: a file may be half written. */
function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
