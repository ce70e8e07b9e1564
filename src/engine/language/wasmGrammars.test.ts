import { expect, test } from 'vitest'
import { loadGrammars } from './wasmGrammars'

test('a grammar that is missing is named, and the next try may find it', async () => {
  await expect(loadGrammars((_folder, name) => `nowhere/${name}`)).rejects.toThrow(/nowhere.*\.wasm/)
  const grammars = await loadGrammars()
  expect([...grammars.keys()]).toEqual(['csharp', 'typescript', 'tsx'])
})
