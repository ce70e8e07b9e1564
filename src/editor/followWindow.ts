/** What the window and its settings say, kept in the situation; the server hears what concerns it. */
import { Disposable, window, workspace } from 'vscode'
import { methods } from '#contracts/serverMethods'
import { isFollowed } from './isFollowed'
import type { Server } from './server'
import { readSettings } from './settings'
import type { Situation } from './situation'

/** Settings that only a new start of the server takes up. */
const NEEDS_RESTART = ['home', 'runtime', 'base', 'runtimePackages', 'python', 'registry', 'engine']

export function followWindow(situation: Situation, server: () => Server): Disposable {
  const read = (): void => {
    const document = window.activeTextEditor?.document
    const { suggestions, recording } = readSettings(document)
    const { paused } = situation.now
    const trusted = workspace.isTrusted
    situation.update({
      suggesting: suggestions,
      trusted,
      recording: recording && trusted && !paused,
      inlineSuggest: workspace.getConfiguration('editor', document).get('inlineSuggest.enabled', true),
      language: document === undefined ? 'none' : isFollowed(document) ? 'supported' : 'unsupported',
    })
  }
  read()
  let { recording, paused } = situation.now
  return Disposable.from(
    window.onDidChangeActiveTextEditor(read),
    workspace.onDidGrantWorkspaceTrust(read),
    workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration('apprentice') && !event.affectsConfiguration('editor.inlineSuggest'))
        return
      read()
      if (NEEDS_RESTART.some((name) => event.affectsConfiguration(`apprentice.${name}`)))
        void server().restart()
    }),
    situation.follow((now) => {
      if (now.paused !== paused) {
        paused = now.paused
        read()
      }
      if (situation.now.recording === recording) return
      recording = situation.now.recording
      server().report(methods.didChangeRecording, { recording })
    }),
  )
}
