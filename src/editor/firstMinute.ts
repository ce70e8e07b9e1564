/** The first minute: where no model answers, the person is asked once a window what to do about it. */
import { window } from 'vscode'
import { checkPart } from '#editor/commands/checkPart'
import { checkSetUp, useBuiltInRuntime } from '#editor/commands/checkSetUp'
import { chooseBase } from '#editor/commands/chooseBase'
import { guard } from '#editor/commands/guard'
import type { EditorParts } from './parts'
import type { Situation } from './situation'

const DO_NOT_ASK = 'setUp.doNotAsk'
const [BUILT_IN, BASE, CHECK, NEVER] = [
  'Use the Built-in Runtime',
  'Choose a Model',
  'Check Set-up',
  "Don't Ask Again",
] as const

export async function offerHelpOnce(parts: EditorParts): Promise<void> {
  const { globalState } = parts.context
  if (globalState.get(DO_NOT_ASK, false)) return
  const trouble = await firstTrouble(parts.situation)
  if (trouble === null) return
  const runtime = await checkPart(parts, 'runtime')
  const help = runtime.ready ? BASE : BUILT_IN
  switch (await window.showWarningMessage(`No suggestions yet. ${trouble}`, help, CHECK, NEVER)) {
    case BUILT_IN:
      await guard(parts, () => useBuiltInRuntime(parts))
      return
    case BASE:
      await guard(parts, () => chooseBase(parts))
      return
    case CHECK:
      await guard(parts, () => checkSetUp(parts))
      return
    case NEVER:
      await globalState.update(DO_NOT_ASK, true)
      return
    case undefined:
  }
}

/** What the server says once it has tried to load the model; null when all is well. */
function firstTrouble(situation: Situation): Promise<string | null> {
  return new Promise((resolve) => {
    const following = situation.follow(({ status, version }) => {
      if (status === null || status.busy || (status.kind === 'Normal' && version === null)) return
      resolve(status.kind === 'Normal' ? null : status.message)
      // Not before `follow` has returned.
      queueMicrotask(() => following.dispose())
    })
  })
}
