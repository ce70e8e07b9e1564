/**
 * How long the extension takes of the editor's start: loading its code and the call of `activate`, as VS Code itself
 * measures them. The baseline is the Git extension that VS Code ships, in the same windows.
 */
import { openWorkbench } from '#test/editor/workbench'
import type { EditorWindow } from '#test/editor/editorWindow'
import { median } from '#bench/median'
import { report } from '#bench/report'

const WINDOWS = 7
const OURS = 'Apprentice'
const BASELINE = 'Git'

const workbench = await openWorkbench({
  settings: { recording: true },
  editorSettings: { 'git.enabled': true },
})
try {
  const window = await workbench.openWindow()
  const [ours, baseline]: [number[], number[]] = [[], []]
  for (let round = 0; round <= WINDOWS; round++) {
    if (round > 0) await window.load()
    await window.statusSays('Suggests as you type')
    const times = await activationTimes(window)
    // The first window compiles everything anew.
    if (round === 0) continue
    ours.push(times[OURS]!)
    baseline.push(times[BASELINE]!)
  }
  report({
    name: 'activation',
    unit: 'ms',
    windows: WINDOWS,
    apprentice: { median: median(ours), all: ours },
    baseline: { name: 'vscode.git', median: median(baseline), all: baseline },
  })
} finally {
  await workbench.stop()
}

/** Milliseconds by the name of the extension, from "Show Running Extensions". */
async function activationTimes(window: EditorWindow): Promise<Record<string, number>> {
  await window.run('Developer: Show Running Extensions')
  const rows = window.page.locator('.runtime-extensions-editor .monaco-list-row')
  const times: Record<string, number> = {}
  for (const name of [OURS, BASELINE]) {
    const row = rows.filter({ has: window.page.getByText(name, { exact: true }) }).first()
    await row.waitFor()
    const [, milliseconds] = /(\d+) ?ms/.exec(await row.locator('.activation-time').innerText()) ?? []
    if (milliseconds === undefined) throw new Error(`No activation time of ${name} was shown.`)
    times[name] = Number(milliseconds)
  }
  return times
}
