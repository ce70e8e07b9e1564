/** Where code near a cursor names types: capitalised words, and what stands behind a colon in TypeScript. */

/** Characters that are looked at before the cursor, and behind it. */
const BEFORE = 3_000
const BEHIND = 1_000
/** Capitalised, or annotated with a colon; a name that goes on with a call or a member is looked up all the same. */
const NAME = /(?<![\w.$])([A-Z]\w*)|(?<=[\w)?\]]\s*:\s*)([a-z_]\w*)/g
/** Comments, and strings of one line. */
const NOT_CODE = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g
const BUILT_IN: ReadonlySet<string> = new Set([
  ...['any', 'bigint', 'boolean', 'false', 'never', 'null', 'number', 'object', 'string', 'symbol', 'this'],
  ...['true', 'undefined', 'unknown', 'void', 'Array', 'Date', 'Error', 'Map', 'Partial', 'Pick', 'Promise'],
  ...['Readonly', 'ReadonlyArray', 'Record', 'Set', 'String', 'Math', 'JSON', 'Object', 'Number', 'Boolean'],
])

/** Offsets of the first letters, each name once, the nearest first; never the name that is being typed. */
export function typeNamesNear(text: string, offset: number, most: number): readonly number[] {
  const start = Math.max(0, offset - BEFORE)
  const code = text.slice(start, offset + BEHIND).replaceAll(NOT_CODE, (gone) => ' '.repeat(gone.length))
  const nearest = new Map<string, { at: number; distance: number }>()
  for (const match of code.matchAll(NAME)) {
    const [name] = match
    const at = start + match.index
    const distance = at >= offset ? at - offset : offset - (at + name.length)
    if (BUILT_IN.has(name) || distance <= 0) continue
    const known = nearest.get(name)
    if (known === undefined || distance < known.distance) nearest.set(name, { at, distance })
  }
  return [...nearest.values()]
    .toSorted((one, other) => one.distance - other.distance)
    .slice(0, most)
    .map(({ at }) => at)
}
