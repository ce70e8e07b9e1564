/** The tag of a new version: the base's name and the next number. */

/** `qwen2.5-coder:1.5b-base` becomes `apprentice-qwen2.5-coder-1.5b-base:v1`, then `:v2`. */
export function versionTag(baseTag: string, taken: readonly string[]): string {
  const base = baseTag
    .replace(/:latest$/, '')
    .replace(/^apprentice-/, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]+/g, '-')
  const name = `apprentice-${base}`
  const numbers = taken.flatMap((tag) => {
    const [of, number] = tag.split(':v')
    return of === name && number !== undefined && /^\d+$/.test(number) ? [Number(number)] : []
  })
  return `${name}:v${Math.max(0, ...numbers) + 1}`
}
