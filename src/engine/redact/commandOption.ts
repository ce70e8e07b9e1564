/** Options and arguments of command lines that take a password or a key: `-p` of one program is not that of another. */
import { isReference } from './isReference'
import { type Rule, stretches } from './rule'

const rest = String.raw`(?:"[^"\r\n]{0,300}"|'[^'\r\n]{0,300}'|[^"'|;&\r\n]){0,400}?`
const value = String.raw`(?:"(?<value>[^"\r\n]{3,300})(?:"|$)|'(?<value>[^'\r\n]{3,300})(?:'|$)|(?<value>[^\s"'|;&]{3,300}))`

const patterns = [
  String.raw`\buser-secrets(?:\.exe)?(?=\s+set\s+(?:-\S+\s+\S+\s+){0,3}(?:"[^"\r\n]{1,200}"|'[^'\r\n]{1,200}'|\S{1,200})\s+${value})`,
  String.raw`\b(?:nuget(?:\.exe)?\s+(?:push|delete|setapikey|sources?)|nuget\s+(?:add|update)\s+source|(?:docker|podman|az|az\s+acr|helm\s+registry|oras|buildah)\s+login|dev-certs|sqlcmd|bcp|signtool|osslsigncode|sshpass|redis-cli|mosquitto_(?:pub|sub)|mongosh?|plink|pscp)\b(?=${rest}\s(?:-[pka]|/p|-password|-apikey|-pass)[ =]${value})`,
  // Directly behind it, or not at all.
  String.raw`\b(?:mysql|mysqldump|mysqladmin|mariadb|sqlcmd|bcp)\b(?=${rest}\s-p(?<value>[^\s"'|;&]{3,200}))`,
  String.raw`\b(?:curl|wget|http|xh)\b(?=${rest}\s(?:-u|--user|-a|--auth)[ =]?["']?[\w.@-]{0,80}:(?<value>[^\s"'|;&]{3,200}))`,
  String.raw`\s--(?:account-key|api-key|apikey|client-secret|auth-token|access-token|sas-token|pat)[ =]${value}`,
].map((pattern) => new RegExp(pattern, 'dgi'))

export const commandOption: Rule = {
  name: 'password',
  *find(text, { unquoted }) {
    if (!unquoted) return
    for (const pattern of patterns)
      yield* stretches(text, pattern, (found) => !isReference(found) && !/^(?:[$-]|\/?\w+\/$)/.test(found))
  },
}
