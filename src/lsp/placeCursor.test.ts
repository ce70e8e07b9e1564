import { describe, expect, it } from 'vitest'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { placeCursor } from './placeCursor'

const document = TextDocument.create('file:///w/a.cs', 'csharp', 1, 'x\norder.Na;\n')
const automatic = { triggerKind: 2 } as const

describe('placeCursor', () => {
  it('asks at the cursor, for an empty range there', () => {
    const position = { line: 1, character: 8 }
    expect(placeCursor(document, { position, context: automatic })).toEqual({
      text: document.getText(),
      offset: 10,
      range: { start: position, end: position },
      lead: '',
    })
  })

  it('holds a cursor past the end of a line to its end', () => {
    const { offset, range } = placeCursor(document, {
      position: { line: 0, character: 99 },
      context: automatic,
    })
    expect([offset, range.start]).toEqual([1, { line: 0, character: 1 }])
  })

  it('asks as if the selected completion stood there, and replaces what that one replaces', () => {
    const range = { start: { line: 1, character: 6 }, end: { line: 1, character: 8 } }
    const context = { ...automatic, selectedCompletionInfo: { range, text: 'Name' } }
    expect(placeCursor(document, { position: { line: 1, character: 8 }, context })).toEqual({
      text: 'x\norder.Name;\n',
      offset: 12,
      range,
      lead: 'Name',
    })
  })
})
