/** Does in a window what a script says. */
import type { EditorWindow } from '#test/editor/editorWindow'
import type { Step } from './scripts'

/**
 * Answers when it was looked at no more: VS Code tells of an end only when something else comes in its place.
 * The window has two editors, and the keys alt+k for asking by hand and alt+o for the other editor.
 */
export async function actOut(window: EditorWindow, { deed, beginning, text, looks }: Step): Promise<number> {
  const { page } = window
  let lookedUntil = 0
  const look = async (): Promise<void> => {
    await page.waitForTimeout(looks)
    lookedUntil = Date.now()
  }
  await window.press('End', 'Control+Enter')
  await window.type(beginning)
  const ghost = await window.ghostText()
  if (ghost !== text) throw new Error(`"${ghost}" stands behind "${beginning}".`)
  switch (deed) {
    case 'notSeen':
      await window.press('9')
      break
    case 'leaveAtOnce':
      await window.press('ArrowUp')
      break
    case 'accept':
      await look()
      await window.accept()
      await window.line(beginning + text).waitFor()
      break
    case 'acceptWord':
      await look()
      // `first0`, ` `, `+ `, `second0`, `;`
      for (let words = 5; words > 0; words--) {
        await window.acceptWord()
        await page.waitForTimeout(400)
      }
      await window.line(beginning + text).waitFor()
      break
    case 'acceptWordThenLeave':
      await look()
      await window.acceptWord()
      await look()
      await window.press('ArrowUp')
      break
    case 'reject':
      await look()
      await window.dismiss()
      break
    case 'leave':
      await look()
      await window.press('ArrowUp')
      break
    case 'typeOtherwise':
      await look()
      await window.press('9')
      break
    case 'typeThrough':
      await window.type(text)
      break
    case 'typeWordThenLeave':
      await window.type(text.slice(0, text.indexOf(' ')))
      await look()
      await window.press('ArrowUp')
      break
    case 'switchEditor':
      await look()
      for (let times = 2; times > 0; times--) {
        await window.press('Alt+O')
        await page.waitForTimeout(500)
      }
      break
    case 'triggerAgain':
      await look()
      await window.press('Alt+K')
      await look()
      await window.press('ArrowUp')
      break
  }
  if (lookedUntil === 0) lookedUntil = Date.now()
  await window.noGhostText()
  await page.waitForTimeout(250)
  return lookedUntil
}
