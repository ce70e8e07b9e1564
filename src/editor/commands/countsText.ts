/** How much a part of what was recorded is, in words that go into a sentence. */
import type { Forgotten } from '#contracts/record'

export function countsText({
  suggestions,
  withheld,
  examples,
}: Pick<Forgotten, 'suggestions' | 'withheld' | 'examples'>): string {
  const texts = [
    ...counted(suggestions, 'suggestion', 'suggestions'),
    ...counted(withheld, 'answer not shown', 'answers not shown'),
    ...counted(examples, 'example', 'examples'),
  ]
  return texts.join(', ') || 'nothing'
}

function counted(count: number, one: string, several: string): string[] {
  return count === 0 ? [] : [`${count} ${count === 1 ? one : several}`]
}
