import { beforeAll, expect, test } from 'vitest'
import { settingsSchema } from '#contracts/settings'
import { type Language, loadParsers, parse } from '#engine/language/language'
import { seededRandom } from '#platform/seededRandom'
import { prepareRequest, trimAnswer } from './completion'

const settings = settingsSchema.parse({ maxBlockLines: 5 })
const documents: readonly (readonly [Language, string])[] = [
  ['typescript', 'f() {\n  ¦\n  push(item)\n}\n'],
  ['typescript', 'call("¦");\nnext(item)\n'],
  ['csharp', 'class A\n{\n    void B()\n    {\n        ¦\n    }\n\n    List<int> items;\n}\n'],
  ['csharp', 'class A { List<¦>; }\n'],
  ['html', '<ul>\n  ¦\n  <li>last</li>\n</ul>\n'],
  ['html', '<button (click)="¦">Save</button>\n'],
]
const pieces = [
  ...['\n', '\r\n', '\n  ', '\n    ', '\n        ', '\n\n', ' ', '{', '}', '(', ')', '[', ']', ';', ','],
  ...['"', "'", '`', '\\', '//', '/*', '*/', '<li>', '</li>', '</ul>', '<', '>', '=>', '/', '$'],
  ...['item', 'push(item)', 'next(item)', '<li>last</li>', 'List<int> items;', 'void B()', 'a, ', '0, 0, '],
]

beforeAll(loadParsers)

test('an answer read letter by letter ends as the same answer read at once, whatever it says', () => {
  let ended = 0
  for (let round = 0; round < 600; round++) {
    const random = seededRandom(`stream ${round}`)
    const [language, marked] = documents[round % documents.length]!
    const text = marked.replace('¦', '')
    const syntax = random() < 0.5 ? parse(text, language) : null
    const request = prepareRequest(text, marked.indexOf('¦'), language, settings, { syntax })
    const some = pieces.filter(() => random() < 0.4)
    const answer = Array.from({ length: 40 }, () => some[Math.floor(random() * some.length)] ?? 'x').join('')
    const whole = trimAnswer(answer, request)
    let end = 0
    while (end < answer.length && !trimAnswer(answer.slice(0, end), request).done) end++
    expect(trimAnswer(answer.slice(0, end), request), JSON.stringify({ answer, end })).toEqual(whole)
    if (whole.done) ended++
  }
  expect(ended).toBeGreaterThan(300)
})

test('every text is the beginning of its answer', () => {
  for (let round = 0; round < 200; round++) {
    const random = seededRandom(`text ${round}`)
    const [language, marked] = documents[round % documents.length]!
    const request = prepareRequest(marked.replace('¦', ''), marked.indexOf('¦'), language, settings)
    const answer = Array.from({ length: 30 }, () => pieces[Math.floor(random() * pieces.length)]!).join('')
    expect(answer.replaceAll('\r\n', '\n').startsWith(trimAnswer(answer, request).text)).toBe(true)
  }
})
