import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { scriptedEngine } from '#test/fakes/scriptedModel'
import { headerOnly, toyPath } from '#test/runtime/ggufBytes'
import { type ToyRuntime, startToyRuntime } from '#test/runtime/toyRuntime'

let runtime: ToyRuntime
let toy: string
beforeAll(async () => {
  runtime = await startToyRuntime(scriptedEngine)
  toy = await runtime.upload(await readFile(toyPath))
})
afterAll(() => runtime.close())

const zeros = `sha256:${'0'.repeat(64)}`
const create = (body: object) => runtime.ask('/api/create', { model: 'made', ...body })
const show = async (model: string) => (await runtime.ask('/api/show', { model })).body
const parameters = async (model: string) => String((await show(model))['parameters']).split('\n')

test('streams its progress and ends with success', async () => {
  const response = await runtime.post('/api/create', { model: 'streamed', files: { 'm.gguf': toy } })
  expect(response.headers.get('content-type')).toBe('application/x-ndjson')
  const statuses = (await response.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).status)
  expect(statuses).toEqual(['parsing GGUF', `using existing layer ${toy}`, 'writing manifest', 'success'])
})

test('without a stream only the last status comes', async () => {
  expect(await create({ files: { 'm.gguf': toy } })).toEqual({ status: 200, body: { status: 'success' } })
})

test('files inherit nothing; from keeps what is not said anew', async () => {
  await create({
    model: 'base',
    files: { 'm.gguf': toy },
    template: 'T {{ .Prompt }}',
    system: 'S',
    license: 'L',
    parameters: { num_ctx: 512, stop: ['a', 'b'] },
  })
  await create({ model: 'child', from: 'BASE', parameters: { num_ctx: 256 } })
  await create({ model: 'bare', files: { 'm.gguf': toy } })
  expect(await show('child')).toMatchObject({ template: 'T {{ .Prompt }}', system: 'S', license: 'L' })
  expect(await parameters('child')).toEqual([
    'num_ctx                        256',
    'stop                           "a"',
    'stop                           "b"',
  ])
  expect(await show('bare')).toMatchObject({ template: '{{ .Prompt }}', parameters: '' })
  expect(await show('bare')).not.toHaveProperty('system')
})

test('insert is there only when the template has a place for the suffix', async () => {
  await create({ model: 'fill', files: { 'm.gguf': toy }, template: '{{ .Prompt }}{{ .Suffix }}' })
  expect((await show('fill'))['capabilities']).toEqual(['completion', 'insert'])
  await create({ model: 'plain', files: { 'm.gguf': toy }, template: '{{ .Prompt }}' })
  expect((await show('plain'))['capabilities']).toEqual(['completion'])
})

test.each([
  [
    'adapters, before anything else',
    { model: '', adapters: { 'a.gguf': zeros } },
    400,
    'LoRA adapters are no longer supported',
  ],
  ['nothing to make it from', {}, 400, "neither 'from' or 'files' was specified"],
  ['a name that is none', { model: 'a b' }, 400, 'invalid model name'],
  ['an absolute path', { files: { '/m.gguf': zeros } }, 400, 'file path must be relative'],
  ['a path that leaves', { files: { '../m.gguf': zeros } }, 400, 'file path must be relative'],
  ['a path of Windows', { files: { 'C:\\m.gguf': zeros } }, 400, 'file path must be relative'],
  ['an empty digest', { files: { 'm.gguf': '' } }, 400, 'invalid digest format'],
  ['a missing blob without a telling name', { files: { model: zeros } }, 400, 'unknown type'],
  ['a malformed digest without a telling name', { files: { model: 'sha256:x' } }, 400, 'unknown type'],
  ['no files at all', { files: {} }, 400, 'unknown type'],
  [
    'safetensors',
    { files: { 'm.safetensors': zeros } },
    400,
    'safetensors imports are not supported by this runtime',
  ],
])('%s is refused', async (_what, body, status, error) => {
  expect(await create(body)).toEqual({ status, body: { error } })
  const streamed = await runtime.post('/api/create', { model: 'made', ...body })
  expect([streamed.status, await streamed.json()]).toEqual([status, { error }])
})

test.each([
  ['a missing blob', { files: { 'm.gguf': zeros } }, 500, /^open .*sha256-0{64}: no such file or directory$/],
  ['a malformed digest', { files: { 'm.gguf': 'sha256:x' } }, 400, /^invalid digest format$/],
  ['a model that is not here', { from: 'absent' }, 500, /^pull model manifest: /],
])(
  '%s is found out under way: in the stream under 200, or with its status',
  async (_what, body, status, error) => {
    const whole = await create(body)
    expect(whole.status).toBe(status)
    expect(whole.body['error']).toMatch(error)
    const streamed = await runtime.post('/api/create', { model: 'made', ...body })
    expect(streamed.status).toBe(200)
    const lines = (await streamed.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.at(-1)).toEqual({ error: whole.body['error'] })
    expect(lines[0]).toHaveProperty('status')
  },
)

test('what is no GGUF, an adapter, or to be quantised is refused', async () => {
  const zip = await runtime.upload(Buffer.from('PK not a model'))
  expect((await create({ files: { 'm.gguf': zip } })).body['error']).toBe(
    'supplied file was not in GGUF format',
  )
  expect((await create({ files: { model: zip } })).body['error']).toBe('unknown type')
  const adapter = await runtime.upload(headerOnly({ 'general.type': 'adapter' }))
  const refused = await create({ files: { 'lora.gguf': adapter } })
  expect(refused).toEqual({
    status: 400,
    body: { error: 'LoRA adapters are no longer supported: lora.gguf is a LoRA adapter' },
  })
  const quantise = await create({ files: { 'm.gguf': toy }, quantize: 'q4_K_M' })
  expect(quantise.status).toBe(400)
  expect(quantise.body['error']).toMatch(
    /^create-time quantization is only supported for safetensors imports/,
  )
})

test('a header that is cut short is refused, and the model that was there stays', async () => {
  await create({ model: 'kept', files: { 'm.gguf': toy } })
  const cut = await runtime.upload((await readFile(toyPath)).subarray(0, 50_000))
  expect(await create({ model: 'kept', files: { 'm.gguf': cut } })).toEqual({
    status: 500,
    body: { error: 'unexpected EOF' },
  })
  expect((await show('kept'))['details']).toMatchObject({ family: 'qwen2' })
})

test('show tells what the weights are and where they lie', async () => {
  await create({ model: 'seen', files: { weights: toy }, parameters: { stop: ['<|x|>'] } })
  const body = await show('Seen')
  expect(body['details']).toMatchObject({
    format: 'gguf',
    family: 'qwen2',
    parameter_size: '5.05M',
    quantization_level: 'Q8_0',
  })
  expect(body['model_info']).toMatchObject({
    'general.architecture': 'qwen2',
    'general.parameter_count': 5_050_624,
    'qwen2.context_length': 4096,
  })
  expect(body['model_info']).not.toHaveProperty('general.name')
  const from = /^FROM (.+)$/m.exec(String(body['modelfile']))![1]!
  expect((await readFile(from)).equals(await readFile(toyPath))).toBe(true)
  expect(body['modelfile']).toContain('PARAMETER stop "<|x|>"')
})

test.each([
  [{ model: 'absent' }, 404, "model 'absent' not found"],
  [{}, 400, 'model is required'],
])('show %j is refused', async (body, status, error) => {
  expect(await runtime.ask('/api/show', body)).toEqual({ status, body: { error } })
})
