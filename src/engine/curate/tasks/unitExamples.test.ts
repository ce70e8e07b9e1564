import { readFileSync, readdirSync, rmSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ChatExample, type Split, exampleSchema } from '#contracts/example'
import { cleanAnswer } from '#engine/generate/cleanAnswer'
import { type Language, languageOf, loadParsers } from '#engine/language/language'
import { copySampleShop } from '#test/workspace/copySampleShop'
import { fileGroup } from '#engine/curate/survey/fileGroup'
import { FoundOut } from '#engine/store/foundOut'
import { type Told, told } from '#test/curate/sourcedExamples'
import { unitIndexOf } from '#test/curate/unitIndexOf'
import { unitExamples } from './unitExamples'
import type { UnitIndex } from './unitIndex'

const shop = copySampleShop()
const texts = new Map<string, string>()
let index: UnitIndex
let all: Told[]

beforeAll(async () => {
  await loadParsers()
  for (const entry of readdirSync(shop, { recursive: true, withFileTypes: true })) {
    const path = relative(shop, join(entry.parentPath, entry.name)).split(sep).join('/')
    if (entry.isFile() && languageOf(path) !== null && !/generated|\.g\.cs$/.test(path))
      texts.set(path, readFileSync(join(shop, path), 'utf8').replaceAll('\r\n', '\n'))
  }
  index = unitIndexOf(Object.fromEntries(texts), (path) => ({ hash: path, group: fileGroup(path), at: 1 }))
  all = await collect(() => 'train')
})
afterAll(() => rmSync(shop, { recursive: true, force: true }))

async function collect(splitOf: (path: string) => Split | null): Promise<Told[]> {
  const read = (path: string): Promise<string | null> => Promise.resolve(texts.get(path) ?? null)
  const { findings } = FoundOut.open(null)
  return await told(unitExamples(index, { read, splitOf, findings, code: 'test' }), findings, splitOf)
}

const examplesIn = (sourced: readonly Told[]): ChatExample[] =>
  sourced.flatMap((one) => (one.kind === 'example' && one.example.format === 'chat' ? [one.example] : []))
const answerOf = ({ messages }: ChatExample): string => messages.at(-1)!.content
const askedIn = ({ messages }: ChatExample): string => messages.at(-2)!.content
const find = (task: string, path: string, asked: string): ChatExample => {
  const found = examplesIn(all).find(
    (one) => one.task === task && one.paths[0] === path && askedIn(one).includes(asked),
  )
  if (found === undefined) throw new Error(`${task} of ${path} is not there`)
  return found
}

test('every example is one, short enough to be learnt whole, and says where it is from', () => {
  const examples = examplesIn(all)
  expect(examples.length).toBeGreaterThan(250)
  for (const example of examples) {
    expect(exampleSchema.parse(example)).toEqual(example)
    expect(example.messages.map(({ content }) => content).join('').length).toBeLessThanOrEqual(6300)
    for (const path of example.paths) expect(texts.has(path), path).toBe(true)
    expect(example.group).toBe(fileGroup(example.paths[0]!))
  }
  expect(new Set(examples.map(({ id }) => id)).size).toBe(examples.length)
})

test('an answer is what stands in the file that it names', () => {
  const plain = (text: string): string => text.replaceAll(/\s+/g, '')
  for (const example of examplesIn(all).filter(({ task }) => task !== 'explain')) {
    const answer = answerOf(example)
    if (answer.startsWith('<file ')) continue
    const code = answer.replaceAll(/^```.*$/gm, '')
    expect(plain(texts.get(example.paths[0]!)!), example.paths[0]).toContain(plain(code))
  }
})

test('no text answers two tasks', () => {
  const answers = examplesIn(all).map((example) => answerOf(example).replaceAll(/^```.*$|\s+/gm, ''))
  expect(new Set(answers).size).toBe(answers.length)
})

/** The words above what was asked for are the instruction, and not in the file that is shown. */
const withoutWords = (text: string): string => text.replaceAll(/^ *(?:\/\/\/.*|\/\*\*.*\*\/)(?:\n|$)/gm, '')

test('put back where it was asked for, an answer gives the file as the person wrote it', () => {
  let checked = 0
  for (const example of examplesIn(all)) {
    const [head, rest] = askedIn(example).split('<cursor/>', 2)
    if (rest === undefined) continue
    const before = head!.slice(head!.indexOf('\n\n') + 2)
    const after = rest.slice(0, rest.lastIndexOf('\n\nWrite the code that belongs'))
    const place = {
      text: before + after,
      start: before.length,
      end: before.length,
      language: example.language as Language,
    }
    const { text } = cleanAnswer(answerOf(example), true, 'chat', place, null)
    expect(withoutWords(texts.get(example.paths[0]!)!)).toContain(withoutWords(before + text + after))
    checked++
  }
  expect(checked).toBeGreaterThan(150)
})

