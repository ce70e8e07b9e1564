/** Work that is done several at a time, and answered in its order. */

/** What was begun is waited for, so that nothing goes on behind the end. @param most at the same time */
export async function* inOrder<Item, Answer>(
  items: Iterable<Item>,
  most: number,
  work: (item: Item) => Promise<Answer>,
): AsyncGenerator<Answer> {
  const begun: Promise<Answer>[] = []
  try {
    for (const item of items) {
      const answer = work(item)
      // Heard of when its turn comes; until then it is nobody's fault.
      answer.catch(() => {})
      begun.push(answer)
      if (begun.length >= most) yield await begun.shift()!
    }
    while (begun.length > 0) yield await begun.shift()!
  } finally {
    await Promise.allSettled(begun)
  }
}
