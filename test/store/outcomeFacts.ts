/** What an outcome of each kind says, without whose it is. */
export const outcomeFacts = {
  survival: { kind: 'survival', at: 5000, afterSeconds: 30, keptRatio: 0.75, finalText: 'int total;' },
  diagnostics: { kind: 'diagnostics', at: 5500, errorsBefore: 2, errorsAfter: 1 },
  build: { kind: 'build', at: 6000, command: 'dotnet build', exitCode: 1, passed: false },
} as const
