import { afterAll, beforeAll, expect, test } from 'vitest'
import { toyWithChatTemplate } from '#test/runtime/ggufBytes'
import { type ToyRuntime, fillIn, startToyRuntime, toyEngine } from '#test/runtime/toyRuntime'

let runtime: ToyRuntime
beforeAll(async () => {
  runtime = await startToyRuntime(await toyEngine())
  await runtime.create('toy', { parameters: { num_ctx: 1024 } })
})
afterAll(() => runtime.close())

const greedy = { temperature: 0, num_predict: 24 }
const code = fillIn(
  'using System;\n\npublic class Order\n{\n    public int Id { get; set; }\n    public string Name { get; set; }\n    ',
  '\n}\n',
)
const generate = (body: object) =>
  runtime.ask('/api/generate', { model: 'toy', raw: true, prompt: code, options: greedy, ...body })

test('a suffix goes through the template; without one the prompt goes the way of a chat', async () => {
  const template =
    '{{- if .Suffix }}<|fim_prefix|>{{ .Prompt }}<|fim_suffix|>{{ .Suffix }}<|fim_middle|>{{- else }}Q:{{ .Prompt }}{{ end }}'
  await runtime.create('insert', { template })
  const answer = (body: object) => runtime.ask('/api/generate', { model: 'insert', options: greedy, ...body })
  const prefix = 'class A {\n    int b = '
  const filled = await answer({ prompt: prefix, suffix: ';\n}' })
  expect(filled.body['response']).toBe((await generate({ prompt: fillIn(prefix, ';\n}') })).body['response'])
  const plain = await answer({ prompt: prefix, suffix: '' })
  expect(plain.body['response']).toBe((await generate({ prompt: `Q:${prefix}` })).body['response'])
  // Raw with a suffix looks only whether the model could.
  const raw = await answer({ raw: true, prompt: prefix, suffix: ';' })
  expect(raw.body['response']).toBe((await generate({ prompt: prefix })).body['response'])
  const { status, body } = await answer({ prompt: 'x', template: '{{ frobnicate }}' })
  expect([status, body['error']]).toEqual([
    500,
    'template function "frobnicate" is not supported by this runtime',
  ])
})

test('context carries a conversation on', async () => {
  const first = await runtime.ask('/api/generate', { model: 'toy', prompt: 'var a = 1;\n', options: greedy })
  const context = first.body['context'] as number[]
  expect(context.length).toBe(
    Number(first.body['prompt_eval_count']) +
      Number(first.body['eval_count']) -
      (first.body['done_reason'] === 'stop' ? 1 : 0),
  )
  const second = await runtime.ask('/api/generate', {
    model: 'toy',
    prompt: 'var b',
    context,
    options: greedy,
  })
  const joined = await generate({ prompt: `var a = 1;\n${String(first.body['response'])}var b` })
  expect(second.body['response']).toBe(joined.body['response'])
})

test('a chat goes through the template of the GGUF, of the model, or ChatML', async () => {
  const messages = [
    { role: 'system', content: 'S' },
    { role: 'user', content: 'U' },
  ]
  const chat = async (model: string) =>
    (await runtime.ask('/api/chat', { model, messages, options: greedy })).body as {
      message: { role: string; content: string }
    }
  const like = async (prompt: string) => (await generate({ prompt })).body['response']
  const chatMl = '<|im_start|>system\nS<|im_end|>\n<|im_start|>user\nU<|im_end|>\n<|im_start|>assistant\n'
  expect((await chat('toy')).message).toEqual({ role: 'assistant', content: await like(chatMl) })
  const jinja =
    '{% for m in messages %}[{{ m.role }}] {{ m.content }}\n{% endfor %}{% if add_generation_prompt %}[assistant] {% endif %}'
  await runtime.create('jinja', {}, toyWithChatTemplate(jinja))
  expect((await chat('jinja')).message.content).toBe(await like('[system] S\n[user] U\n[assistant] '))
  await runtime.create('go', { template: '{{ range .Messages }}({{ .Role }}){{ .Content }}{{ end }}' })
  expect((await chat('go')).message.content).toBe(await like('(system)S(user)U'))
  const lines = await runtime.lines('/api/chat', { model: 'go', messages, options: greedy })
  expect(lines.map((line) => (line['message'] as { content: string }).content).join('')).toBe(
    (await chat('go')).message.content,
  )
  expect(lines.at(-1)).toMatchObject({ done: true })
  expect((await runtime.ask('/api/chat', { model: 'go' })).body).toMatchObject({
    done_reason: 'load',
    done: true,
  })
})
