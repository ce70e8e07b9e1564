/** What an outcome of each kind says, without whose it is. */
const attributed = { passed: false, confidence: 0.9, because: 'errorInText' } as const
const command = { at: 6000, command: 'dotnet build', exitCode: 1 } as const

export const outcomeFacts = {
  survival: {
    kind: 'survival',
    at: 5000,
    moment: 'after30s',
    afterSeconds: 30,
    keptRatio: 0.75,
    keptCharacters: 8,
    editDistance: 3,
    finalText: 'int total;',
  },
  diagnostics: { kind: 'diagnostics', at: 5500, errorsBefore: 2, errorsAfter: 1 },
  build: { kind: 'build', ...command, ...attributed },
  test: { kind: 'test', ...command, passed: true, confidence: 0.5, because: 'coveredItsProject' },
  lint: { kind: 'lint', ...command, ...attributed },
  committed: { kind: 'committed', at: 6500, reference: 'abc123' },
  reverted: { kind: 'reverted', at: 7000, reference: 'def456' },
  deployed: { kind: 'deployed', at: 7500, ...attributed, reference: 'production' },
} as const
