/** All that an example says, as one text, and its answer alone. */
import type { Example } from '#contracts/example'

export function textOf(example: Example): string {
  switch (example.format) {
    case 'fim':
    case 'kto':
      return `${example.prompt}${example.completion}`
    case 'dpo':
      return `${example.prompt}${example.chosen}\n${example.rejected}`
    case 'chat':
      return example.messages.map(({ content }) => content).join('\n')
  }
}

/** What is learnt; of a pair, what the person wrote. */
export function answerOf(example: Example): string {
  switch (example.format) {
    case 'fim':
    case 'kto':
      return example.completion
    case 'dpo':
      return example.chosen
    case 'chat':
      return example.messages.at(-1)!.content
  }
}

export function withAnswer(example: Example, answer: string): Example {
  switch (example.format) {
    case 'fim':
    case 'kto':
      return { ...example, completion: answer }
    case 'dpo':
      return { ...example, chosen: answer }
    case 'chat':
      return {
        ...example,
        messages: [...example.messages.slice(0, -1), { role: 'assistant', content: answer }],
      }
  }
}
