/** A literal given to a name that ends in password, secret, token or key: in C#, TypeScript, JSON, XML and YAML. */
import { isReference } from './isReference'
import { type Rule, type Stretch, stretches } from './rule'

const password = String.raw`(?:pass(?:word|wd|phrase)|pwd)\d{0,3}`
const secret = String.raw`(?:secret(?:[_-]?access)?(?:[_-]?key)?|credential)s?\d{0,3}`
const token = String.raw`(?:(?<!public[_-]?key)token|(?:api|access|account|private|signing|encryption|subscription|auth|shared)[_-]?key)\d{0,3}`

/** What stands between a name and its value: its closing quote or bracket, a type, `=`, `:`, `=>` or a comparison. */
const connector = String.raw`(?:\\?["'\x60]\]?)?\s{0,20}(?::\s{0,4}string(?:\s?\|\s?\w{1,12}){0,3}\s{0,4}=|:=|=>|[=!]={1,2}|\?\?=?|\|\|=?|[:=])\s{0,20}`
const literal = String.raw`[@$bru]?(?<quote>\\?["'\x60])(?<value>(?:(?!\k<quote>)(?:\\[^\s]|[^\s\\])){8,500})(?:\k<quote>|(?=[\r\n])|$)`
/** `<add key="ApiKey" value="..." />`, `<Password>...</Password>`. */
const attribute = String.raw`["']\s{1,20}value\s?=\s?["'](?<value>[^"'\s<>]{8,500})["']`
const element = String.raw`>(?<value>[^<>\s]{8,500})</`
const bare = String.raw`(?:["']?[ \t]{0,4}[:=][ \t]{0,4}|[ \t]{1,4})(?<value>[^\s"'\x60#,;<>{}()|&]{8,500})`

export const assignedPassword = assignment('password', password, (value) => !isReference(value))

export const assignedSecret = assignment('secret', secret, (value) => !isReference(value))

/** In a lexer a token is a word; a real one has digits. */
export const assignedToken = assignment('secret', token, (value) => /\d/.test(value) && !isReference(value))

function assignment(name: string, key: string, accept: (value: string) => boolean): Rule {
  const quoted = [connector + literal, attribute, element].map((rest) => new RegExp(key + rest, 'dgi'))
  const unquoted = new RegExp(key + bare, 'dgi')
  return {
    name,
    *find(text, context): Iterable<Stretch> {
      for (const pattern of quoted) yield* stretches(text, pattern, accept)
      if (context.unquoted) yield* stretches(text, unquoted, (value) => accept(value) && !isExpression(value))
    },
  }
}

/** `$(...)`, `!Ref`, `Get-Secret`, `--option`. */
function isExpression(value: string): boolean {
  return /^[$!-]|^[A-Z][a-z]+-[A-Z]/.test(value)
}
