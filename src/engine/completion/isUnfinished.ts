/** Whether a text ends in the middle of something that the next lines would go on with. */
import { readBrackets } from './readBrackets'

/** An operator, a separator, or a word that something must follow. */
const goesOn =
  /(?:[=+\-*/%&|^?:,.<!~([{]|=>|\b(?:return|new|await|in|of|as|is|else|extends|implements|const|var|let))$/

export function isUnfinished(text: string): boolean {
  return goesOn.test(text.trimEnd()) || readBrackets(text, '').open > 0
}
