/** How what is counted in a dataset is said to a person. */
import type { SourceKind } from './example'
import type { LeftOutReason } from './leftOut'

export const languageNames: Readonly<Record<string, string>> = {
  csharp: 'C#',
  typescript: 'TypeScript',
  tsx: 'TSX',
  html: 'HTML',
  scss: 'SCSS',
  json: 'JSON',
  xml: 'project files',
  razor: 'Razor',
  markdown: 'Markdown',
}

export const sourceNames: Readonly<Record<SourceKind, string>> = {
  repository: 'from the code',
  suggestion: 'from what you did with suggestions',
  commit: 'from commits',
  guard: 'general ones',
}

export const reasonWords: Readonly<Record<LeftOutReason, string>> = {
  unsupportedLanguage: 'in other languages',
  ignored: 'ignored by git',
  generated: 'generated',
  vendored: 'written by others',
  minified: 'minified',
  tooLarge: 'too large',
  tooSmall: 'too small',
  binary: 'binary',
  secretFile: 'secret',
  unreadable: 'not readable',
  exactDuplicate: 'repeated',
  nearDuplicate: 'nearly repeated',
  nearHeldOut: 'too like held-out ones',
  heldSecret: 'with a secret',
  notKept: 'accepted and not kept',
  notSettled: 'not settled yet',
  ratedPoor: 'rated poor',
  poorQuality: 'of poor quality',
  merge: 'merges',
  automated: 'written by programs',
  tooManyFiles: 'changes of too many files',
  noMessage: 'commits without a message',
  reverted: 'reverted',
  acrossSplit: 'of files on both sides of what is held out',
  doesNotParse: 'that do not parse',
  doesNotCompile: 'that do not compile',
  insecure: 'that break a security rule',
  tooEasy: 'known already',
  tooHard: 'too hard to learn',
  tooLong: 'too long',
  notGrounded: 'without enough to go by',
  droppedByPerson: 'dropped by you',
  beyondSize: 'beyond the size of a dataset',
}
