import { describe, expect, it } from 'vitest'
import { Offers } from './offers'
import type { TextChange } from './textChange'

const uri = 'file:///w/Order.cs'

/** Offers where `|` stands, applies the changes, and expects the place to be where `|` stands then. */
function check(before: string, changes: readonly TextChange[], after: string): void {
  let document = before.replace('|', '')
  const offers = new Offers()
  offers.add({ suggestionId: 's', uri, offset: before.indexOf('|') })
  for (const change of changes) {
    offers.changed(uri, document, change)
    document = document.slice(0, change.start) + change.text + document.slice(change.end)
  }
  const offset = offers.placeOf('s')?.offset ?? -1
  expect(`${document.slice(0, offset)}|${document.slice(offset)}`).toBe(after)
}

describe('the place of a suggestion', () => {
  it('stays where the editor puts it in at once', () => {
    check('int a = |;', [{ start: 8, end: 8, text: '42' }], 'int a = |42;')
  })

  it('stays where the person typed the start of it, and accepted the rest', () => {
    const changes = [
      { start: 8, end: 8, text: '4' },
      { start: 9, end: 9, text: '2' },
    ]
    check('int a = |;', changes, 'int a = |42;')
  })

  it('stays in a line that the editor replaced as a whole', () => {
    check('int a = |;', [{ start: 0, end: 9, text: 'int a = 42;' }], 'int a = |42;')
    check('{ x|}', [{ start: 0, end: 4, text: '{ x}\n}}' }], '{ x|}\n}}')
  })

  it('moves with changes above it, and stays with changes below', () => {
    const changes = [
      { start: 0, end: 0, text: 'using System;\n' },
      { start: 23, end: 23, text: '\n}' },
    ]
    check('int a = |;', changes, 'using System;\nint a = |;\n}')
  })

  it('moves with the indentation of its line', () => {
    check('if (x)\n\t|', [{ start: 7, end: 8, text: '    ' }], 'if (x)\n    |')
  })

  it('goes with what it stood in', () => {
    check('a\nb|b\nc', [{ start: 2, end: 5, text: '' }], 'a\n|c')
  })

  it('minds only its own document', () => {
    const offers = new Offers()
    offers.add({ suggestionId: 's', uri, offset: 3 })
    offers.changed('file:///w/Other.cs', 'abc', { start: 0, end: 0, text: 'x' })
    expect(offers.placeOf('s')).toEqual({ uri, offset: 3 })
  })

  it('is unknown for one never offered, or whose document was closed', () => {
    const offers = new Offers()
    offers.add({ suggestionId: 's', uri, offset: 0 })
    expect(offers.placeOf('other')).toBeNull()
    offers.closed(uri)
    expect(offers.placeOf('s')).toBeNull()
  })

  it('is forgotten, the oldest first', () => {
    const offers = new Offers()
    for (let index = 0; index < 60; index++) offers.add({ suggestionId: `s${index}`, uri, offset: 0 })
    expect(offers.placeOf('s9')).toBeNull()
    expect(offers.placeOf('s10')).not.toBeNull()
  })
})
