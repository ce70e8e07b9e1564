/** Languages that teach: those that Apprentice suggests in, and three that are read as text alone. */
import { type Language, languageOf } from '#engine/language/language'

/** Names for examples only; nothing is suggested in them. */
export type TextLanguage = 'json' | 'xml' | 'razor'
export type ExampleLanguage = Language | TextLanguage

/** Settings of projects and tools that a person writes by hand; other JSON is data. */
const jsonFile =
  /(?:^|\/)(?:package|angular|nx|project|global|launchSettings|appsettings[^/]*|[jt]sconfig[^/]*|\.eslintrc)\.json$/i
const projectFile = /\.(?:csproj|props|targets)$/i
const razorFile = /\.(?:cshtml|razor)$/i

/** @param path with forward slashes. Null where a file of its name teaches nothing. */
export function exampleLanguageOf(path: string): ExampleLanguage | null {
  if (jsonFile.test(path)) return 'json'
  if (projectFile.test(path)) return 'xml'
  return razorFile.test(path) ? 'razor' : languageOf(path)
}

const textLanguages: Readonly<Record<string, Language>> = { json: 'typescript', xml: 'html', razor: 'html' }

/** The language whose layout it shares, for the rules that go by lines; itself where there is a parser. */
export function layoutOf(language: string): { readonly language: Language; readonly isParsed: boolean } {
  const alike = textLanguages[language]
  return { language: alike ?? (language as Language), isParsed: alike === undefined }
}
