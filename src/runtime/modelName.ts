/** Names of models: parts and defaults as in Ollama, matched without regard to case. */
const defaultHost = 'registry.ollama.ai'
const defaultNamespace = 'library'
const defaultTag = 'latest'

export interface ModelName {
  readonly host: string
  readonly namespace: string
  readonly model: string
  readonly tag: string
}

/** Null when a part is empty, too long or holds a character that is not allowed. */
export function parseModelName(text: string): ModelName | null {
  let rest = text
  let tag = defaultTag
  const colon = rest.lastIndexOf(':')
  if (colon > rest.lastIndexOf('/')) {
    tag = rest.slice(colon + 1)
    rest = rest.slice(0, colon)
  }
  const parts = rest.replace(/^\w+:\/\//, '').split('/')
  if (parts.length > 3) return null
  const model = parts.pop() ?? ''
  const namespace = parts.pop() ?? defaultNamespace
  const host = parts.pop() ?? defaultHost
  const valid =
    /^\w[\w.:-]{0,79}$/.test(host) &&
    /^\w[\w-]{0,79}$/.test(namespace) &&
    /^\w[\w.-]{0,79}$/.test(model) &&
    /^\w[\w.-]{0,79}$/.test(tag)
  return valid ? { host, namespace, model, tag } : null
}

/** As people write it: without a default host or namespace, always with the tag. */
export function shortestName(name: ModelName): string {
  const tail = `${name.model}:${name.tag}`
  if (name.host.toLowerCase() !== defaultHost) return `${name.host}/${name.namespace}/${tail}`
  return name.namespace.toLowerCase() === defaultNamespace ? tail : `${name.namespace}/${tail}`
}

/** With every part, as it stands in some of Ollama's messages. */
export function fullName(name: ModelName): string {
  return `${name.host}/${name.namespace}/${name.model}:${name.tag}`
}

/**
 * A file name that no system reserves or alters: Windows refuses `con` and `:` and drops trailing dots.
 * A colon can only stand in a host.
 */
export function manifestFile(name: ModelName): string {
  return `${[name.host.replaceAll(':', '%'), name.namespace, name.model, name.tag].join('~')}.json`
}

/** The inverse of `manifestFile`; null for any other file. */
export function nameOfManifestFile(file: string): ModelName | null {
  const parts = file.endsWith('.json') ? file.slice(0, -'.json'.length).split('~') : []
  const [host, namespace, model, tag] = parts
  if (parts.length !== 4 || !host || !namespace || !model || !tag) return null
  return { host: host.replaceAll('%', ':'), namespace, model, tag }
}
