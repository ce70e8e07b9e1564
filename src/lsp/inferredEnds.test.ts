import { beforeEach, expect, test } from 'vitest'
import { type InferredEnd, InferredEnds } from './inferredEnds'

const uri = 'file:///a.cs'
const before = 'int a = ;'
let said: InferredEnd[]
let ends: InferredEnds

/** Offered at offset 8. */
beforeEach(() => {
  said = []
  ends = new InferredEnds((end) => said.push(end))
  ends.offered({ id: 's', uri, offset: 8, text: 'b +\n  c', typed: 0 })
})

test('the same one again goes on', () => {
  ends.changed(uri, before, { start: 8, end: 8, text: 'b' })
  ends.offered({ id: 's', uri, offset: 8, text: 'b +\n  c', typed: 1 })
  ends.changed(uri, 'int a = b;', { start: 9, end: 9, text: '!' })
  expect(said).toEqual([{ kind: 'typedThrough', id: 's', length: 1 }])
})

test('one that was followed no more goes on from what was typed of it', () => {
  ends.ended('s')
  ends.offered({ id: 's', uri, offset: 8, text: 'bc', typed: 1 })
  ends.changed(uri, 'int a = b;', { start: 9, end: 9, text: 'c' })
  expect(said).toEqual([{ kind: 'typedThrough', id: 's', length: 2 }])
})

test('after an end that the editor said, nothing is said', () => {
  ends.ended('s')
  ends.changed(uri, before, { start: 0, end: 0, text: 'x' })
  ends.closed(uri)
  expect(said).toEqual([])
})

test('a document that closes is left, another one that closes is not', () => {
  ends.closed('file:///b.cs')
  expect(said).toEqual([])
  ends.closed(uri)
  expect(said).toEqual([{ kind: 'ignored', id: 's', reason: 'left' }])
})

test('Windows line ends, and a document that is sent whole, say the same', () => {
  ends.changed(uri, before, { start: 0, end: before.length, text: 'int a = b;' })
  ends.changed(uri, 'int a = b;', { start: 9, end: 9, text: ' ' })
  ends.changed(uri, 'int a = b ;', { start: 10, end: 10, text: '+' })
  ends.changed(uri, 'int a = b +;', { start: 11, end: 11, text: '\r\n  ' })
  ends.changed(uri, 'int a = b +\r\n  ;', { start: 15, end: 15, text: 'c' })
  expect(said).toEqual([{ kind: 'typedThrough', id: 's', length: 7 }])
})

test('a change that changes nothing ends nothing', () => {
  ends.changed(uri, before, { start: 0, end: before.length, text: before })
  ends.changed(uri, before, { start: 8, end: 8, text: 'b +\n' })
  expect(said).toEqual([{ kind: 'partiallyAccepted', id: 's', length: 4 }])
})
