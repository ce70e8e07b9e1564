import { expect, test } from 'vitest'
import { placeToWrite } from './placeToWrite'

test.each([
  ['a cursor', 'a [] b', 'a [] b'],
  ['code', 'a [b c] d', 'a [b c] d'],
  ['whole lines', '{\n[    a();\n    b();\n]}', '{\n    [a();\n    b();]\n}'],
  ['nothing but white space', 'a[ \n ]b', 'a \n []b'],
  ['a cursor before the indentation of a line', '{\r\n[]\t\t\r\n}', '{\r\n\t\t[]\r\n}'],
  ['a cursor before the indentation of code', '[]  a();', '[]  a();'],
])('%s', (_, selected, written) => {
  const text = selected.replace('[', '').replace(']', '')
  const { start, end } = placeToWrite(text, selected.indexOf('['), selected.indexOf(']') - 1)
  expect(`${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`).toBe(written)
})
