/** What stands before the cursor on its line. */
export function lineHead(prefix: string): string {
  return prefix.slice(prefix.lastIndexOf('\n') + 1)
}
