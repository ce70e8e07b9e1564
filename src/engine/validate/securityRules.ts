/**
 * Named security rules, each a pattern that reviewers turn down (OWASP Top 10 2021: A01, A02, A03, A05, A07). They read
 * text, not the flow of data, so they take what is certain and let the rest pass.
 */
import { placeholderStart } from '#contracts/placeholder'

export type SecurityRuleName =
  | 'hardCodedSecret'
  | 'sqlByConcatenation'
  | 'certificateCheckDisabled'
  | 'unsafeHtml'
  | 'weakHashOrRandom'
  | 'pathFromInput'
  | 'openCors'
  | 'writingEndpointWithoutAuthorisation'

export interface SecurityContext {
  readonly language: string
  /** What stands before the code in its file, for attributes of the class around it. */
  readonly before: string
  /** Some code of the repository asks for authorisation, so that an endpoint without is one that was forgotten. */
  readonly usesAuthorisation: boolean
}

export interface SecurityRule {
  readonly name: SecurityRuleName
  /** Code that breaks it must not be learnt. The others only count in the score. */
  readonly refuses: boolean
  /** False where it says nothing of such code. */
  readonly applies: (context: SecurityContext) => boolean
  /** @param code without its comments */
  readonly breaks: (code: string, context: SecurityContext) => boolean
}

const dotnet = new Set(['csharp', 'razor'])
const script = new Set(['typescript', 'tsx'])
const program = new Set([...dotnet, ...script])
const isIn =
  (languages: ReadonlySet<string>) =>
  ({ language }: SecurityContext): boolean =>
    languages.has(language)
const anyOf =
  (...patterns: readonly RegExp[]) =>
  (code: string): boolean =>
    patterns.some((pattern) => pattern.test(code))

/** How SQL begins: in capitals or small letters, since prose begins with one capital. */
const sql = String.raw`\s*(?:SELECT\s[^"\`]*\sFROM|INSERT\s+INTO|UPDATE\s+[\w.[\]]+\s+SET|DELETE\s+FROM|EXEC(?:UTE)?|select\s[^"\`]*\sfrom|insert\s+into|update\s+[\w.[\]]+\s+set|delete\s+from)\s`
/** Names of what must be hard to guess. */
const secretName = String.raw`(?:token|password|passwd|secret|salt|nonce|otp|session_?id|api_?key|reset_?code|verification_?code)`
/** What the one who asks may choose. */
const input = String.raw`(?:\b(?:Request|request)\.(?:Query|Form|Path|Headers|RouteValues|params|query|body)|\breq\.(?:params|query|body)|\.FileName\b|\boriginalname\b)`

