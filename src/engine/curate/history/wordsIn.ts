/** The words that names and prose are made of, in lower case. */
export function wordsIn(text: string): string[] {
  const apart = text.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase()
  return apart.match(/[\p{L}][\p{L}\d]{2,}/gu) ?? []
}
