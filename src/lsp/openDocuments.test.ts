import { describe, expect, it } from 'vitest'
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver-protocol'
import { OpenDocuments } from './openDocuments'
import { type TextChange, shifted } from './textChange'

const uri = 'file:///w/Order.cs'

function opened(text: string): OpenDocuments {
  const documents = new OpenDocuments()
  documents.opened({ textDocument: { uri, languageId: 'csharp', version: 1, text } })
  return documents
}

function at(line: number, from: number, to: number, text: string): TextDocumentContentChangeEvent {
  return { range: { start: { line, character: from }, end: { line, character: to } }, text }
}

/** The offsets say the same as the LSP changes: applied one after the other they give the editor's text. */
function check(
  before: string,
  changes: TextDocumentContentChangeEvent[],
  after: string,
  expected: TextChange[],
): void {
  const documents = opened(before)
  const converted = documents.changed({ textDocument: { uri, version: 2 }, contentChanges: changes })
  expect(converted).toEqual(expected)
  expect(documents.get(uri)?.getText()).toBe(after)
  const replayed = converted.reduce(
    (text, { start, end, text: put }) => text.slice(0, start) + put + text.slice(end),
    before,
  )
  expect(replayed).toBe(after)
}

describe('changes of a document', () => {
  it('counts every change against the text that the one before it left', () => {
    check('ab\ncd\n', [at(0, 0, 0, 'x\n'), at(2, 1, 2, '')], 'x\nab\nc\n', [
      { start: 0, end: 0, text: 'x\n' },
      { start: 6, end: 7, text: '' },
    ])
  })

  it('counts characters outside of the basic plane as two', () => {
    check('😀a', [at(0, 2, 3, 'b')], '😀b', [{ start: 2, end: 3, text: 'b' }])
  })

  it('keeps carriage returns', () => {
    check('a\r\nb\r\n', [at(1, 1, 1, ';')], 'a\r\nb;\r\n', [{ start: 4, end: 4, text: ';' }])
  })

  it('finds what differs when a whole document comes', () => {
    check('one two three', [{ text: 'one 2 three' }], 'one 2 three', [{ start: 4, end: 7, text: '2' }])
    check('aaa', [{ text: 'aaaa' }], 'aaaa', [{ start: 3, end: 3, text: 'a' }])
    check('', [{ text: 'a' }], 'a', [{ start: 0, end: 0, text: 'a' }])
    check('a', [{ text: '' }], '', [{ start: 0, end: 1, text: '' }])
  })

  it('leaves a replacement as the editor made it', () => {
    check('var total', [at(0, 0, 9, 'var totals = 0')], 'var totals = 0', [
      { start: 0, end: 9, text: 'var totals = 0' },
    ])
  })

  it('holds positions past the end of a line to its end, and turned ranges the right way', () => {
    check('ab\ncd', [at(0, 9, 9, '!')], 'ab!\ncd', [{ start: 2, end: 2, text: '!' }])
    check('abcd', [at(0, 3, 1, '')], 'ad', [{ start: 1, end: 3, text: '' }])
  })

  it('says nothing of a document that is not open', () => {
    expect(
      new OpenDocuments().changed({ textDocument: { uri, version: 2 }, contentChanges: [{ text: 'a' }] }),
    ).toEqual([])
  })
})

describe('shifted', () => {
  it('moves with what stands before, stays with what stands behind', () => {
    expect(shifted(5, { start: 1, end: 2, text: 'abc' })).toBe(7)
    expect(shifted(5, { start: 5, end: 5, text: 'abc' })).toBe(5)
    expect(shifted(5, { start: 7, end: 8, text: '' })).toBe(5)
    expect(shifted(5, { start: 3, end: 9, text: 'x' })).toBe(3)
  })
})
