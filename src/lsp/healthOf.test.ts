import { describe, expect, it } from 'vitest'
import { noSuggestionReasonSchema } from '#contracts/suggestion'
import { RuntimeError } from '#platform/runtimeError'
import { healthOf, healthOfError } from './healthOf'

describe('healthOf', () => {
  it('has a kind for every reason, and a sentence for every one that is not well', () => {
    const kinds = noSuggestionReasonSchema.options.map((reason) => {
      const health = healthOf({ kind: 'nothing', reason }, undefined)
      if (health !== null && health.kind !== 'Normal') expect(health.message).toMatch(/^[A-Z].*\.$/)
      return [reason, health?.kind ?? null]
    })
    expect(Object.fromEntries(kinds)).toEqual({
      noVersion: 'Warning',
      runtimeUnreachable: 'Error',
      modelMissing: 'Error',
      modelLoading: 'Normal',
      unsupportedLanguage: null,
      insideWord: null,
      restOfLine: null,
      statementComplete: null,
      cancelled: null,
      runtimeError: 'Warning',
      emptyAnswer: 'Normal',
      tooShort: 'Normal',
      repeatsSuffix: 'Normal',
      repeatsPrefix: 'Normal',
      repetitive: 'Normal',
      rejectedBefore: 'Normal',
      breaksSyntax: 'Normal',
    })
  })

  it('says what to do, as the runtime was chosen', () => {
    const down = new RuntimeError('unreachable', 'No model runtime answers at http://127.0.0.1:1.')
    expect(healthOfError(down, 'embedded')?.message).toMatch(/answers at .* started again by itself/)
    expect(healthOfError(down, undefined)?.message).toMatch(/answers at .* Start Ollama/)
    expect(healthOfError(new Error('a bug'), undefined)).toBeNull()
  })
})
