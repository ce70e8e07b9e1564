/** Files that are written together: a component with its template, style and test; a class with its parts. */

/**
 * The group of a path: its folder and the name up to the first dot or to the role that follows it.
 * `shelf/shelf-list.component.html` and `shelf/shelf-list.component.spec.ts` are one group.
 */
export function fileGroup(path: string): string {
  const slash = path.lastIndexOf('/')
  const stem = path.slice(slash + 1).split('.', 1)[0] ?? ''
  return path.slice(0, slash + 1) + stem.replace(/(Tests?|Spec)$/, '')
}
