/** Whether words in camel, kebab or snake case make up most of a value; random characters hold few of them. */
export function isName(value: string): boolean {
  return value.replace(/[A-Z]?[a-z]{2,}/g, '').length < 0.25 * value.length
}
