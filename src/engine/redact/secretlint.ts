/** What secretlint's recommended rules find: the token forms of many services. */
import { lintSource } from '@secretlint/core'
import { secretLintProfiler } from '@secretlint/profiler'
import { rules } from '@secretlint/secretlint-rule-preset-recommend'
import { type Stretch } from './rule'

// On by default, it keeps a few dozen entries of every call for as long as the process lives.
secretLintProfiler.setEnabled(false)

/** Rules of ours do better: they leave the host, see cut blocks; and nobody may switch redaction off by a comment. */
const replaced = new Set(['basicauth', 'database-connection-string', 'privatekey', 'gcp', 'filter-comments'])

const config = {
  rules: rules
    .filter((rule) => !replaced.has(shortName(rule.meta.id)))
    .map((rule) => ({ id: rule.meta.id, rule })),
}

export interface NamedStretch extends Stretch {
  readonly rule: string
}

export async function secretlint(text: string): Promise<NamedStretch[]> {
  const source = { filePath: '.npmrc', content: text, contentType: 'text' as const, ext: '.npmrc' }
  const { messages } = await lintSource({ source, options: { config, noPhysicFilePath: true } })
  return messages.flatMap(({ ruleId, range, data }) => {
    const rule = camelCase(shortName(ruleId))
    const secrets = Object.values(data ?? {}).filter((value): value is string => typeof value === 'string')
    const found = secrets.flatMap((secret) => locate(text, secret, range[0]))
    return (found.length > 0 ? found : [{ start: range[0], end: range[1] }]).map((stretch) => ({
      ...stretch,
      rule,
    }))
  })
}

/** Some rules report the length of the secret at the start of the whole match, so the secret is looked up itself. */
function locate(text: string, secret: string, from: number): Stretch[] {
  const start = secret === '' ? -1 : text.indexOf(secret, from)
  return start < 0 ? [] : [{ start, end: start + secret.length }]
}

function shortName(id: string): string {
  return id.slice(id.lastIndexOf('secretlint-rule-') + 'secretlint-rule-'.length)
}

function camelCase(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}
