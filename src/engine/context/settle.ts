/**
 * A new choice in an order that keeps the runtime's cache: the runtime reads a prompt again from its first change, so
 * what stays comes first, as it stood, and what is new comes last.
 */
import type { ContextSnippet } from '#contracts/contextSnippet'
import { charactersOf } from './chooseSnippets'

/** The share of new characters for which a pause is worth reading them. */
const ENOUGH = 0.25

/** The held list itself where nothing changed. */
export function settle(
  held: readonly ContextSnippet[],
  chosen: readonly ContextSnippet[],
): readonly ContextSnippet[] {
  const stay = held.filter((snippet) => includes(chosen, snippet))
  const come = chosen.filter((snippet) => !includes(held, snippet))
  return come.length === 0 && stay.length === held.length ? held : [...stay, ...come]
}

export function differsEnough(held: readonly ContextSnippet[], chosen: readonly ContextSnippet[]): boolean {
  const come = chosen.filter((snippet) => !includes(held, snippet))
  return sizeOf(come) > ENOUGH * sizeOf(chosen)
}

function includes(snippets: readonly ContextSnippet[], { path, text }: ContextSnippet): boolean {
  return snippets.some((other) => other.path === path && other.text === text)
}

function sizeOf(snippets: readonly ContextSnippet[]): number {
  return snippets.reduce((sum, snippet) => sum + charactersOf(snippet), 0)
}
