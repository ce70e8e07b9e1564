/** The languages that Apprentice suggests in, by the extension of the file. */
export const languageByExtension = {
  cs: 'csharp',
  ts: 'typescript',
  tsx: 'tsx',
  html: 'html',
  scss: 'scss',
} as const

export type Language = (typeof languageByExtension)[keyof typeof languageByExtension]
