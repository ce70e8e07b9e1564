import { expect, test } from 'vitest'
import { formatExample } from '#engine/completion/completion'
import { fimRow } from '#test/record/datasetRows'
import { shownExample } from './shownExample'

const row = fimRow('a', ['Orders.cs'])

test('what stands around the answer, without the tokens of the prompt', () => {
  const around = {
    repository: 'shop',
    path: 'Orders.cs',
    snippets: [{ path: 'Basket.cs', text: 'class Basket {}' }],
  }
  const prompt = formatExample('class Orders {\n  ', '\n}\n', around)
  expect(shownExample({ ...row, prompt, completion: 'int count;' })).toEqual({
    context: '// Basket.cs\nclass Basket {}\n',
    before: 'class Orders {\n  ',
    answer: 'int count;',
    after: '\n}\n',
    rejected: null,
  })
})

test('a long text is cut to the lines near the answer', () => {
  const prompt = formatExample(`${'line of code\n'.repeat(500)}last = `, `;\n${'more\n'.repeat(50)}`)
  const { before, after } = shownExample({ ...row, prompt })
  expect(before.split('\n')).toHaveLength(9)
  expect(before).toMatch(/^…\nline of code\n[^…]*last = $/)
  expect(after).toBe(`;\n${'more\n'.repeat(5)}…`)
  expect(shownExample({ ...row, prompt: formatExample('', 'x'.repeat(900)) }).after).toHaveLength(302)
})

test('a document is read from its beginning; of a pair both are shown', () => {
  expect(shownExample({ ...row, task: 'document', prompt: 'using System;\n' }).before).toBe('using System;\n')
  const { id, contentHash, weight, language, pattern, group, paths, source } = row
  const said = { id, contentHash, weight, language, pattern, group, paths, source }
  const nothing = { at: null, quality: null, security: null, loss: null }
  const prompt = formatExample('a', 'b')
  const pair = { format: 'dpo', task: 'line', prompt, chosen: 'c', rejected: 'r' } as const
  expect(shownExample({ ...said, ...nothing, ...pair })).toMatchObject({ answer: 'c', rejected: 'r' })
})
