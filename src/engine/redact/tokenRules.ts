/** Secrets that can be told by their own form, wherever they stand. */
import { type Rule, stretches } from './rule'

function pattern(name: string, ...patterns: readonly RegExp[]): Rule {
  return {
    name,
    *find(text) {
      for (const each of patterns) yield* stretches(text, each)
    },
  }
}

/** Between a BEGIN line and its base64: line ends (real or escaped), quotes and plus signs of a split literal. */
const pemGap = String.raw`(?:\s|\\[rn]|["'+,]){0,80}(?:[\w-]{1,30}: ?[\w,:/ -]{1,80}(?:\s|\\[rn]|["'+,]){1,80}){0,4}`

export const tokenRules: readonly Rule[] = [
  pattern(
    'pem',
    new RegExp(
      String.raw`-----BEGIN [A-Z0-9 ]{1,40}-----${pemGap}[A-Za-z0-9+/=]{16,}` +
        String.raw`(?:(?:(?!-----BEGIN)[\s\S]){0,10000}?-----END [A-Z0-9 ]{1,40}-----|(?:[A-Za-z0-9+/=\s]|\\[rn])*)`,
      'g',
    ),
    // The end of a block whose beginning was cut off.
    /^(?:[A-Za-z0-9+/=\s]|\\[rn]){16,}-----END [A-Z0-9 ]{1,40}-----/g,
  ),
  pattern('jwt', /(?<![\w-])eyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*){1,3}/g),
  pattern('awsAccessKey', /\b(?:A3T[A-Z0-9]|AKIA|AGPA|AIDA|AROA|AIPA|ANPA|ANVA|ASIA)[A-Z0-9]{16}\b/g),
  pattern('googleKey', /(?<![\w-])(?:AIza[\w-]{35}|GOCSPX-[\w-]{20,}|ya29\.[\w-]{20,})(?![\w-])/g),
  // NuGet; Azure DevOps, the new form and the old one: 52 characters of base32.
  pattern('accessToken', /\boy2[a-z0-9]{43}\b/g, /\b[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}\b/g),
  {
    name: 'accessToken',
    find: (text) => stretches(text, /\b[a-z2-7]{52}\b/g, (value) => /[a-z]/.test(value) && /\d/.test(value)),
  },
  pattern(
    'serviceToken',
    /\b(?:glpat|gldt|glrt|glcbt)-[\w-]{20,}/g,
    /\b(?:[sr]k|whsec)_(?:live|test)_[A-Za-z0-9]{16,}|\bwhsec_[A-Za-z0-9]{24,}/g,
    /\bSG\.[\w-]{16,32}\.[\w-]{16,64}/g,
    /\bsk-(?:proj|svcacct|admin|ant)-[\w-]{20,}|\bsk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}/g,
    /\bnpm_[A-Za-z0-9]{36}\b/g,
    // Mapbox: the public ones begin with pk.
    /\bsk\.eyJ[\w-]{20,}\.[\w-]{10,}/g,
    /(?<![\w-])(?:SK|key-|dapi)[0-9a-f]{32}\b/g,
    /\bdo[por]_v1_[0-9a-f]{64}\b/g,
    /\bshp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}\b/g,
    /\b(?:hvs\.|glsa_|sntry[su]_|lin_api_|hf_|pypi-AgE|ATATT3|dp\.pt\.|rk_live_)[\w=-]{24,}/g,
    /\bNRAK-[A-Z0-9]{27}\b/g,
    /\bxox[abposr]-[\w-]{20,}/g,
  ),
  pattern('azureSecret', /(?<![\w~.-])[\w~.-]{3}[78]Q~[\w~.-]{31,34}(?![\w~.-])/g),
  pattern(
    'sharedAccessKey',
    /\b(?:sig|SharedAccessSignature)=(?<value>[A-Za-z0-9%+/_-]{20,}={0,2})/dgi,
    /\b(?:AccountKey|SharedAccessKey|SharedSecret(?:Value)?|PrimaryKey)\s?=\s?(?<value>[A-Za-z0-9+/]{20,}={0,2})/dgi,
  ),
  pattern(
    'bearerToken',
    /\b(?:Bearer|Basic)\s{1,4}(?<value>(?=[A-Za-z._~+/-]*\d)[A-Za-z0-9._~+/-]{20,}={0,2})/dg,
  ),
  {
    name: 'urlCredential',
    find: (text) =>
      stretches(
        text,
        /\b[a-z][a-z0-9+.-]{1,20}:\/\/(?<value>[^\s:/?#@"'`<>{}]{0,100}:(?<password>[^\s/?#@"'`]{1,200}))@/dgi,
        (_, match) => !/^(?:[$#]?[{<(%].*|\*+)$/.test(match.groups?.['password'] ?? ''),
      ),
  },
  {
    name: 'urlParameter',
    find: (text) =>
      stretches(
        text,
        /[?&](?:api[_-]?key|key|token|access_token|code|password|client_secret|secret)=(?<value>(?=[^&\s"'`<>{}$]*\d)[^&\s"'`<>{}$]{8,}|(?<=password=)[^&\s"'`<>{}$]{6,})/dgi,
      ),
  },
]