export const securityRules: readonly SecurityRule[] = [
  {
    name: 'hardCodedSecret',
    refuses: true,
    applies: () => true,
    // What looks like a secret was replaced before anything is cut out of a text.
    breaks: (code) => code.includes(placeholderStart),
  },
  {
    name: 'sqlByConcatenation',
    refuses: true,
    applies: isIn(program),
    breaks: anyOf(
      new RegExp(String.raw`"${sql}[^"\n]*"\s*\+\s*(?!\s*[@$]?")[\w(]`),
      new RegExp(String.raw`'${sql}[^'\n]*'\s*\+\s*(?!\s*')[\w(]`),
      // Where C# is handed the pieces (FromSql, FromSqlInterpolated) it makes parameters of them.
      new RegExp(
        String.raw`(?<!(?:FromSql|ExecuteSql|ExecuteSqlAsync|SqlQuery(?:<[^>]*>)?|Interpolated|InterpolatedAsync)\(\s*)(?:\$@?|@\$)"{1,3}${sql}[^"]*\{`,
      ),
      // A tag (sql`...`, Prisma.sql`...`, $queryRaw`...`) makes parameters, too.
      new RegExp(String.raw`(?<![\w$)])\`${sql}[^\`]*\$\{`),
    ),
  },
  {
    name: 'certificateCheckDisabled',
    refuses: true,
    applies: () => true,
    breaks: anyOf(
      /DangerousAcceptAnyServerCertificateValidator/,
      /(?:ServerCertificate(?:Custom)?ValidationCallback|RemoteCertificateValidationCallback)\s*(?:\+?=|\()[^;]{0,120}?(?:=>\s*true\b|return\s+true\s*;)/,
      /rejectUnauthorized['"]?\s*:\s*false/,
      /NODE_TLS_REJECT_UNAUTHORIZED['"\]]*\s*=\s*['"]?0/,
      /strictSSL['"]?\s*:\s*false/,
    ),
  },
  {
    name: 'unsafeHtml',
    refuses: false,
    applies: () => true,
    // Angular sanitises what is bound to [innerHTML], so a binding is safe until that is bypassed.
    breaks: anyOf(
      /\bbypassSecurityTrust(?:Html|Script|Style|Url|ResourceUrl)\s*\(/,
      /\.(?:inner|outer)HTML\s*\+?=(?!=)(?!\s*(['"`])[^'"`$+]*\1\s*(?:;|$))/m,
      /\.insertAdjacentHTML\s*\(|\bdocument\.write(?:ln)?\s*\(/,
      /\bHtml\.Raw\s*\(\s*(?!")|\(MarkupString\)/,
    ),
  },
  {
    name: 'weakHashOrRandom',
    refuses: false,
    applies: isIn(program),
    breaks: anyOf(
      /\b(?:MD5|SHA1)(?:\.(?:Create|HashData|TryHashData)\b|Managed\b|CryptoServiceProvider\b|Cng\b)/,
      /\b(?:DES|TripleDES|RC2)(?:\.Create\b|CryptoServiceProvider\b)/,
      /createHash\s*\(\s*['"](?:md5|sha1)['"]/i,
      new RegExp(
        String.raw`${secretName}\w*\s*=[^;\n]*(?:new\s+Random\s*\(|Random\.Shared|Math\.random\s*\()`,
        'i',
      ),
    ),
  },
  {
    name: 'pathFromInput',
    refuses: false,
    applies: isIn(program),
    breaks: anyOf(
      new RegExp(String.raw`\bPath\.Combine\s*\((?:(?!GetFileName|GetRandomFileName)[^;])*${input}`),
      new RegExp(
        String.raw`\b(?:File\.(?:Open|Read|Write|Append|Delete|Copy|Move|Create)\w*|(?:PhysicalFile|readFile|readFileSync|writeFile|writeFileSync|createReadStream|createWriteStream|sendFile|unlink|unlinkSync))\s*\((?:(?!GetFileName|basename)[^;])*${input}`,
      ),
    ),
  },
  {
    name: 'openCors',
    refuses: false,
    applies: isIn(program),
    breaks: anyOf(
      /\bAllowAnyOrigin\s*\(\s*\)/,
      /SetIsOriginAllowed\s*\(\s*\w+\s*=>\s*true\s*\)/,
      /WithOrigins\s*\(\s*"\*"\s*\)/,
      /Access-Control-Allow-Origin['"\]]*\s*[,:=]\s*['"]\*/,
      /\bcors\s*\(\s*(?:\)|\{[^}]*origin\s*:\s*(?:true|['"]\*['"]))/,
      /\benableCors\s*\(\s*\)/,
    ),
  },
  {
    name: 'writingEndpointWithoutAuthorisation',
    refuses: false,
    applies: ({ language, usesAuthorisation }) => usesAuthorisation && language === 'csharp',
    breaks: (code, { before }) =>
      !asksForIt.test(classHead(before)) &&
      (actions(code).some((action) => !asksForIt.test(action)) || opensMap(code)),
  },
]

const asksForIt =
  /\[(?:[\w, ()"=]*\b)?(?:Authorize|AllowAnonymous)\b|RequireAuthorization\s*\(|AllowAnonymous\s*\(/

/** Attributes and first line of the last class that begins in a text; the whole text where none does. */
function classHead(before: string): string {
  const lines = before.split('\n')
  const at = lines.findLastIndex((line) => /\b(?:class|record)\s+\w/.test(line))
  if (at === -1) return before
  const above = lines.slice(0, at).findLastIndex((line) => !/^\s*\[.*\]\s*$/.test(line))
  return lines.slice(above + 1, at + 1).join('\n')
}

/** The attribute lists of the methods that write. */
function actions(code: string): string[] {
  const lists = code.match(/(?:^[ \t]*\[[^\n]*\][ \t]*\r?\n)+/gm) ?? []
  return lists.filter((list) => /\[(?:[^\]]*\b)?Http(?:Post|Put|Patch|Delete)\b/.test(list))
}

/** A minimal API that writes, up to the end of its statement. */
function opensMap(code: string): boolean {
  const calls = code
    .split(/;\s*(?:\n|$)/)
    .filter((part) => /\.Map(?:Post|Put|Patch|Delete)\s*[(<]/.test(part))
  return calls.some((call) => !asksForIt.test(call))
}
