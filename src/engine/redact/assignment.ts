/** A value given to a name that ends in password, secret, token or key: in C#, TypeScript, JSON, XML, YAML and shells. */
import { isReference } from './isReference'
import { literal, sentence } from './literal'
import { namedValues, sticky } from './namedValues'
import { type Rule, type RuleContext, type Stretch, stretches } from './rule'

const stage = String.raw`\d{0,3}(?:_?(?:prod(?:uction)?|dev(?:elopment)?|staging|live|default))?`
const password = String.raw`(?:pass(?:word|wd|phrase)|pwd)s?${stage}`
const secret = String.raw`(?:secret(?:[_-]?access)?(?:[_-]?key)?|credential)s?${stage}`
const keyOf =
  'api|access|account|private|signing|encryption|decryption|validation|subscription|auth|shared|jwt|crypto|aes|hmac|' +
  'master|security|symmetric|functions?|license|azure|admin'
/** What comes before is looked at last, because that is quicker: most text has none of these words. */
const token =
  String.raw`(?:token(?<!public[_-]?keytoken)|key(?<=(?:${keyOf})[_:.-]{0,2}key` +
  // `"Jwt": { "Key": "..." }`
  String.raw`|jwt\w{0,20}["']?\s?[:=]\s?(?:new\s?)?\{(?:[^{}]{0,200}["'{,]|)\s?key))${stage}`

/** What stands between a name and its value: its closing quote or bracket, a type, `=`, `:`, `=>` or a comparison. */
const connector = String.raw`(?:\\?["'\x60]\]?)?\s{0,20}(?:(?::\s{0,4}|\s)string(?:\s?\|\s?\w{1,12}){0,3}\s{0,4}=|:=|=>|[=!]={1,2}|\?\?=?|\|\|=?|[:=])\s{0,20}(?:\w{1,20}(?:\.\w{1,20}){0,3}\.GetBytes\(\s?)?`
const given = [
  connector + literal,
  // `provide: API_KEY, useValue: '...'`
  String.raw`\s?,\s{0,20}useValue\s?:\s?${literal}`,
  // A form's control: `password: ['...', Validators.required]`
  String.raw`\s?:\s?\[\s?${literal}\s?,\s?\[?\s?Validators`,
  // `getByLabel('Password').fill('...')`
  String.raw`["'\x60\])]{1,5}\.(?:fill|type|sendKeys|setValue|pressSequentially)\(\s?${literal}`,
]
/** `<Password>...</Password>`, `name: ApiKey` above `value: ...`. */
const beside = [
  String.raw`>(?<value>[^<>\s]{4,500})</`,
  String.raw`["']?,?[ \t]{0,4}\r?\n[ \t]{0,40}["']?value["']?[ \t]?:[ \t]?["']?(?<value>[^\s"']{4,500})`,
]
/** `Add("ApiKey", "...")`, `<add key="ApiKey" value="..." />` (and `<text name="Password" value="Wachtwoord" />`). */
const argument = [
  String.raw`["'\x60]\s{0,4},\s{0,20}${literal}`,
  String.raw`["']\s{1,20}value\s?=\s?["'](?<value>[^"'\s<>]{4,500})["']`,
]
/** `WithPassword("...")`, but not `GetPassword("name")`. */
const call = [
  String.raw`(?:Credential)?(?<!(?:get|read|find|load|fetch|has|contains|use)\w{0,30})\(\s?${literal}`,
]
const bareValue = String.raw`(?<value>[^\s"'\x60#,;<>{}()|&][^\s"'\x60,;<>{}()|&]{3,500})`
const bare = [
  String.raw`["']?[ \t]{0,4}[:=][ \t]{0,4}${bareValue}`,
  // `--password ...`, `ENV SA_PASSWORD ...`, `npm config set //host/:_authToken ...`
  String.raw`(?<=(?:\s--?|\bENV\s|\sset\s)[\w.:/-]{1,100})[ \t]{1,4}${bareValue}`,
]

type Accept = (value: string) => boolean

const longEnough: Accept = (value) => value.length >= 8 && !isReference(value)
/** People choose short ones; of letters alone a short one is a word. */
const passwordLike: Accept = (value) =>
  (value.length >= 8 || /[^\p{L}]/u.test(value)) &&
  !isReference(value) &&
  !/^[A-Za-z_\-.:/]*(?:password|pwd)[A-Za-z_\-.:/]*$/i.test(value)
/** In a lexer a token is a word; a real one has digits, or is longer than any word. */
const tokenLike: Accept = (value) =>
  /\d|^(?!.*(?:token|key|secret|password))[a-z]{15,}$/.test(value) && longEnough(value)
/** Where any text could stand beside a name: not a word or a name of code. */
const chosen = (value: string): boolean => /[\d!#$%&*+?^~]|^[a-z]{12,}$/.test(value)

export const assignedPassword = assignment('password', password, passwordLike)
export const assignedSecret = assignment('secret', secret, longEnough)
export const assignedToken = assignment('secret', token, tokenLike)

/** `"Key": "..."`: in settings the section above says what it opens. */
export const settingsKey: Rule = {
  name: 'secret',
  find: (text, { settings }) =>
    settings
      ? namedValues(
          text,
          /(?<=["':_])key(?=["'])/gi,
          sticky([connector + sentence]),
          (value) =>
            value.length >= 16 &&
            !isReference(value) &&
            !/^\w+(?:[.:]\w+)*$/.test(value.replace(/\w*\d\w*/, ' ')),
        )
      : [],
}

/** `the password of the database is ...`, in a comment. */
export const toldPassword: Rule = {
  name: 'password',
  find: (text) =>
    stretches(text, told, (value) => /[A-Za-z].*\d|\d.*[A-Za-z]/.test(value) && passwordLike(value)),
}
const told =
  /\b(?:password|passphrase|pwd)\b[^\n"'.;:=(){}]{0,60}\sis:?\s(?<value>[^\s"'`(){}]{6,100})(?![\w(])/dgi

function assignment(name: string, key: string, accept: Accept): Rule {
  const names = new RegExp(key, 'gi')
  const quoted = sticky([...given, ...beside])
  const loose = sticky([...argument, ...call])
  const spoken = sticky([connector + sentence])
  const unquoted = sticky(bare)
  return {
    name,
    *find(text, context: RuleContext): Iterable<Stretch> {
      yield* namedValues(text, names, quoted, accept)
      yield* namedValues(text, names, loose, (value) => chosen(value) && accept(value))
      if (context.settings) yield* namedValues(text, names, spoken, accept)
      else if (context.prose)
        yield* namedValues(text, names, spoken, (value) => /\d/.test(value) && accept(value))
      if (context.unquoted)
        yield* namedValues(
          text,
          names,
          unquoted,
          (value) => accept(value) && !isExpression(value) && (!context.prose || chosen(value)),
        )
    },
  }
}

/** `$(...)`, `!Ref`, `Get-Secret`, `--option`. */
function isExpression(value: string): boolean {
  return /^[$!-]|^[A-Z][a-z]+-[A-Z]/.test(value)
}
