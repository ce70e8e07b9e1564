/**
 * Takes from several stocks in turn so that each gives its share, and what one lacks is given by the others: stride
 * scheduling (Waldspurger and Weihl, 1995), level by level. The result is that of water-filling, one item at a time.
 */

/** Items that are alike at every level, in their order. */
export interface Supply<Item> {
  /** What they are, the widest level first. */
  readonly kinds: readonly string[]
  readonly count: number
  /** The next one; asked for no more than `count` times. */
  readonly next: () => Item
}

export interface Taken<Item> {
  readonly item: Item
  readonly kinds: readonly string[]
}

interface Stock<Item> {
  readonly kind: string
  readonly weight: number
  left: number
  taken: number
  /** Of the next level; empty at the last one. */
  readonly parts: readonly Stock<Item>[]
  /** At the last level. */
  readonly supply: Supply<Item> | null
}

export class FairShares<Item> {
  readonly #all: Stock<Item>

  /**
   * @param supplies each kind once, all with as many levels
   * @param weightOf the share a kind is to have among those beside it, by how many items it has
   */
  constructor(supplies: readonly Supply<Item>[], weightOf: (count: number) => number) {
    this.#all = stockOf('', supplies, 0, weightOf)
  }

  /** Null where none is left. */
  take(): Taken<Item> | null {
    return this.#all.left === 0 ? null : take(this.#all)
  }

  /** The item was of no use: its kind gives another one for it. */
  giveBack({ kinds }: Taken<Item>): void {
    let stock: Stock<Item> | undefined = this.#all
    for (const kind of kinds) {
      stock = stock?.parts.find((part) => part.kind === kind)
      if (stock !== undefined) stock.taken--
    }
  }
}

function stockOf<Item>(
  kind: string,
  supplies: readonly Supply<Item>[],
  level: number,
  weightOf: (count: number) => number,
): Stock<Item> {
  const count = supplies.reduce((sum, supply) => sum + supply.count, 0)
  const stock = { kind, weight: weightOf(count), left: count, taken: 0 }
  const [first] = supplies
  if (first === undefined || level === first.kinds.length)
    return { ...stock, parts: [], supply: first ?? null }
  const parts = [...Map.groupBy(supplies, ({ kinds }) => kinds[level]!)]
    .map(([name, of]) => stockOf(name, of, level + 1, weightOf))
    .sort((left, right) => (left.kind < right.kind ? -1 : 1))
  return { ...stock, parts, supply: null }
}

function take<Item>(stock: Stock<Item>): Taken<Item> {
  stock.left--
  if (stock.supply !== null) return { item: stock.supply.next(), kinds: stock.supply.kinds }
  const part = stock.parts
    .filter(({ left }) => left > 0)
    .reduce((best, other) => (passOf(other) < passOf(best) ? other : best))
  part.taken++
  return take(part)
}

/** Who has had the least of their share comes next. */
function passOf({ taken, weight }: Stock<unknown>): number {
  return (taken + 1) / weight
}
