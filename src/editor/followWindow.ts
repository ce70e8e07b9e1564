/** What the window and its settings say, kept in the situation; the server hears what concerns it. */
import { Disposable, type Memento, TabInputText, type TextDocument, window, workspace } from 'vscode'
import { methods } from '#contracts/serverMethods'
import { isFollowed } from './isFollowed'
import { languageName } from './languageName'
import type { Server } from './server'
import { recordingChange, recordsIn } from './recordingPolicy'
import { readSettings } from './settings'
import type { Situation, SituationFacts } from './situation'

/** Settings that only a new start of the server takes up. */
const NEEDS_RESTART = ['home', 'runtime', 'base', 'runtimePackages', 'python', 'registry', 'engine']
/** Lines up to which a file is parsed at every key, as in Copilot. */
const LONG_AFTER = 8_000

/** @param memory in which the person's consents are */
export function followWindow(situation: Situation, server: () => Server, memory: Memento): Disposable {
  const read = (): void => {
    const document = window.activeTextEditor?.document
    const { suggestions, suggestionsElsewhere } = readSettings(document)
    const { paused } = situation.now
    const trusted = workspace.isTrusted
    const file = fileInFront(document)
    situation.update({
      suggesting: suggestions ? 'on' : suggestionsElsewhere ? 'offInLanguage' : 'off',
      trusted,
      recording: trusted && !paused && recordsIn(document, memory),
      inlineSuggest: workspace.getConfiguration('editor', document).get('inlineSuggest.enabled', true),
      file,
      languageName:
        document !== undefined && (file === 'supported' || file === 'long')
          ? languageName(document.languageId)
          : null,
    })
  }
  read()
  let { paused } = situation.now
  const said = (): string => JSON.stringify(recordingChange(situation.now, memory))
  let told = said()
  const tell = (): void => {
    const now = said()
    if (now === told) return
    told = now
    server().report(methods.didChangeRecording, recordingChange(situation.now, memory))
  }
  return Disposable.from(
    window.onDidChangeActiveTextEditor(read),
    // A file that is too large has a tab and no editor.
    window.tabGroups.onDidChangeTabs(read),
    workspace.onDidGrantWorkspaceTrust(read),
    workspace.onDidChangeWorkspaceFolders(() => {
      read()
      tell()
    }),
    workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration('apprentice') && !event.affectsConfiguration('editor.inlineSuggest'))
        return
      read()
      tell()
      if (NEEDS_RESTART.some((name) => event.affectsConfiguration(`apprentice.${name}`)))
        void server().restart()
    }),
    situation.follow((now) => {
      if (now.paused !== paused) {
        paused = now.paused
        read()
      }
      tell()
    }),
  )
}

function fileInFront(document: TextDocument | undefined): SituationFacts['file'] {
  if (document === undefined) {
    const input = window.tabGroups.activeTabGroup.activeTab?.input
    return input instanceof TabInputText && isFollowed(input) ? 'tooLarge' : 'none'
  }
  if (!isFollowed(document)) return 'unsupported'
  return document.lineCount > LONG_AFTER ? 'long' : 'supported'
}
