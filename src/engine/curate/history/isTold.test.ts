import { expect, test } from 'vitest'
import { patchesIn } from '#platform/filePatch'
import { readMessage } from './commitMessage'
import { diffText } from './diffText'
import { isTold } from './isTold'

/** Of files by their paths, each with its lines that begin with a sign. */
function told(message: string, files: Readonly<Record<string, readonly string[]>>): boolean {
  const diff = Object.entries(files)
    .map(
      ([path, lines]) =>
        `diff --git a/${path} b/${path}\n--- a/${path}\n+++ b/${path}\n@@ -1 +1 @@\n${lines.join('\n')}\n`,
    )
    .join('')
  const patches = patchesIn(diff)
  return isTold(readMessage(message), patches, patches.map((patch) => diffText(patch, patch.path)).join('\n'))
}

const rounded = ['-return total;', '+return Round(total);']
const many = Array.from({ length: 40 }, (_, at) => `+int order${at};`)

test.each([
  ['says what is done', 'Round the total half up', { 'Basket.cs': rounded }, true],
  ['says only what is touched', 'Update the rounded total of the basket', { 'Basket.cs': rounded }, false],
  ['but says how', 'Update the total so that it is rounded', { 'Basket.cs': rounded }, true],
  [
    'is of versions',
    'Updating version of Totals package',
    { 'a.csproj': ['-<Totals V="1" />', '+<Totals V="2" />'] },
    true,
  ],
  ['hardly says what was wrong', 'Fixed the basket total', { 'Basket.cs': rounded }, false],
  ['names code that is not shown', 'Round the total in OrderService', { 'Basket.cs': rounded }, false],
  [
    'names a file that is not shown',
    'Round the total and update the README',
    { 'Basket.cs': rounded },
    false,
  ],
  [
    'is of one of three files',
    'Round the total half up',
    {
      'Basket.cs': rounded,
      'a.html': ['-<b>Announcements</b>', '+<b>Announcement</b>'],
      'b.scss': ['+a { }'],
    },
    false,
  ],
  ['is of a part of much', 'Round the total half up', { 'Basket.cs': rounded, 'Totals.cs': many }, false],
  [
    'is of much, of which most are tests',
    'Round the total half up',
    { 'Basket.cs': rounded, 'test/Totals.cs': many },
    true,
  ],
])('a message that %s', (_, message, files, isOne) => {
  expect(told(message, files as Record<string, string[]>)).toBe(isOne)
})
