/** What a person wrote beside the code: there a command line or a setting stands as it is typed, without quotes. */

/** A line comment begins a line or stands behind a blank, so that no address is one. */
const comment =
  /(?<=^|\s)\/\/[^\n]*|(?<=^|\s)\/\*[\s\S]*?(?:\*\/|(?![\s\S]))|<!--[\s\S]*?(?:-->|(?![\s\S]))|@\*[\s\S]*?(?:\*@|(?![\s\S]))/g
const marks = /^[ \t]*(?:\/\/+!?|\*(?!\/))|\/\*|\*\/|<!--|-->|@\*|\*@/gm

/** As long as the text, with blanks for all that is no comment, and for the marks of those that are; null without any. */
export function commentsOf(text: string): string | null {
  let [found, end] = ['', 0]
  for (const { index, 0: own } of text.matchAll(comment)) {
    found += blank(text.slice(end, index)) + own.replace(marks, blank)
    end = index + own.length
  }
  return end === 0 ? null : found + blank(text.slice(end))
}

/** Lines stay lines. */
function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ')
}
