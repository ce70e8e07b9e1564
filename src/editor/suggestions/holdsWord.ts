/** Whether so many characters of a suggestion hold a word of it, or all of it: fewer may be typed by chance. */
export function holdsWord(text: string, characters: number): boolean {
  const [beginning] = /^\W*\w+/.exec(text) ?? [text]
  return characters > 0 && characters >= beginning.length
}
