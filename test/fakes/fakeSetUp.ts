/** A set-up that installs nothing: answers what a test sets. */
import type { SetUp } from '#lsp/lsp'

export type FakeSetUp = { -readonly [Name in keyof SetUp]: SetUp[Name] }

export function fakeSetUp(): FakeSetUp {
  const notHere = (): never => {
    throw new Error('The fake set-up does not do this.')
  }
  return { check: notHere, install: notHere }
}
