/**
 * Takes from several stocks in turn so that each gives its share, and what one lacks is given by the others: stride
 * scheduling (Waldspurger and Weihl, 1995), level by level. The result is that of water-filling, one item at a time.
 */

/** A level: by what its items are told apart, and what share each kind is to have among those that are there. */
export interface Level<Item> {
  readonly kindOf: (item: Item) => string
  /** @param count of the items of this kind */
  readonly weightOf: (kind: string, count: number) => number
}

interface Stock<Item> {
  readonly kind: string
  readonly weight: number
  left: number
  taken: number
  /** Of the next level; empty at the last one. */
  readonly parts: readonly Stock<Item>[]
  /** At the last level, in order. */
  readonly items: readonly Item[]
}

export class FairShares<Item> {
  readonly #all: Stock<Item>

  /** @param items of one kind are taken in their order */
  constructor(items: readonly Item[], levels: readonly Level<Item>[]) {
    this.#all = stockOf('', 1, items, levels)
  }

  /** The next item; null where none is left. */
  take(): Item | null {
    return this.#all.left === 0 ? null : take(this.#all)
  }

  /** The item was of no use: its kind gives another one for it. */
  giveBack(item: Item, levels: readonly Level<Item>[]): void {
    let stock: Stock<Item> | undefined = this.#all
    for (const { kindOf } of levels) {
      const kind = kindOf(item)
      stock = stock?.parts.find((part) => part.kind === kind)
      if (stock !== undefined) stock.taken--
    }
  }
}

function stockOf<Item>(
  kind: string,
  weight: number,
  items: readonly Item[],
  [level, ...deeper]: readonly Level<Item>[],
): Stock<Item> {
  const parts =
    level === undefined
      ? []
      : [...Map.groupBy(items, level.kindOf)]
          .map(([name, of]) => stockOf(name, level.weightOf(name, of.length), of, deeper))
          .sort((left, right) => (left.kind < right.kind ? -1 : 1))
  return { kind, weight, left: items.length, taken: 0, parts, items: level === undefined ? items : [] }
}

function take<Item>(stock: Stock<Item>): Item {
  const at = stock.items.length - stock.left
  stock.left--
  if (stock.parts.length === 0) return stock.items[at]!
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
