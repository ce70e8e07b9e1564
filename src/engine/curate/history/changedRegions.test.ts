import { beforeAll, expect, test } from 'vitest'
import { loadParsers } from '#engine/language/language'
import { patchesIn } from '#platform/filePatch'
import { type ChangedRegion, changedRegions } from './changedRegions'
import { isTrivialChange } from './isTrivialChange'

beforeAll(loadParsers)

/** Of a file of which each line begins with a sign: as git writes it, without its head. */
function regions(lines: readonly string[]): ChangedRegion[] {
  const diff = `diff --git a/Order.cs b/Order.cs\n--- a/Order.cs\n+++ b/Order.cs\n@@ -1 +1 @@\n${lines.join('\n')}\n`
  return changedRegions(patchesIn(diff)[0]!, 'csharp')
}

function selected({ text, start, end }: ChangedRegion): string {
  return text.slice(start, end)
}

const type = (...members: string[]): string[] => [' class Order', ' {', ...members, ' }']

test('a member that was changed in several places is one, in a file in which all else is done', () => {
  const [first, second, ...rest] = regions(
    type(
      '-    int total;',
      '+    decimal total;',
      '     public void Add(int price)',
      '     {',
      '-        total = total + price;',
      '+        if (price < 0) return;',
      '         Tell();',
      '-        Save();',
      '+        Store();',
      '     }',
    ),
  )
  expect(rest).toEqual([])
  expect([selected(first!), first!.answer]).toEqual(['int total;', 'decimal total;'])
  expect(first!.text).toContain('Store();')
  expect(selected(second!)).toBe(
    'public void Add(int price)\n    {\n        total = total + price;\n        Tell();\n        Save();\n    }',
  )
  expect(second!.answer).toContain('Store();')
  expect(second!.text).toContain('decimal total;')
})

test('what was put in is written at a cursor where its code begins', () => {
  const [region] = regions(type('     int total;', '+', '+    void Clear()', '+    {', '+    }'))
  expect(region).toMatchObject({ answer: 'void Clear()\n    {\n    }' })
  expect(selected(region!)).toBe('')
  expect(region!.text.slice(0, region!.start)).toBe('class Order\n{\n    int total;\n\n    ')
})

test('a member that is another one now is not the one that was there', () => {
  const [region] = regions(
    type(
      ...['-    void Map()', '-    {', '-        app.First();'],
      ...['+    int Count(Guid id)', '+    {', '+        return total * 12 + other;', '     }'],
    ),
  )
  expect(selected(region!)).toBe('void Map()\n    {\n        app.First();')
})

test('but renamed it is', () => {
  const [region] = regions(
    type(
      '-    void Map()',
      '+    void MapAll()',
      '     {',
      '         app.First();',
      '         app.Second();',
      '     }',
    ),
  )
  expect(region!.answer).toBe('void MapAll()\n    {\n        app.First();\n        app.Second();\n    }')
})

test('what only went leaves nothing to be written', () => {
  expect(regions(type('-    int total;', '     int count;'))).toEqual([])
})

test.each([
  [
    'layout',
    ['-    void Add() { Save(); }', '+    void Add()', '+    {', '+        Save();', '+    }'],
    true,
  ],
  ['a number', ['-    int most = 10;', '+    int most = 12;'], true],
  ['a comment', ['+    // Adds a price to the total of it.'], true],
  ['a comment behind code', ['-    int most = 10; // Ten.', '+    int most = 10; // As many as ten.'], true],
  ['a name', ['-    int most = 10;', '+    int atMost = 10;'], false],
])('%s', (_, lines, isTrivial) => {
  expect(regions(type(...lines)).map((region) => isTrivialChange(region))).toEqual([isTrivial])
})

test('imports', () => {
  const found = regions(['+using System.Text;', ' class Order', ' {', ' }'])
  expect(found.map((region) => isTrivialChange(region))).toEqual([true])
})

test.each([
  ['a name that is imported with others', ['+  Injectable,'], true],
  [
    'an import over several lines',
    ['+  Injectable,', "+} from '@angular/core'", '+import {', '+  map,'],
    true,
  ],
])('%s', (_, added, isTrivial) => {
  const diff = ['import {', '  Component,', ...added, "} from '@angular/core'", 'export class Jar {}']
    .map((line) => (line.startsWith('+') ? line : ` ${line}`))
    .join('\n')
  const patch = patchesIn(
    `diff --git a/jar.ts b/jar.ts\n--- a/jar.ts\n+++ b/jar.ts\n@@ -1 +1 @@\n${diff}\n`,
  )[0]!
  const found = changedRegions(patch, 'typescript')
  expect(found.map((region) => isTrivialChange(region))).toEqual([isTrivial])
})
