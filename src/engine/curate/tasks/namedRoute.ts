/** A route with the names that stand for its placeholders. */

/** `api/[controller]/[action]` as its controller reads it. */
export function namedRoute(route: string, controller: string, action: string): string {
  return route.replace('[controller]', controller.replace(/Controller$/, '')).replace('[action]', action)
}
