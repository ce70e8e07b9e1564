/** The base where none is named: the model of the runtime that completes code best with the prompts we send. */
import { UserError } from '#platform/userError'

/** Base models complete better than chat models; larger ones cost every keystroke, so the order is the person's. */
const preferred = [/^qwen2\.5-coder:.*base/, /^qwen.*coder.*base/, /^qwen2\.5-coder/, /^qwen.*coder/]

/** @param names models that the runtime has */
export function chooseBase(names: readonly string[]): string {
  const own = names.filter((name) => !name.startsWith('apprentice-'))
  for (const pattern of preferred) {
    const found = own.find((name) => pattern.test(name))
    if (found !== undefined) return found
  }
  throw new UserError(
    `The runtime has no model to start from that we know (it has ${own.join(', ') || 'none'}). ` +
      'Pull one, for example "ollama pull qwen2.5-coder:1.5b-base", or name one with --base.',
  )
}
