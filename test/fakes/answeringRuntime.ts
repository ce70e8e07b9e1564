/** A runtime that answers at once with what it is told; for what goes on around a model, not for the model. */
import type { GenerateRequest, Ollama } from '#platform/ollama'

/**
 * @param answer the text, or an error to fail with; a chat comes as a prompt with a line for each message
 * @param template of every model
 */
export function answering(answer: (request: GenerateRequest) => string | Error, template?: string): Ollama {
  const unused = (name: string) => () => Promise.reject(new Error(`${name} is not part of this fake`))
  async function* generate(request: GenerateRequest, signal?: AbortSignal): AsyncGenerator<string, void> {
    signal?.throwIfAborted()
    const text = answer(request)
    if (text instanceof Error) throw text
    // In pieces, as a model does.
    for (const piece of text.match(/[\s\S]{1,3}/g) ?? []) {
      signal?.throwIfAborted()
      yield piece
    }
  }
  return {
    url: 'fake:',
    generate,
    chat: ({ messages, ...request }, signal) => {
      const prompt = messages.map(({ role, content }) => `${role}: ${content}`).join('\n')
      return generate({ ...request, prompt }, signal)
    },
    version: unused('version'),
    list: unused('list'),
    show:
      template === undefined
        ? unused('show')
        : () => Promise.resolve({ weightsPath: null, template, parameters: '' }),
    load: () => Promise.resolve(),
    unload: unused('unload'),
    hasBlob: unused('hasBlob'),
    uploadBlob: unused('uploadBlob'),
    create: unused('create'),
    remove: unused('remove'),
  }
}
