/** How a model that the runtime has can be asked. */
import type { ModelAbility } from '#engine/completion/completion'
import type { Ollama } from '#platform/ollama'
import { RuntimeError } from '#platform/runtimeError'
import { modelAbility } from './modelAbility'

/** Asked each time: it takes milliseconds, and a model may be pulled anew under its name. */
export async function abilityOf(tag: string, ollama: Ollama): Promise<ModelAbility> {
  const details = await ollama.show(tag)
  if (details === null) throw new RuntimeError('notFound', `The runtime has no model "${tag}".`)
  return modelAbility(tag, details.template)
}
