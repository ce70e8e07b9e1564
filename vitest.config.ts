import { defineConfig } from 'vitest/config'

/** Milliseconds in which other processes do what is asked of them, beside tests that train. */
const PATIENCE = 10_000

// `unit` is quick and lies beside the code; `integration` spans stages, starts processes and trains; `editor` drives the
// packaged extension in VS Code. The last two run side by side: the files of each one after another, so that the tests of
// the editor meet one that computes at most.
export default defineConfig({
  test: {
    // Of those that are independent; by default one core stays idle, of two that is half.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'webview/**/*.test.ts', 'bench/**/*.test.ts'],
          exclude: ['src/runtime/**'],
          environment: 'node',
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'runtime',
          include: ['src/runtime/**/*.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['test/**/*.test.ts'],
          exclude: ['test/editor/**'],
          environment: 'node',
          testTimeout: 300_000,
          hookTimeout: 300_000,
          expect: { poll: { timeout: PATIENCE } },
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'editor',
          include: ['test/editor/**/*.test.ts'],
          environment: 'node',
          globalSetup: 'test/editor/package.ts',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: PATIENCE } },
          fileParallelism: false,
        },
      },
    ],
  },
})
