import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '#platform/seededRandom'
import { joinReports, readOutput, readReportFile, type ReportedError } from './reports'

const fixture = (name: string): string => readFileSync(join('test', 'fixtures', 'reports', name), 'utf8')
const line = ({ code, places: [place], project }: ReportedError): string =>
  `${code} ${place ? `${place.path}:${place.line}:${place.column}` : 'nowhere'}${project === null ? '' : ` in ${project}`}`

describe('what compilers and linters print', () => {
  test.each<[string, string[]]>([
    ['dotnet-build.txt', ['CS0029 Dtos/ProductDto.cs:33:30 in /shop/server/Shop.Api/Shop.Api.csproj']],
    ['terminal-logger.txt', ['CS0029 /shop/server/Shop.Api/Dtos/ProductDto.cs:33:30']],
    ['tsc-pretty.txt', ['TS2322 src/bad.ts:1:14']],
    [
      'ng-build.txt',
      [
        ' src/app/products/product-list.component.scss:9:8',
        'NG5002 /shop/web/src/app/orders/order-list.component.html:1:11',
        'TS2551 /shop/web/src/app/products/product-list.component.ts:25:82',
        'TS2339 /shop/web/src/app/products/product-list.component.html:13:38',
        'NG8002 /shop/web/src/app/products/product-list.component.html:23:22',
        'NG8008 /shop/web/src/app/products/product-list.component.html:23:2',
        'TS2307 /shop/web/src/app/app.routes.ts:1:24',
      ],
    ],
    ...['eslint.txt', 'eslint.json'].map((name): [string, string[]] => [
      name,
      [
        '@typescript-eslint/no-explicit-any /shop/src/order.service.ts:1:31',
        '@typescript-eslint/no-unused-vars /shop/src/order.service.ts:2:9',
        'eqeqeq /shop/src/order.service.ts:4:17',
        ' /shop/src/price.ts:1:22',
      ],
    ]),
  ])('%s', (name, errors) => {
    for (const text of [fixture(name), fixture(name).replaceAll('\n', '\r\n')]) {
      const report = readOutput(text)
      expect(report.errors.map(line)).toEqual(errors)
      expect(report.verdict).toBe('failed')
    }
  })

  test.each([
    ['a.ts(1,14): error TS2322: no', 'TS2322 a.ts:1:14'],
    [
      'C:\\shop\\Dtos\\A.cs(3,5): error CS0103: no [C:\\shop\\Shop.csproj]',
      'CS0103 C:\\shop\\Dtos\\A.cs:3:5 in C:\\shop\\Shop.csproj',
    ],
    [
      'C:\\shop\\A.cs(3,5,3,9): error CS0103: no [C:\\shop\\Shop.csproj::TargetFramework=net8.0]',
      'CS0103 C:\\shop\\A.cs:3:5 in C:\\shop\\Shop.csproj',
    ],
    ['     1>/shop/My Shop/A.cs(3,5): error CS0103: no', 'CS0103 /shop/My Shop/A.cs:3:5'],
    ['C:\\shop\\src\\a.ts:3:5 - error TS2304: no', 'TS2304 C:\\shop\\src\\a.ts:3:5'],
    ['Shop.csproj : error NU1101: no such package', undefined],
    ['a.ts(1,14): warning TS6133: unused', undefined],
    ['see build(1,2) for an error of yours', undefined],
  ])('%s', (text, expected) => {
    expect(readOutput(text).errors.map(line)).toEqual(expected === undefined ? [] : [expected])
  })
})

