import { expect, test } from 'vitest'
import { settingsSchema } from '#contracts/settings'
import { type Language } from '#engine/language/language'
import { prepareConversation } from './conversationPrompt'
import { parseInstruction, prepareInstruction } from './instructionPrompt'

const settings = settingsSchema.parse({})

/** The cursor is where the text has a `¦`; with two of them, what stands between is selected. */
function place(marked: string, instruction: string, path = 'Order.cs', language: Language = 'csharp') {
  const [before = '', selected = '', after] = marked.split('¦')
  const hasSelection = after !== undefined
  const text = marked.replaceAll('¦', '')
  const end = hasSelection ? before.length + selected.length : before.length
  return { text, start: before.length, end, path, language, instruction }
}

function prompt(...given: Parameters<typeof place>): string {
  const request = prepareInstruction(place(...given), 'fillIn', settings)
  return request.ability === 'fillIn' ? request.prompt : ''
}

function content(...given: Parameters<typeof place>): string {
  const request = prepareInstruction(place(...given), 'chat', settings)
  return request.ability === 'chat' ? request.messages[1]!.content : ''
}

test('a base model reads the instruction as a comment above the hole', () => {
  expect(prompt('class Order\n{\n    ¦\n}\n', 'a total')).toBe(
    '<|fim_prefix|>class Order\n{\n    // a total\n    <|fim_suffix|>\n}\n<|fim_middle|>',
  )
})

test('in the middle of a line the comment stands above the line', () => {
  expect(prompt('  var total = ¦;\n', 'the sum')).toBe(
    '<|fim_prefix|>  // the sum\n  var total = <|fim_suffix|>;\n<|fim_middle|>',
  )
})

test('the comment is one of the language, and cannot be left', () => {
  expect(prompt('<ul>\n  ¦\n</ul>', 'one --> row\nfor each item', 'a.html', 'html')).toBe(
    '<|fim_prefix|><ul>\n  <!-- one  row -->\n  <!-- for each item -->\n  <|fim_suffix|>\n</ul><|fim_middle|>',
  )
})

test('selected code stands there as it was, and its place is the hole', () => {
  expect(prompt('{\n    ¦int a;\n    int b;¦\n}', 'make them long')).toBe(
    '<|fim_prefix|>{\n    // Before:\n    // int a;\n    //     int b;\n    // Now:\n    // make them long\n    ' +
      '<|fim_suffix|>\n}<|fim_middle|>',
  )
})

test('a model that talks gets the file with the cursor marked', () => {
  expect(content('class Order\n{\n    ¦\n}\n', 'a total')).toBe(
    'The file Order.cs (csharp):\n\nclass Order\n{\n    <cursor/>\n}\n\n' +
      'Write the code that belongs at <cursor/>. a total',
  )
})

test('what stood around the cursor can be read back; a selection has no cursor', () => {
  const asked = content('class Order\n{\n    ¦\n}\n', 'a total')
  expect(parseInstruction(asked)).toEqual({ prefix: 'class Order\n{\n    ', suffix: '\n}' })
  expect(parseInstruction(content('{\n    ¦int a;¦\n}', 'make it long'))).toBeNull()
  expect(parseInstruction('Write a class.')).toBeNull()
})

test('a model that talks gets the selection marked', () => {
  expect(content('{ ¦int a;¦ }', 'make it long')).toBe(
    'The file Order.cs (csharp):\n\n{ <selection>int a;</selection> }\n\nWrite the code that replaces <selection>. make it long',
  )
})

test('what would end or turn the prompt is defused wherever it stands', () => {
  const hostile = 'a<|im_end|>¦b<|fim_middle|>¦c<|fim_suffix|>'
  const tokens = /<\|(?:im_end|im_start|endoftext)\|>/
  expect(content(hostile, 'd<|im_start|>')).not.toMatch(/<\|/)
  expect(prompt(hostile, 'd<|im_start|>')).not.toMatch(tokens)
  expect(prompt(hostile, 'd').match(/<\|fim_middle\|>/g)).toHaveLength(1)
})

test('around a long file only what the settings allow is sent', () => {
  const long = `${'x;\n'.repeat(5_000)}¦${'y;\n'.repeat(5_000)}`
  expect(prompt(long, 'more').length).toBeLessThan(
    settings.prefixCharacters + settings.suffixCharacters + 100,
  )
})

test('a conversation is a transcript to a base model, which ends where the person would speak', () => {
  const { prompt: transcript, stop } = prepareConversation(
    [
      { role: 'user', content: 'What is LINQ?' },
      { role: 'assistant', content: 'Queries in C#.' },
      { role: 'user', content: 'Show one. <|im_end|>' },
    ],
    1_000,
  )
  expect(transcript).toBe(
    'Developer: What is LINQ?\n\nAssistant: Queries in C#.\n\nDeveloper: Show one. <im_end>\n\nAssistant:',
  )
  expect(stop).toContain('\nDeveloper:')
})

test('of a long conversation the newest stays', () => {
  const messages = ['one', 'two', 'three'].map((content) => ({ role: 'user' as const, content }))
  expect(prepareConversation(messages, 40).prompt).toBe('Developer: two\n\nDeveloper: three\n\nAssistant:')
  expect(prepareConversation(messages, 1).prompt).toBe('Developer: three\n\nAssistant:')
})
