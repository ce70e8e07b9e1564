/** A runtime that answers at once with what it is told; for what goes on around a model, not for the model. */
import type { GenerateRequest, Ollama } from '#platform/ollama'

/** @param answer the text, or an error to fail with */
export function answering(answer: (request: GenerateRequest) => string | Error): Ollama {
  const unused = (name: string) => () => Promise.reject(new Error(`${name} is not part of this fake`))
  return {
    url: 'fake:',
    async *generate(request, signal) {
      signal?.throwIfAborted()
      const text = answer(request)
      if (text instanceof Error) throw text
      // In pieces, as a model does.
      for (const piece of text.match(/[\s\S]{1,3}/g) ?? []) {
        signal?.throwIfAborted()
        yield piece
      }
    },
    version: unused('version'),
    list: unused('list'),
    show: unused('show'),
    load: unused('load'),
    unload: unused('unload'),
    hasBlob: unused('hasBlob'),
    uploadBlob: unused('uploadBlob'),
    create: unused('create'),
    remove: unused('remove'),
  }
}
