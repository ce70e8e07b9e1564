/** Calls that take a password or a key at a known place, whatever the names around them are. */
import { isReference } from './isReference'
import { sentence } from './literal'
import { type Rule, stretches } from './rule'

/** An argument that stands before: a literal, or an expression with one call in it. */
const before = String.raw`(?:\s{0,40}(?:[@$]{0,2}"[^"\r\n]{0,200}"|'[^'\r\n]{0,200}'|[^"',()\r\n]{1,100}(?:\([^()\r\n]{0,100}\))?)\s{0,4},\s{0,40})`
const bytes = String.raw`(?:[\w.]{0,40}\.GetBytes\(\s?)?`

/**
 * The callee, and how many arguments come before the secret. Arguments are only looked at: where a window or a half
 * written line breaks a literal, the next call may begin inside it.
 */
const takers: readonly [callee: string, least: number, most: number][] = [
  ['NetworkCredential|StorageSharedKeyCredential|AzureNamedKeyCredential|AzureSasCredential', 1, 1],
  ['BasicAuthenticationCredentials|HttpBasicAuthenticator', 1, 1],
  ['X509Certificate2?|LoadPkcs12(?:FromFile)?|UseHttps', 1, 1],
  ['ClientSecretCredential', 2, 2],
  ['AzureKeyCredential|SymmetricSecurityKey|ApiKeyServiceClientCredentials|ApiKeyCredential', 0, 0],
  ['new HMACSHA(?:1|256|384|512)', 0, 0],
  ['Authenticate(?:Async)?', 1, 1],
  ['(?:sers?|anager)\\.CreateAsync|CheckPasswordAsync|AddPasswordAsync|PasswordSignInAsync', 1, 1],
  ['ResetPasswordAsync|ChangePasswordAsync', 2, 2],
  ['(?:signIn|createUser)WithEmailAndPassword', 1, 2],
  ['(?:AES|DES|TripleDES|Rabbit|RC4)\\.(?:en|de)crypt', 1, 1],
  ['Hmac(?:SHA1|SHA256|SHA384|SHA512|MD5)', 1, 1],
  ['createHmac', 1, 1],
  ['AuthenticationHeaderValue', 1, 1],
]
const calls = takers.map(
  ([callee, least, most]) =>
    new RegExp(
      String.raw`(?:${callee})(?=\(${before}{${String(least)},${String(most)}}\s{0,40}${bytes}${sentence})`,
      'dg',
    ),
)
/** Most code has none of them. */
const anyTaker = new RegExp(takers.map(([callee]) => callee).join('|'))
const others = [
  /** `foreach (var letter in "...") secure.AppendChar(letter)`. */
  new RegExp(String.raw`\bin(?=\s${sentence}[^;"']{0,120}\.AppendChar\()`, 'dg'),
  new RegExp(String.raw`ConvertTo-SecureString(?=\s(?:-\w{1,12}\s){0,3}${sentence})`, 'dgi'),
]
/** `btoa('user:password')`, `GetBytes("user:password")`, `"auth": "user:password"`. */
const pair =
  /(?:btoa\(|GetBytes\(|Buffer\.from\(|\bauth["']?\s?[:=])\s?[$@]?["'`][\w.@-]{1,60}:(?<value>[^\s"'`{}$/]{4,200})["'`]/dg

/** Base64 of `user:password`. */
const basic = /\bBasic\s(?<value>[A-Za-z0-9+/]{6,400}={0,2})(?![A-Za-z0-9+/=])/dg
/** As the REST clients of editors take it. */
const basicPlain = /^[ \t]{0,40}Authorization:[ \t]?Basic[ \t]\S{1,80}[ \t:](?<value>\S{3,200})/dgim

export const credentialCall: Rule = {
  name: 'secret',
  *find(text) {
    if (anyTaker.test(text))
      for (const pattern of calls)
        yield* stretches(text, pattern, (value) => !isMessage(value) && !isReference(value))
    for (const pattern of others) yield* stretches(text, pattern, (value) => !isReference(value))
    yield* stretches(text, pair, (value) => /[^A-Za-z]|.{12}/.test(value) && !isReference(value))
    yield* stretches(text, basic, isPair)
    yield* stretches(text, basicPlain, (value) => !isReference(value))
  },
}

/** Few words without a digit, as exceptions and policies have: `Scheme`, `Invalid login`. */
function isMessage(value: string): boolean {
  return /^[A-Z]?[a-z]{1,14}(?: [a-z]{1,14}){0,2}$/.test(value) && value.length < 15
}

function isPair(value: string): boolean {
  return /^[\x20-\x7e]{1,100}:[\x20-\x7e]{1,200}$/.test(Buffer.from(value, 'base64').toString('latin1'))
}
