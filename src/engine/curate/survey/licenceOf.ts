/** The licence that the head of a file names. It is kept as provenance and never taught. */

/** Comments at the beginning of a file: of C#, TypeScript and SCSS, of markup, of Razor, and lines of a script. */
const leading = /^(?:\uFEFF?\s*(?:\/\/[^\n]*|\/\*[^]*?\*\/|<!--[^]*?-->|@\*[^]*?\*@|#(?:region|!)[^\n]*))+/
/** A head is not longer; the search ends there in any case. */
const LONGEST = 20_000

const legal = /\b(?:copyright|licen[cs]ed?|SPDX|all rights reserved)\b|\(c\)\s*\d{4}|©/i

/** SPDX names by what a head says in words; the longer names first. */
const phrases: readonly (readonly [RegExp, string])[] = [
  [/\bAGPL|Affero General Public/i, 'AGPL-3.0'],
  [/\bLGPL|Lesser General Public/i, 'LGPL-3.0'],
  [/\bGPL\b|GNU General Public|GPLv[23]/i, 'GPL-3.0'],
  [/Mozilla Public|\bMPL\b/i, 'MPL-2.0'],
  [/Apache(?: Software)? Licen[cs]e|Apache-2/i, 'Apache-2.0'],
  [/\bMS-PL\b|Microsoft Public Licen[cs]e/i, 'MS-PL'],
  [/\bBSD\b|Redistribution and use in source and binary forms/i, 'BSD-3-Clause'],
  [/\bISC\b/, 'ISC'],
  [/\bMIT\b|Permission is hereby granted, free of charge/i, 'MIT'],
  [/all rights reserved/i, 'LicenseRef-all-rights-reserved'],
]

/** An SPDX name, `unknown` where a head speaks of rights without naming a licence, null where none does. */
export function licenceOf(text: string): string | null {
  const head = text.slice(0, headerEnd(text))
  if (head === '') return null
  const named = /SPDX-License-Identifier:\s*([\w.+-]+(?:\s+(?:OR|AND|WITH)\s+[\w.+-]+)*)/.exec(head)?.[1]
  return named ?? phrases.find(([words]) => words.test(head))?.[1] ?? 'unknown'
}

/** Where the head of a file that speaks of rights ends; 0 where there is none. */
export function headerEnd(text: string): number {
  const head = leading.exec(text.slice(0, LONGEST))?.[0] ?? ''
  return legal.test(head) ? head.length : 0
}