describe('what test runs print and write', () => {
  const places = ({ places: all }: ReportedError): string[] =>
    all.map(({ path, line: at }) => `${path.replaceAll('\\', '/').replace(/^.*shop\//, '')}:${at}`)

  const jestSum = [['src/sum.test.js:5'], ['src/sum.js:2', 'src/sum.test.js:8']]

  test.each<[string, string, string[][]]>([
    ['vitest.txt', 'Error: nothing to add', [['src/sum.test.ts:5'], ['src/sum.ts:2', 'src/sum.test.ts:8']]],
    ['vitest.json', 'Error: nothing to add', [['src/sum.test.ts:5'], ['src/sum.ts:2', 'src/sum.test.ts:8']]],
    ['vitest-junit.xml', 'nothing to add', [['src/sum.test.ts:5'], ['src/sum.ts:2', 'src/sum.test.ts:8']]],
    [
      'vitest-suites.txt',
      'Error: nothing to add',
      [
        ['src/bad.ts:3'],
        ['src/gone.test.ts:1'],
        ['src/rates.ts:3', 'src/rates.ts:1'],
        ['src/late.test.ts:5'],
        ['src/sum.ts:2', 'src/late.test.ts:3'],
      ],
    ],
    [
      'ng-test.txt',
      "AssertionError: expected 'thisWeek' to be 'sameDay' // Object.is equality",
      [
        ['src/app/products/product-list.component.html:12'],
        ['src/app/core/larder-api.ts:13', 'src/app/core/larder-api.ts:9'],
        ['src/app/products/product.model.spec.ts:11'],
      ],
    ],
    [
      'jest.txt',
      'no rates',
      [...jestSum, ['src/broken.test.js:1'], ['src/rates.js:4', 'src/rates.js:1', 'src/rates.test.js:1']],
    ],
    [
      'jest.json',
      "Cannot find module './total' from 'src/broken.test.js'",
      [...jestSum, ['src/rates.js:4', 'src/rates.js:1', 'src/rates.test.js:1'], ['src/broken.test.js:1']],
    ],
    ['jest-junit.xml', 'Error: nothing to add', jestSum],
    [
      'karma.txt',
      'Error: not yet',
      [
        ['src/app/products/product.model.spec.ts:5'],
        ['src/app/core/larder-trouble.ts:12', 'src/app/core/larder-trouble.spec.ts:22'],
      ],
    ],
    [
      'karma-junit.xml',
      'Error: nothing to add',
      [['src/sum.spec.js:3'], ['src/sum.js:2', 'src/sum.spec.js:6']],
    ],
    ...['dotnet-test.txt', 'dotnet-test.trx'].map((name): [string, string, string[][]] => [
      name,
      'System.Exception : Expected: 2',
      [
        ['server/Shop.Api/VoucherValidator.cs:9', 'server/Shop.Api.Tests/VoucherTests.cs:13'],
        ['server/Shop.Api.Tests/VoucherTests.cs:19'],
      ],
    ]),
    [
      'dotnet-test-8.txt',
      'System.InvalidOperationException : Sequence contains no elements',
      [['server/Shop.Api/Validators/VoucherValidator.cs:21', 'server/Shop.Api.Tests/VoucherTests.cs:14']],
    ],
  ])('%s', (name, lastMessage, expected) => {
    const text = fixture(name)
    const report = /\.(?:trx|xml)$/.test(name) ? readReportFile(text) : readOutput(text)
    expect(report?.verdict).toBe('failed')
    expect(JSON.stringify(report)).not.toContain('\\u001b')
    expect(report?.errors.map(places)).toEqual(expected)
    expect(report?.errors.at(-1)).toMatchObject({ kind: 'test', message: lastMessage })
  })

  test.each([
    ['vitest.txt', ['src/sum.test.ts']],
    ['vitest.json', ['/shop/src/sum.test.ts']],
    ['vitest-junit.xml', ['src/sum.test.ts']],
    ['vitest-suites.txt', ['src/late.test.ts', 'src/rates.test.ts', 'src/gone.test.ts', 'src/bad.test.ts']],
    ['jest.txt', ['sum', 'broken', 'rates', 'cart'].map((name) => `src/${name}.test.js`)],
    ['jest.json', ['sum', 'rates', 'broken', 'cart'].map((name) => `/shop/src/${name}.test.js`)],
    [
      'ng-test.txt',
      [
        'src/app/products/product-list.component.spec.ts',
        'src/app/core/larder-trouble.spec.ts',
        'src/app/products/product.model.spec.ts',
      ],
    ],
  ])('%s names the files that ran', (name, files) => {
    expect((readReportFile(fixture(name)) ?? readOutput(fixture(name))).testFiles).toEqual(files)
  })

  test('several reports of one run count a failure once', () => {
    const report = readReportFile(fixture('vitest-junit.xml'))!
    expect(joinReports([report, report]).errors).toHaveLength(2)
    expect(joinReports([]).verdict).toBeNull()
  })
})

test.each([
  ['Build succeeded.\n    0 Warning(s)\n    0 Error(s)', 'passed'],
  ['Passed!  - Failed:     0, Passed:    42\nFailed!  - Failed:     1, Passed:    41', 'failed'],
  [' Test Files  1 passed (1)\n      Tests  5 passed (5)', 'passed'],
  ['Executed 9 of 9 SUCCESS (0.1 secs)', 'passed'],
  ['Executed 2 of 3 (skipped 1) SUCCESS (0.1 secs)\nTOTAL: 2 SUCCESS', 'passed'],
  ['Executed 8 of 9 SUCCESS (0.1 secs)', null],
  ['Application bundle generation complete. [1.8 seconds]', 'passed'],
  ['Application bundle generation complete. [1.8 seconds]\n\n RUN  v5.1.1 /shop', null],
  ['[{"filePath":"/shop/src/a.ts","messages":[{"message":"no","severity":1}]}]', 'passed'],
  ['all done', null],
])('a summary tells how it went: %s', (text, verdict) => {
  expect(readOutput(text).verdict).toBe(verdict)
})

test('any text is read in bounded time, and nothing throws', () => {
  const random = seededRandom('output')
  const pieces = [
    '\u001B[',
    '31m',
    '(',
    ')',
    ': error ',
    'CS1',
    ':1:2',
    '\n',
    '\r',
    ' at ',
    ' in ',
    ':line 3',
    '<',
    '/>',
    '{"num',
    '❯',
    '✘ [ERROR] ',
    'a'.repeat(300),
    ' ',
    '\t',
    '×',
    'FAIL ',
    ' > ',
    '\0',
    '\uD800',
    '1',
    ',',
    ' ● ',
    '❯ shop  ',
    ' FAIL  a [ ',
    '⎯⎯⎯ Uncaught Exception ⎯⎯⎯',
    '╭─[ ',
    '[{"filePath":',
    'Executed 1 of ',
    '<TestRun>',
    '<testsuite>',
    '&amp;',
    '&bad',
  ]
  for (let round = 0; round < 300; round++) {
    let text = ''
    while (random() > 0.01) text += pieces[Math.floor(random() * pieces.length)]!
    expect(Array.isArray(readOutput(text).errors)).toBe(true)
    readReportFile(text)
    readReportFile(`<TestRun>${text}`)
  }
  for (const piece of [...pieces, '(1,2', 'C:\\', 'at a in ', ' error ']) {
    const started = performance.now()
    readOutput(piece.repeat(Math.ceil(250_000 / piece.length)))
    expect(performance.now() - started, JSON.stringify(piece)).toBeLessThan(2000)
  }
})
