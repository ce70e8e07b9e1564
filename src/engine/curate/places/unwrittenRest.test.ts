import { expect, test } from 'vitest'
import { unwrittenRest } from './unwrittenRest'

const rest = `
    store(order)

    return order
  }

  other() {
    return 1
  }
}

export const more = 2
`

test('of the innermost block nothing is written yet', () => {
  expect(unwrittenRest(rest, '    ', 'block')).toBe(
    '\n  }\n\n  other() {\n    return 1\n  }\n}\n\nexport const more = 2\n',
  )
})

test('of the file only what closes the blocks around is there', () => {
  expect(unwrittenRest(rest, '    ', 'file')).toBe('\n  }\n}\n')
  expect(unwrittenRest('\n  <p></p>\n</div>\n<p></p>\n', '  ', 'file')).toBe('\n</div>\n')
  expect(unwrittenRest(rest, '', 'file')).toBe('')
  expect(unwrittenRest(rest, '', 'block')).toBe('')
})
