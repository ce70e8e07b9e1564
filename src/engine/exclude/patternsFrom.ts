/** The patterns of an ignore file as patterns of a folder above it. */

/** @param folders names from that folder to the one of the file */
export function patternsFrom(text: string, folders: readonly string[]): readonly string[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.startsWith('#'))
  if (folders.length === 0) return lines
  const base = folders.map((name) => name.replace(/[\\*?[\]]/g, String.raw`\$&`)).join('/')
  return lines.map((line) => {
    const [not, pattern] = line.startsWith('!') ? ['!', line.slice(1)] : ['', line]
    // With a slash before its end it says where; without, it holds at any depth.
    const isPlace = /\/\s*\S/.test(pattern)
    return `${not}/${base}/${isPlace ? pattern.replace(/^\//, '') : `**/${unescaped(pattern)}`}`
  })
}

/** What had to be escaped at the start of a line need not be behind a slash. */
function unescaped(pattern: string): string {
  return pattern.replace(/^\\([!#])/, '$1')
}
