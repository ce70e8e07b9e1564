import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { settingsSchema } from '#contracts/settings'
import { holeAt, prepareRequest, requestOfExample, trimAnswer } from '#engine/completion/completion'
import { redact } from '#engine/redact/redact'
import { seededRandom } from '#platform/seededRandom'
import { root } from '#test/cli/apprentice'
import { rounds, soakTimeout } from './rounds'

const settings = settingsSchema.parse({ prefixCharacters: 300, suffixCharacters: 120 })
const sample = 'test/fixtures/sample-shop/server/Shop.Api/Controllers/OrderController.cs'
const pieces = [
  '\n',
  '    ',
  '{',
  '}',
  ';',
  '<|fim_middle|>',
  '<|endoftext|>',
  '\t',
  '\u2028',
  '🧺',
  'e\u0301',
  '\0',
  '"',
  'Password=',
  '@',
]
let code: string

beforeAll(async () => {
  code = await readFile(join(root, sample), 'utf8').catch(() =>
    'class A\n{\n    public int B { get; set; }\n}\n'.repeat(40),
  )
})

/** Real code with odd pieces thrown in. */
function mangled(random: () => number): string {
  const start = Math.floor(random() * Math.max(1, code.length - 600))
  let text = code.slice(start, start + 600)
  for (let times = 0; times < 6; times++) {
    const at = Math.floor(random() * text.length)
    text = text.slice(0, at) + pieces[Math.floor(random() * pieces.length)]! + text.slice(at)
  }
  return text
}

test(
  'whatever the text, a prompt has one hole, and trimming an answer in pieces ends as trimming it whole',
  { timeout: soakTimeout(60_000) },
  () => {
    for (let round = 0; round < rounds(400, 200_000); round++) {
      const random = seededRandom(`completion ${round}`)
      const text = mangled(random)
      const offset = Math.floor(random() * (text.length + 1))
      const request = prepareRequest(text, offset, 'csharp', settings)
      expect(request.prompt.match(/<\|fim_middle\|>/g)).toHaveLength(1)
      expect(request.prompt.endsWith('<|fim_middle|>')).toBe(true)
      expect(requestOfExample(request.prompt, request.scope, settings).prompt).toBe(request.prompt)

      const answer = mangled(random)
      const whole = trimAnswer(answer, request)
      for (let end = 1; end <= answer.length; end += 7) {
        const soFar = trimAnswer(answer.slice(0, end), request)
        if (soFar.done) {
          expect(soFar.text, JSON.stringify({ answer, end })).toBe(whole.text)
          break
        }
      }
      const hole = holeAt(text, offset, 'csharp', settings)
      if (hole) expect(text.startsWith(hole.middle, offset)).toBe(true)
    }
  },
)

test('whatever the text, redacting twice is redacting once', { timeout: soakTimeout(60_000) }, async () => {
  for (let round = 0; round < rounds(60, 20_000); round++) {
    const once = await redact(mangled(seededRandom(`redact ${round}`)), { path: 'A.cs' })
    expect(await redact(once.text, { path: 'A.cs' })).toMatchObject({ text: once.text, found: {} })
  }
})
