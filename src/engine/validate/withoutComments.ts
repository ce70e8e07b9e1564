/** A text without its comments; what stands in strings stays, so that `"https://"` is none. */

const token: Readonly<Record<string, RegExp>> = {
  code: /"""[\s\S]*?"""|@"(?:[^"]|"")*"|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g,
  markup: /<!--[\s\S]*?(?:-->|$)|@\*[\s\S]*?(?:\*@|$)/g,
}
const isMarkup = new Set(['html', 'xml', 'razor'])

export function withoutComments(text: string, language: string): string {
  const comment = /^(?:\/\/|\/\*|<!--|@\*)/
  return text.replace(token[isMarkup.has(language) ? 'markup' : 'code']!, (found) =>
    comment.test(found) ? ' ' : found,
  )
}
