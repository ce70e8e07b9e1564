/** The first minute: where no model answers, the person is asked once a window what to do about it. */
import { window } from 'vscode'
import { commands as serverCommands } from '#contracts/serverMethods'
import type { SetUpCheck } from '#contracts/setUp'
import { checkSetUp, useBuiltInRuntime } from '#editor/commands/checkSetUp'
import { guard } from '#editor/commands/guard'
import type { EditorParts } from './parts'

const DO_NOT_ASK = 'setUp.doNotAsk'

export async function offerRuntimeOnce(parts: EditorParts): Promise<void> {
  const { globalState } = parts.context
  if (globalState.get(DO_NOT_ASK, false)) return
  const checks = await parts
    .server()
    .execute<SetUpCheck[]>(serverCommands.checkSetUp, [{ part: 'runtime' }])
    .catch(() => [])
  const runtime = checks.find(({ part }) => part === 'runtime')
  if (runtime === undefined || runtime.ready) return
  const [builtIn, check, never] = ['Use the Built-in Runtime', 'Check Set-up', "Don't Ask Again"]
  const answer = await window.showWarningMessage(
    `No suggestions yet: ${runtime.message}`,
    builtIn,
    check,
    never,
  )
  if (answer === builtIn) await guard(parts, () => useBuiltInRuntime(parts))
  if (answer === check) await guard(parts, () => checkSetUp(parts))
  if (answer === never) await globalState.update(DO_NOT_ASK, true)
}
