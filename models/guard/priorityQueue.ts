/** A queue that gives the smallest item first: a binary heap in an array. */
export class PriorityQueue<Item> {
  readonly #heap: Item[] = []

  constructor(private readonly compare: (left: Item, right: Item) => number) {}

  get size(): number {
    return this.#heap.length
  }

  push(item: Item): void {
    this.#heap.push(item)
    let index = this.#heap.length - 1
    while (index > 0) {
      const parent = (index - 1) >> 1
      if (this.compare(this.#heap[index]!, this.#heap[parent]!) >= 0) return
      this.#swap(index, parent)
      index = parent
    }
  }

  pop(): Item | undefined {
    const first = this.#heap[0]
    const last = this.#heap.pop()
    if (last === undefined || this.#heap.length === 0) return first
    this.#heap[0] = last
    this.#sink(0)
    return first
  }

  #sink(start: number): void {
    let index = start
    for (;;) {
      const left = 2 * index + 1
      const right = left + 1
      let smallest = index
      if (left < this.size && this.compare(this.#heap[left]!, this.#heap[smallest]!) < 0) smallest = left
      if (right < this.size && this.compare(this.#heap[right]!, this.#heap[smallest]!) < 0) smallest = right
      if (smallest === index) return
      this.#swap(index, smallest)
      index = smallest
    }
  }

  #swap(left: number, right: number): void {
    const item = this.#heap[left]!
    this.#heap[left] = this.#heap[right]!
    this.#heap[right] = item
  }
}
