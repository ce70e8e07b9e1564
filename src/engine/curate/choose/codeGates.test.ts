import { beforeAll, expect, test } from 'vitest'
import type { ChatExample, Example, ExampleSource, FimExample, Split } from '#contracts/example'
import type { LeftOutReason } from '#contracts/leftOut'
import { formatExample } from '#engine/completion/completion'
import { loadParsers } from '#engine/language/language'
import { fimRow } from '#test/record/datasetRows'
import { codeGates } from './codeGates'

const suggestion: ExampleSource = { kind: 'suggestion', suggestionId: 's' }

beforeAll(loadParsers)

const fim = (completion: string, change: Partial<FimExample> = {}, suffix = '\n  }\n}\n'): Example => ({
  ...fimRow('a', ['Orders.cs'], suggestion),
  prompt: formatExample('class Orders {\n  void Add(int id) {\n    ', suffix),
  ...{ completion, task: 'block' },
  ...change,
})
const chat = (answer: string): ChatExample => {
  const row = fimRow('a', ['Orders.cs'], { kind: 'commit', hash: 'abc' })
  const { id, contentHash, weight, language, pattern, group, paths, source } = row
  return {
    ...{ format: 'chat', task: 'change', id, contentHash, weight, language, pattern, group, paths, source },
    ...{ at: null, quality: null, security: null, loss: null },
    messages: [
      { role: 'user', content: 'Do it.' },
      { role: 'assistant', content: answer },
    ],
  }
}
const code = (language: string, text: string): ChatExample =>
  chat(`Here:\n\`\`\`${language}\n${text}\n\`\`\`\n`)

async function through(
  example: Example,
  split: Split = 'train',
  wrong: readonly string[] = [],
): Promise<LeftOutReason | number | null> {
  let found: Example | LeftOutReason = example
  const errors = new Map(wrong.map((path) => [path, ['CS0029']]))
  for (const gate of codeGates({ buildErrors: errors, usesAuthorisation: true })) {
    if (typeof found === 'string') break
    found = (await gate([found], split))[0]!
  }
  return typeof found === 'string' ? found : found.security
}

test('code that is whole where it stands passes, and gets its score', async () => {
  expect(await through(fim('orders.Add(id);'))).toBe(1)
  expect(await through(fim('using var hash = MD5.Create();'))).toBe(7 / 8)
})

test('code that breaks the text around it does not parse; half a line may', async () => {
  expect(await through(fim('if (id > 0 {'))).toBe('doesNotParse')
  expect(await through(fim('if (id > 0 {', { task: 'line' }))).toBe(1)
})

test('of an answer that was asked for at its place all is code, judged where it goes', async () => {
  const at = (answer: string): ChatExample => ({
    ...chat(answer),
    messages: [
      {
        role: 'user',
        content:
          'The file Orders.cs (csharp):\n\nclass Orders {\n  <cursor/>\n}\n\nWrite the code that belongs at <cursor/>. A sum.',
      },
      { role: 'assistant', content: answer },
    ],
  })
  expect(await through(at('void Add() { using var hash = MD5.Create(); }'))).toBe(7 / 8)
  expect(await through(at('void Add( { }'))).toBe('doesNotParse')
})

test('of an answer in words the code in fences counts, and of several files each', async () => {
  expect(await through(code('csharp', 'public int Sum() => a + b;'))).toBe(1)
  expect(await through(code('csharp', 'public int Sum( => a + b;'))).toBe('doesNotParse')
  expect(await through(code('typescript', 'providers: [{ provide: A, useClass: B }],'))).toBe(1)
  expect(await through(chat('It adds what the basket holds.'))).toBeNull()
  expect(await through(chat('<file name="a.ts">\nexport const a = (\n</file>'))).toBe('doesNotParse')
})

test('what must not be learnt is left out of the training, and stays where it is only held out', async () => {
  const concatenated = fim('var sql = "DELETE FROM Orders WHERE Id = " + id;')
  expect(await through(concatenated)).toBe('insecure')
  expect(await through(concatenated, 'test')).toBe(7 / 8)
})

test('a file that does not compile gives nothing; a commit of it was another text', async () => {
  expect(await through(fim('orders.Add(id);'), 'test', ['Orders.cs'])).toBe('doesNotCompile')
  expect(await through(code('csharp', 'int x;'), 'train', ['Orders.cs'])).toBe(1)
})
