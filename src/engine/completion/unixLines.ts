/** One kind of line end in prompts and answers: a model sees `\n` whatever the file has, and the editor puts its own. */

/** The text with `\n` for each `\r\n`. A `\r` at its very end is the half of one. */
export function unixLines(text: string): string {
  return text.includes('\r') ? text.replaceAll('\r\n', '\n').replace(/\r$/, '') : text
}
