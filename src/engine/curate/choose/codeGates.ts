/** Gates that look at the code an example teaches: does it parse, does its file compile, is it secure. */
import type { Example } from '#contracts/example'
import { languageOf, parse } from '#engine/language/language'
import { securityOf } from '#engine/validate/validate'
import type { Gate } from './choose'
import { type TaughtCode, codeInExample } from './codeInExample'

export interface CodeGateParts {
  /** Errors by path, of a build of the workspace. */
  readonly buildErrors: ReadonlyMap<string, readonly string[]>
  /** Some endpoint of the workspace asks for authorisation. */
  readonly usesAuthorisation: boolean
}

/** Code of these is shown as it stands in a file that was parsed when it was looked at. */
const fromWholeFiles = new Set(['repository', 'guard'])

/** What is held out stays what the person writes: only what does not compile is no yardstick. */
export function codeGates({ buildErrors, usesAuthorisation }: CodeGateParts): Gate[] {
  const compiles: Gate = (examples) =>
    Promise.resolve(
      examples.map((example) =>
        buildErrors.has(example.paths[0]!) && example.source.kind !== 'commit' ? 'doesNotCompile' : example,
      ),
    )
  const parses: Gate = (examples, split) =>
    Promise.resolve(
      examples.map((example) =>
        split === 'train' && !fromWholeFiles.has(example.source.kind) && addsErrors(example)
          ? 'doesNotParse'
          : example,
      ),
    )
  const isSecure: Gate = (examples, split) =>
    Promise.resolve(
      examples.map((example) => {
        const { security, isRefused } = judge(example, usesAuthorisation)
        return isRefused && split === 'train' ? 'insecure' : { ...example, security }
      }),
    )
  return [compiles, parses, isSecure]
}

/** The worst of its pieces counts; null for prose. */
function judge(
  example: Example,
  usesAuthorisation: boolean,
): { security: number | null; isRefused: boolean } {
  const found = codeInExample(example).map(({ language, before, code }) =>
    securityOf(code, { language, before, usesAuthorisation }),
  )
  const scores = found.flatMap(({ score }) => score ?? [])
  return {
    security: scores.length === 0 ? null : Math.min(...scores),
    isRefused: found.some(({ isRefused }) => isRefused),
  }
}

function addsErrors(example: Example): boolean {
  // The rest of a line may stop in the middle of what it begins.
  if (example.format !== 'chat' && example.task === 'line') return false
  return codeInExample(example).some(hasMoreErrors)
}

/** Members without their class parse in one. */
function hasMoreErrors({ language, before, code, after }: TaughtCode): boolean {
  const known = extensions[language]
  const name = known === undefined ? null : languageOf(`x.${known}`)
  if (name === null) return false
  const errors = (text: string): number => parse(text, name, KEY)?.errorsIn(0, text.length) ?? 0
  if (before !== '' || after !== '') return errors(before + code + after) > errors(before + after)
  const around = wrappings[language] ?? []
  return errors(code) > 0 && around.every(([open, close]) => errors(`${open}${code}${close}`) > 0)
}

/** Each is a version of the same document, of which only the difference is parsed. */
const KEY = 'code that an example teaches'
const extensions: Readonly<Record<string, string>> = {
  csharp: 'cs',
  typescript: 'ts',
  tsx: 'tsx',
  html: 'html',
  scss: 'scss',
}
const wrappings: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  csharp: [
    ['class X {\n', '\n}'],
    ['class X { void Y() {\n', '\n} }'],
  ],
  typescript: [
    ['class X {\n', '\n}'],
    ['async function x() {\n', '\n}'],
    ['const x = {\n', '\n}'],
    ['const x = [\n', '\n]'],
  ],
  scss: [['.x {\n', '\n}']],
}
