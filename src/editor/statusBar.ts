/** The one status bar item: what Apprentice is doing, or why nothing appears. */
import { type Disposable, MarkdownString, StatusBarAlignment, ThemeColor, window } from 'vscode'
import type { Situation } from './situation'
import { details, statusText } from './statusText'

/** A request takes milliseconds; only what lasts spins. */
const SPIN_AFTER = 400
/** Milliseconds after which the time left of a pause is said anew. */
const SAY_ANEW = 15_000

export function showStatusBar(situation: Situation): Disposable {
  const item = window.createStatusBarItem('apprentice.status', StatusBarAlignment.Right, 100)
  item.name = 'Apprentice'
  item.command = 'apprentice.menu'
  let timer: NodeJS.Timeout | undefined
  const draw = (): void => {
    const { now } = situation
    const { text, sentence, severity } = statusText(now, Date.now())
    item.text = text
    item.tooltip = new MarkdownString([`**Apprentice** ${sentence}`, ...details(now)].join('\n\n'))
    item.accessibilityInformation = { label: [`Apprentice: ${sentence}`, ...details(now)].join(' ') }
    item.backgroundColor =
      severity === 'none' ? undefined : new ThemeColor(`statusBarItem.${severity}Background`)
  }
  let clock: NodeJS.Timeout | undefined
  const following = situation.follow((now) => {
    clearTimeout(timer)
    clearInterval(clock)
    timer = undefined
    if (now.pausedUntil !== null) clock = setInterval(draw, SAY_ANEW)
    if (now.status?.busy === true && now.training === null) timer = setTimeout(draw, SPIN_AFTER)
    else draw()
  })
  item.show()
  return {
    dispose() {
      clearTimeout(timer)
      clearInterval(clock)
      following.dispose()
      item.dispose()
    },
  }
}
