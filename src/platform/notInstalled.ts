/** What a person is told where a part is needed that is not in the package and was not installed yet. */
export const notInstalled = {
  runtime:
    'The built-in runtime is not installed; run "Apprentice: Check Set-up" in the editor or "apprentice install runtime".',
  trainer:
    'The trainer\'s Python environment is not installed; run "Apprentice: Check Set-up" in the editor or "apprentice install trainer".',
} as const
