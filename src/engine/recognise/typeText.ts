/** Names in the text of a type. */

/** `Base<T>` as `Base`, `Store.Base` as `Base`. */
export function nameOf(type: string): string {
  return type
    .replace(/[<([?][^]*$/, '')
    .replace(/^.*\./, '')
    .trim()
}

/** The first type argument: of `IRequestHandler<GetOrders, List<OrderDto>>` it is `GetOrders`. */
export function argumentOf(type: string): string | null {
  const open = type.indexOf('<')
  if (open === -1) return null
  let depth = 0
  for (let at = open; at < type.length; at++) {
    const character = type[at]!
    if (character === '<') depth++
    if (character === '>') depth--
    if ((character === ',' && depth === 1) || depth === 0) return nameOf(type.slice(open + 1, at)) || null
  }
  return null
}
