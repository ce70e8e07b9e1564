import { describe, expect, test } from 'vitest'
import type { ModelAbility } from '#engine/completion/completion'
import { cleanAnswer } from './cleanAnswer'

/** The place is where the text has a `¦`. */
function clean(marked: string, answer: string, ability: ModelAbility = 'chat', whole = true): string {
  const start = marked.indexOf('¦')
  const place = { text: marked.replace('¦', ''), start, end: start, language: 'csharp' } as const
  return cleanAnswer(answer, whole, ability, place, { tabSize: 4, insertSpaces: true }).text
}

describe('what a model that talks says around its code is left out', () => {
  test.each([
    ['a fence', '```csharp\nint a;\n```'],
    ['words around a fence', 'Sure! Here it is:\n\n```\nint a;\n```\nIt declares a.'],
    ['a fence that was cut off', '```csharp\nint a;\n'],
    ['its thoughts', '<think>\nA field?\n```no```\n</think>\n\nint a;'],
    ['blank lines', '\n\nint a;\n\n'],
    ['Windows line ends', '```\r\nint a;\r\n```\r\n'],
  ])('%s', (_, answer) => {
    expect(clean('{\n    ¦\n}', answer)).toBe('int a;')
  })
})

describe('code is indented as its place', () => {
  test('from the margin', () => {
    expect(clean('{\n    ¦\n}', 'if (a)\n{\n    b();\n}')).toBe('if (a)\n    {\n        b();\n    }')
  })
  test('as it is where only the first line is at the margin', () => {
    expect(clean('{\n    ¦\n}', 'if (a)\n    {\n        b();\n    }')).toBe(
      'if (a)\n    {\n        b();\n    }',
    )
  })
  test('from where the model thought it stands', () => {
    expect(clean('{\n    ¦\n}', '        a();\n        b();')).toBe('a();\n    b();')
  })
  test.each([
    ['{\n¦\n}', '    a();\n    b();'],
    ['  x();\n\n¦\n}', '  a();\n  b();'],
    ['¦', 'a();\nb();'],
  ])('as the lines above where its own line is empty: %j', (marked, text) => {
    expect(clean(marked, 'a();\nb();')).toBe(text)
  })
  test('but as a base model has it, which saw the lines above', () => {
    expect(clean('{\n¦\n}', '    a();\n}\n', 'fillIn')).toBe('    a();')
  })
  test('with the steps of the document', () => {
    expect(clean('¦', 'if (a) {\n  b(\n    c)\n}')).toBe('if (a) {\n    b(\n        c)\n}')
  })
  test('with tabs', () => {
    const place = { text: '\t', start: 1, end: 1, language: 'csharp' } as const
    const answer = 'if (a) {\n    b()\n}'
    const style = { tabSize: 4, insertSpaces: false }
    expect(cleanAnswer(answer, true, 'chat', place, style).text).toBe('if (a) {\n\t\tb()\n\t}')
  })
})

describe('what stands there already is not written again', () => {
  test('the beginning of the line', () => {
    expect(clean('    public int ¦\n', 'public int Count { get; set; }')).toBe('Count { get; set; }')
  })
  test('the lines behind the place', () => {
    expect(clean('{\n    ¦\n    return total;\n}', 'total += 1;\nreturn total;\n}')).toBe('total += 1;')
  })
  test('the bracket that closes what is around it', () => {
    expect(clean('{\n    ¦\n}', 'total += 1;\n}')).toBe('total += 1;')
  })
  test('but its own bracket stays', () => {
    expect(clean('{\n    ¦\n}', 'if (a) {\n    b();\n}')).toBe('if (a) {\n        b();\n    }')
  })
  test('the end of the line', () => {
    expect(clean('call(¦);', 'a, b);')).toBe('a, b')
  })
})

describe('a base model is ended where the code is done', () => {
  test('before a line that is shallower than the place', () => {
    expect(clean('{\n    ¦\n}', 'int a;\n    int b;\n}\n\nclass More\n{', 'fillIn')).toBe(
      'int a;\n    int b;',
    )
  })
  test('before what follows anyway', () => {
    expect(
      clean('{\n    ¦\n    return total;\n}', 'total++;\n    return total;\n    more();', 'fillIn'),
    ).toBe('total++;')
  })
  test('when it says the same again and again', () => {
    expect(clean('    ¦', 'a();\n    b();\n    b();\n    b();\n    b();\n', 'fillIn')).toBe('a();\n    b();')
  })
  test('and is otherwise left as it goes on from the place', () => {
    expect(clean('    ¦', 'if (a)\n    {\n        b();\n    }\n', 'fillIn')).toBe(
      'if (a)\n    {\n        b();\n    }',
    )
  })
})

test('while it streams, only whole lines are given out', () => {
  expect(clean('    ¦', 'int a;\nint b', 'chat', false)).toBe('int a;')
  expect(clean('    ¦', '```csharp\nint a;\nint', 'chat', false)).toBe('int a;')
  expect(clean('    ¦', 'int', 'chat', false)).toBe('')
})
