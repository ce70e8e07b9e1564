import { describe as group, expect, test } from 'vitest'
import type { Suggestion } from '#contracts/suggestion'
import { suggestionRow } from '#test/store/suggestionRow'
import { Sessions, describe } from './describe'

const moment = { sessionId: 'session', commitHash: 'abc', context: [{ source: 'sibling', path: 'a.cs' }] }
const of = (change: Partial<Suggestion>) => describe(suggestionRow('a', change), moment)

test('says what it is told of the moment', () => {
  expect(of({})).toEqual({
    ...{ suggestionId: 'a', ...moment, instruction: null },
    ...{ learningType: 'codeGeneration', complexity: 'simple', domain: 'dotnet.other' },
  })
})

test('what was asked for in words is the instruction', () => {
  const asked = { surface: 'generate', prefix: 'Write a test\nfor Add\n' } as const
  expect(of(asked).instruction).toBe('Write a test\nfor Add')
})

group('learning type', () => {
  test.each([
    ['Add a paged endpoint', 'codeGeneration'],
    ['Fix the null reference in Get', 'debugging'],
    ['Why does this test fail?', 'debugging'],
    ['Extract an interface for the store', 'architecture'],
    ['Refactor into layers', 'architecture'],
    ['How do I sort by two keys?', 'problemSolving'],
    ['Make this faster', 'problemSolving'],
    ['Add a suffix to the label', 'codeGeneration'],
  ])('asked in words: %s', (instruction, expected) => {
    expect(of({ surface: 'chat', prefix: `${instruction}\n` }).learningType).toBe(expected)
  })

  test.each<[string, Partial<Suggestion>, string]>([
    ['a plain line', {}, 'codeGeneration'],
    ['below a note of a bug', { prefix: 'int a;\n// FIXME: off by one\n' }, 'debugging'],
    ['far below it', { prefix: '// BUG\na\nb\nc\nd\ne\n' }, 'codeGeneration'],
    ['a name that says bug is no note', { prefix: 'var bugs = ' }, 'codeGeneration'],
    ['where services are put together', { path: 'Shop.Api/Program.cs' }, 'architecture'],
    ['an interface', { path: 'Store/ILarderStore.cs' }, 'architecture'],
    ['routes', { path: 'src/app/app.routes.ts' }, 'architecture'],
    ['two decisions', { text: 'if (a) return b;\nforeach (var c in d) e();' }, 'problemSolving'],
    ['one decision', { text: 'if (a) return b;' }, 'codeGeneration'],
  ])('inline: %s', (_, change, expected) => {
    expect(of(change).learningType).toBe(expected)
  })
})

test.each<[string, Partial<Suggestion>, string]>([
  ['a line', { text: 'return total;' }, 'simple'],
  ['a line that decides', { text: 'if (total > 0) return total;' }, 'medium'],
  ['some lines', { scope: 'block', text: 'int a;\nint b;' }, 'medium'],
  ['many lines', { scope: 'block', text: 'int a;\n'.repeat(9) }, 'complex'],
  ['deep', { scope: 'block', text: 'a {\n  b {\n    c {\n      d' }, 'complex'],
  [
    'many decisions',
    { scope: 'block', text: '@if (a) {} @for (b of c) {} @if (d) {} @if (e) {}' },
    'complex',
  ],
])('complexity: %s', (_, change, expected) => {
  expect(of(change).complexity).toBe(expected)
})

test.each([
  ['Controllers/OrderController.cs', 'csharp', '', 'aspnet.controller'],
  ['Orders.cs', 'csharp', '[ApiController]\nclass Orders', 'aspnet.controller'],
  ['Program.cs', 'csharp', 'app.MapGet("/orders", ', 'aspnet.minimalApi'],
  ['Data/ShopDbContext.cs', 'csharp', '', 'efcore'],
  ['Data/Orders.cs', 'csharp', 'using Microsoft.EntityFrameworkCore;\n', 'efcore'],
  ['Shop.Tests/OrderControllerTests.cs', 'csharp', '', 'dotnet.test'],
  ['Shop.Tests/Setting.cs', 'csharp', '', 'dotnet.test'],
  ['Latest/Contest.cs', 'csharp', '', 'dotnet.other'],
  ['Order.cs', 'csharp', 'using Xunit;\n', 'dotnet.test'],
  ['Order.cs', 'csharp', '', 'dotnet.other'],
  ['orders.component.ts', 'typescript', '', 'angular.component'],
  ['orders.ts', 'typescript', '@Component({', 'angular.component'],
  ['order.service.ts', 'typescript', '', 'angular.service'],
  ['order.service.spec.ts', 'typescript', '@Injectable()', 'angular.test'],
  ['order.pipe.ts', 'typescript', "import { Pipe } from '@angular/core'", 'angular.other'],
  ['order.ts', 'typescript', '', 'general'],
  ['orders.component.html', 'html', '', 'angular.template'],
  ['orders.component.scss', 'scss', '', 'style'],
  ['Orders.tsx', 'tsx', '', 'general'],
])('domain of %s (%s) behind "%s": %s', (path, language, prefix, expected) => {
  expect(of({ path, language, prefix }).domain).toBe(expected)
})

test('a session ends with half an hour without a suggestion, and each client has its own', () => {
  const minute = 60_000
  const sessions = new Sessions()
  const first = sessions.at(0, 'editor')
  expect(sessions.at(29 * minute, 'editor')).toBe(first)
  expect(sessions.at(58 * minute, 'editor')).toBe(first)
  expect(sessions.at(58 * minute, 'replay')).not.toBe(first)
  expect(sessions.at(88 * minute, 'editor')).not.toBe(first)
  expect(new Sessions().at(0, 'editor')).not.toBe(first)
})
