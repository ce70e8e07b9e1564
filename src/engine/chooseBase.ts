/** The base where none is named: the model of the runtime that completes code best with the prompts we send. */
import { NoBaseError } from './noBaseError'

/** Base models complete better than chat models; larger ones cost every keystroke, so the order is the person's. */
const preferred = [/^qwen2\.5-coder:.*base/, /^qwen.*coder.*base/, /^qwen2\.5-coder/, /^qwen.*coder/]

/** @param names models that the runtime has */
export function chooseBase(names: readonly string[]): string {
  const own = names.filter((name) => !name.startsWith('apprentice-'))
  for (const pattern of preferred) {
    const found = own.find((name) => pattern.test(name))
    if (found !== undefined) return found
  }
  throw new NoBaseError(
    `The runtime has no model to start from that we know (it has ${own.join(', ') || 'none'}). ` +
      'Pull one, for example "ollama pull qwen2.5-coder:1.5b-base", or name one as the base: with apprentice.base in ' +
      'an editor, with --base on the command line.',
  )
}
