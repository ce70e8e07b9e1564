/** How clean the code is: its syntax, the errors that the editor and the linter found, its lines, its repetition. */
import { distinctLines, shortLines } from './lines'
import type { Evidence } from './evidence'
import { meanOf } from './meanOf'
import { type Part, sure } from './part'
import { surest } from './surest'
import { syntaxErrorsAdded } from '#engine/validate/validate'

const weights = { syntax: 0.4, diagnostics: 0.2, lint: 0.2, lines: 0.1, repetition: 0.1 }

/** Null for an answer in a conversation, which is prose. */
export function codeQualityOf({ suggestion, outcomes }: Evidence): Part {
  if (suggestion.surface === 'chat') return null
  const added = suggestion.surface === 'inline' ? syntaxErrorsAdded(suggestion) : null
  const found = outcomes.findLast((outcome) => outcome.kind === 'diagnostics')
  return meanOf([
    { weight: weights.syntax, part: added === null ? null : without(added) },
    { weight: weights.diagnostics, part: found ? without(found.errorsAfter - found.errorsBefore) : null },
    { weight: weights.lint, part: surest(outcomes, 'lint') },
    { weight: weights.lines, part: shortLines(suggestion) },
    { weight: weights.repetition, part: distinctLines(suggestion.text) },
  ])
}

/** 1 without a new error, a half with one, a third with two. */
function without(errors: number): Part {
  return sure(1 / (1 + Math.max(0, errors)))
}
