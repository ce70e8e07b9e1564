/** Secrets as their issuers publish their formats, and passwords as people choose them. */
import {
  alphanumeric,
  base64Alphabet,
  base64UrlAlphabet,
  type Chance,
  digits,
  lower,
  upper,
} from '#test/redact/chance'

const words =
  'amber anchor badger barrel candle canyon copper falcon forest garnet harbour hazel island jasper kettle lantern marble meadow nickel orchid pepper quartz river saffron timber velvet walnut willow winter zephyr'.split(
    ' ',
  )
const names =
  'anna bruno clara david elena felix greta hanna ivan julia karl lena marta nils olga paul'.split(' ')
const surnames =
  'abbott becker carter dietrich evans fischer graham hoffmann keller lindqvist moreau novak'.split(' ')
const companies = 'brightline hafenwerk kaltmann northgate rivermill solvantis tremond'.split(' ')
const domains = 'com de net eu io co.uk fr'.split(' ')

/** What a person types: words and digits, or characters of a password manager that need no escape anywhere. */
export function password(chance: Chance): string {
  const word = chance.pick(words)
  const capital = word.charAt(0).toUpperCase() + word.slice(1)
  return chance.pick([
    () => `${capital}${chance.pick([...'!?#*'])}${chance.characters(2, digits)}`,
    () => `${capital}${chance.characters(4, digits)}`,
    () => `${capital}-${chance.pick(words)}-${chance.characters(2, digits)}`,
    () => word.replace(/a/g, '@').replace(/e/g, '3') + chance.characters(3, digits),
    () => `${word}${chance.pick(words)}${chance.pick(words)}`,
    () => `${chance.characters(1, upper)}${chance.characters(13, `${alphanumeric}!#*+_.~-`)}7`,
  ])()
}

/** No shorter than a signing key has to be. */
export function phrase(chance: Chance): string {
  return `${chance.pick(words)}-${chance.pick(words)}_${chance.pick(words)}.${chance.pick(words)}${chance.characters(6, digits)}`
}

export function email(chance: Chance): string {
  return `${chance.pick(names)}.${chance.pick(surnames)}${chance.characters(2, digits)}@${chance.pick(companies)}.${chance.pick(domains)}`
}

export const storageAccountKey = (chance: Chance): string => chance.base64(64)
export const sharedAccessKey = (chance: Chance): string => chance.base64(32)
/** HMAC-SHA256 in a query. */
export const sasSignature = (chance: Chance): string => encodeURIComponent(chance.base64(32))
export const nugetKey = (chance: Chance): string => `oy2${chance.characters(43, lower + digits)}`
/** 52 characters of base32, until 2024. */
export const devOpsToken = (chance: Chance): string => chance.characters(52, `${lower}234567`)
/** 84 characters with a mark, since 2024. */
export const devOpsTokenOf84 = (chance: Chance): string =>
  `${chance.characters(76, alphanumeric)}AZDO${chance.characters(4, alphanumeric)}`
/** Microsoft Entra. */
export const entraClientSecret = (chance: Chance): string =>
  `${chance.characters(3, alphanumeric)}8Q~${chance.characters(34, `${alphanumeric}~._-`)}`
export const googleApiKey = (chance: Chance): string => `AIza${chance.characters(35, base64UrlAlphabet)}`
export const googleClientSecret = (chance: Chance): string =>
  `GOCSPX-${chance.characters(28, base64UrlAlphabet)}`
export const auth0Secret = (chance: Chance): string => chance.characters(64, base64UrlAlphabet)
export const hexKey = (chance: Chance): string => chance.hex(32)
export const guidKey = (chance: Chance): string => chance.guid()
export const githubToken = (chance: Chance): string => `ghp_${chance.characters(36, alphanumeric)}`
export const githubFineToken = (chance: Chance): string =>
  `github_pat_${chance.characters(22, alphanumeric)}_${chance.characters(59, alphanumeric)}`
export const gitlabToken = (chance: Chance): string => `glpat-${chance.characters(20, base64UrlAlphabet)}`
export const slackToken = (chance: Chance): string =>
  `xoxb-${chance.characters(12, digits)}-${chance.characters(12, digits)}-${chance.characters(24, alphanumeric)}`
export const stripeKey = (chance: Chance): string => `sk_live_${chance.characters(24, alphanumeric)}`
export const sendGridKey = (chance: Chance): string =>
  `SG.${chance.characters(22, base64UrlAlphabet)}.${chance.characters(43, base64UrlAlphabet)}`
export const openAiKey = (chance: Chance): string =>
  `sk-proj-${chance.characters(40, alphanumeric)}T3BlbkFJ${chance.characters(40, alphanumeric)}`
export const anthropicKey = (chance: Chance): string =>
  `sk-ant-api03-${chance.characters(93, base64UrlAlphabet)}AA`
export const npmToken = (chance: Chance): string => `npm_${chance.characters(36, alphanumeric)}`
export const awsKeyId = (chance: Chance): string => `AKIA${chance.characters(16, `${upper}234567`)}`
export const awsSecret = (chance: Chance): string => chance.characters(40, base64Alphabet)
export const mapboxToken = (chance: Chance): string =>
  `sk.eyJ${chance.characters(60, alphanumeric)}.${chance.characters(22, base64UrlAlphabet)}`
export const twilioToken = (chance: Chance): string => `SK${chance.hex(32)}`
export const mailgunKey = (chance: Chance): string => `key-${chance.hex(32)}`
export const digitalOceanToken = (chance: Chance): string => `dop_v1_${chance.hex(64)}`
/** Of a function's address; 40 random bytes. */
export const functionsKey = (chance: Chance): string => encodeURIComponent(chance.base64(40))

export function jwt(chance: Chance): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: chance.guid(), exp: 1790000000 })}.${chance.characters(43, base64UrlAlphabet)}`
}

/** The lines between BEGIN and END. */
export function pemLines(chance: Chance): readonly string[] {
  return Array.from(
    { length: 4 },
    (_, index) => (index === 0 ? 'MIIE' : '') + chance.characters(60, base64Alphabet),
  )
}