test.each([
  ['completeBody', 'server/Shop.Api/Documents/Order.cs', 'the body of `GoodsPence` in `Order`', 'Lines.Sum('],
  [
    'addMember',
    'server/Shop.Api/Controllers/OrderController.cs',
    'GET `api/orders/to-pack`: `ToPack()`',
    '[HttpGet("to-pack")]',
  ],
  [
    'addMember',
    'web/src/app/core/larder-trouble.spec.ts',
    'Add the test "no error reads as nothing"',
    'larderTrouble(undefined)',
  ],
  [
    'addMember',
    'web/src/app/app.routes.ts',
    'route `vouchers/:id` for `VoucherDetailComponent`',
    "path: 'vouchers/:id'",
  ],
  [
    'writeDto',
    'server/Shop.Api/Dtos/OrderDto.cs',
    '`server/Shop.Api/Documents/Order.cs`:',
    'public sealed class OrderDto',
  ],
  [
    'convert',
    'web/src/app/orders/order.model.ts',
    'TypeScript interface `Order` for `OrderDto`',
    'export interface Order {',
  ],
  [
    'writeService',
    'web/src/app/orders/order.service.ts',
    'calls `OrderController`',
    'forCustomer(customerId: string)',
  ],
  [
    'writeService',
    'server/Shop.Api/Store/MemoryLarderStore.cs',
    'implements `ILarderStore`',
    'class MemoryLarderStore',
  ],
  [
    'writeService',
    'server/Shop.Api/Validators/OrderValidator.cs',
    'checks `OrderDto`',
    'MostOfOneProduct = 24',
  ],
  [
    'writeTemplate',
    'web/src/app/orders/order-list.component.html',
    'of `OrderListComponent`',
    'pieceCount(order)',
  ],
  [
    'writeTemplate',
    'web/src/app/shared/shelf-turner.component.ts',
    'template of `ShelfTurnerComponent`',
    'turnBy(-1)',
  ],
  [
    'writeTest',
    'web/src/app/products/product.model.spec.ts',
    'tests of `freshnessOf`',
    'import { freshnessOf }',
  ],
  [
    'wireInjection',
    'server/Shop.Api/Startup.cs',
    '`CustomerRepository`, `DeliveryRepository`',
    'services.AddSingleton<VoucherRepository>();',
  ],
  [
    'writeConfiguration',
    'server/Shop.Api/Settings/LarderSettings.cs',
    'implements `ILarderSettings`',
    'section.GetValue(',
  ],
  [
    'explain',
    'server/Shop.Api/Repositories/OrderRepository.cs',
    'what `SpentByAsync` of `OrderRepository` is for',
    'a cancelled order counts nothing',
  ],
])('%s in %s: %s', (task, path, asked, answer) => {
  expect(answerOf(find(task, path, asked))).toContain(answer)
})

test('what a component is made of can be one answer of several files', () => {
  const several = examplesIn(all).filter((example) => answerOf(example).startsWith('<file name="'))
  expect(several.length).toBeGreaterThan(2)
  for (const example of several) {
    expect(answerOf(example)).toMatch(
      /^<file name="web\/.*\.html">\n[^]*\n<\/file>\n<file name="web\/.*\.scss">\n[^]*\n<\/file>$/,
    )
    expect(example.paths.slice(0, 1)[0]).toMatch(/\.html$/)
    expect(askedIn(example)).not.toContain(answerOf(example).split('\n')[1])
  }
})

test('what is explained is not shown with its explanation', () => {
  for (const example of examplesIn(all).filter(({ task }) => task === 'explain'))
    expect(askedIn(example)).not.toContain(answerOf(example))
})

test('the words above a member are the instruction, and neither shown nor answered', () => {
  const words = 'Pence off for a basket of this worth'
  const asked = examplesIn(all).find((one) => one.task === 'addMember' && askedIn(one).includes(words))!
  expect(askedIn(asked).split(words)).toHaveLength(2)
  expect(answerOf(asked)).not.toContain(words)
})

test('training shows text of files that train, and nothing ever that of a file left out', async () => {
  const splitOf = (path: string): Split | null => {
    if (path.includes('/Documents/')) return 'test'
    return path.includes('/orders/') ? null : 'train'
  }
  const sourced = await collect(splitOf)
  const examples = examplesIn(sourced)
  for (const { paths } of examples) {
    const [own] = paths
    expect(paths.every((path) => splitOf(path) !== null)).toBe(true)
    if (splitOf(own!) === 'train')
      expect(
        paths.every((path) => splitOf(path) === 'train'),
        own,
      ).toBe(true)
  }
  const across = sourced.filter((one) => one.kind === 'leftOut' && one.reason === 'acrossSplit')
  expect(across.map((one) => (one.kind === 'leftOut' ? one.where : ''))).toContain(
    'server/Shop.Api/Dtos/ProductDto.cs',
  )
  expect(examples.some(({ paths }) => splitOf(paths[0]!) === 'test')).toBe(true)
})

test('the same workspace gives the same examples', async () => {
  expect(await collect(() => 'train')).toEqual(all)
})
