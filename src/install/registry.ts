/** The npm registry, and where a package lies in it. */
import { UserError } from '#platform/userError'

const PUBLIC = 'https://registry.npmjs.org'

/** What is named, what npm itself would use by its variable, or the public one; without a slash at its end. */
export function registryOf(named: string | undefined, environment: NodeJS.ProcessEnv = process.env): string {
  const text = named || environment['npm_config_registry'] || environment['NPM_CONFIG_REGISTRY'] || PUBLIC
  const url = URL.parse(text)
  if (url === null || !['http:', 'https:'].includes(url.protocol) || url.username !== '') {
    throw new UserError(
      `The npm registry "${text}" is not an address that can be used. Give one such as ${PUBLIC}, without a user name.`,
    )
  }
  return url.href.replace(/\/+$/, '')
}

export function tarballUrl(registry: string, name: string, version: string): string {
  return `${registry}/${name}/-/${name.slice(name.lastIndexOf('/') + 1)}-${version}.tgz`
}

/** The registry's record of one version. */
export function recordUrl(registry: string, name: string, version: string): string {
  return `${registry}/${name.replace('/', '%2f')}/${version}`
}
