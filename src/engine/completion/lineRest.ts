/** What stands behind the cursor on its line, without white space around it. */
export function lineRest(suffix: string): string {
  return (suffix.split('\n', 1)[0] ?? '').trim()
}
