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
        'TS2349 src/app/orders/order.service.ts:47:6',
        'NG8002 src/app/orders/order-list.component.html:12:11',
      ],
    ],
    ['eslint.txt', ['@typescript-eslint/no-unused-vars /shop/web/src/app/orders/order.service.ts:12:7']],
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

  test.each<[string, string, string[][]]>([
    ['vitest.txt', 'Error: nothing to add', [['src/sum.test.ts:5'], ['src/sum.ts:2', 'src/sum.test.ts:8']]],
    ['vitest.json', 'Error: nothing to add', [['src/sum.test.ts:5'], ['src/sum.ts:2', 'src/sum.test.ts:8']]],
    ['vitest-junit.xml', 'nothing to add', [['src/sum.test.ts:5'], ['src/sum.ts:2', 'src/sum.test.ts:8']]],
    ['jest.txt', 'expect(received).toBe(expected) // Object.is equality', [['src/sum.test.ts:5']]],
    ['karma.txt', 'Error: Expected 3 to be 4.', [['src/app/orders/order.service.spec.ts:18']]],
    [
      'dotnet-test.txt',
      'System.InvalidOperationException : Sequence contains no elements',
      [['server/Shop.Api/Validators/VoucherValidator.cs:21', 'server/Shop.Api.Tests/VoucherTests.cs:14']],
    ],
    [
      'dotnet-test.trx',
      'System.InvalidOperationException : Sequence contains no "elements"',
      [['server/Shop.Api/Validators/VoucherValidator.cs:21', 'server/Shop.Api.Tests/VoucherTests.cs:14']],
    ],
  ])('%s', (name, lastMessage, expected) => {
    const text = fixture(name)
    const report = /\.(?:trx|xml)$/.test(name) ? readReportFile(text) : readOutput(text)
    expect(report?.verdict).toBe('failed')
    expect(report?.errors.map(places)).toEqual(expected)
    expect(report?.errors.at(-1)).toMatchObject({ kind: 'test', message: lastMessage })
  })

  test.each([
    ['vitest.txt', ['src/sum.test.ts']],
    ['vitest.json', ['/shop/src/sum.test.ts']],
    ['vitest-junit.xml', ['src/sum.test.ts']],
    ['jest.txt', ['src/cart.test.ts', 'src/sum.test.ts']],
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
