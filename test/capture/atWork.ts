// A person in a workspace, who accepts suggestions and runs real commands; capture hears of both, as from an editor.

import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { captureUnderTest, offered } from './captureUnderTest'

/** The workspace is removed when the test ends. */
export function atWork(workspace: string) {
  const { store, capture, clock } = captureUnderTest()
  onTestFinished(() => {
    store.close()
    rmSync(workspace, { recursive: true, force: true })
  })
  return {
    /** Puts a suggested text in place of one that stands once in the file. */
    async accept(id: string, path: string, instead: string, text: string): Promise<void> {
      const file = join(workspace, path)
      const [prefix, suffix, ...others] = readFileSync(file, 'utf8').split(instead)
      if (prefix === undefined || suffix === undefined || others.length > 0)
        throw new Error(`"${instead}" once in ${path}`)
      writeFileSync(file, prefix + text + suffix)
      await clock.advance(10_000)
      capture.suggested(
        offered({ id, workspace, path, prefix: prefix.slice(-500), suffix: suffix.slice(0, 200), text }),
      )
      capture.accepted(id)
      await capture.flush()
    },
    async run(
      command: string,
      program: string,
      args: readonly string[],
      folder = workspace,
    ): Promise<number | null> {
      await clock.advance(10_000)
      const startedAt = clock.now()
      const { status, stdout, stderr } = spawnSync(program, args, {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, FORCE_COLOR: '1' },
      })
      capture.commandEnded({
        command,
        exitCode: status ?? undefined,
        workspace,
        folder,
        startedAt,
        output: stdout + stderr,
      })
      await capture.flush()
      return status
    },
    /** How sure each of the results is. */
    confidences: (id: string): number[] =>
      store.outcomes.forSuggestion(id).flatMap((one) => ('because' in one ? one.confidence : [])),
    results: (id: string): string[] =>
      store.outcomes
        .forSuggestion(id)
        .map((one) =>
          'because' in one ? `${one.kind} ${one.passed ? 'passed' : 'failed'} ${one.because}` : one.kind,
        ),
  }
}
