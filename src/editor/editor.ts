/** The extension, wired by hand: what VS Code calls when it loads it and when it lets it go. */
import { type ExtensionContext, type LogOutputChannel, window, workspace } from 'vscode'
import { methods } from '#contracts/serverMethods'
import type { ActiveVersion, ServerStatus } from '#contracts/serverProtocol'
import { guard } from '#editor/commands/guard'
import { RecordedDocuments } from '#editor/commands/showRecorded'
import { Pause } from '#editor/commands/pause'
import { ChatProvider } from '#editor/chat/chatProvider'
import { declarations } from '#editor/declarations/declarations'
import { ExpectedTexts } from '#editor/expected/expectedTexts'
import { GenerateHere } from '#editor/generate/generateHere'
import { listenToCommandEnds } from '#editor/listeners/commandEnds'
import { DashboardPanel } from '#editor/panels/dashboard'
import { ReviewPanel } from '#editor/panels/review'
import { Accepts } from '#editor/suggestions/accepts'
import { askOnceReady } from '#editor/suggestions/askOnceReady'
import type { LensSettings } from '#editor/suggestions/blockToRate'
import { type LensMemory, LensPast } from '#editor/suggestions/lensPast'
import { RatingLens } from '#editor/suggestions/ratingLens'
import { Suggestions } from '#editor/suggestions/suggestions'
import { askConsentOnce } from './consent'
import { offerHelpOnce } from './firstMinute'
import { followWindow } from './followWindow'
import type { EditorParts } from './parts'
import { recordingChange } from './recordingPolicy'
import { registerCommands } from './registerCommands'
import { Server } from './server'
import { readSettings, serverOptions } from './settings'
import { Situation } from './situation'
import { showStatusBar } from './statusBar'

/** What a person has done with rating lenses, in VS Code's own memory. */
const LENS_MEMORY = 'apprentice.lenses'

/** For when VS Code lets the extension go; everything else is handed its server. */
let running: Server | null = null

/** Returns at once; the server starts meanwhile. */
export function startEditor(context: ExtensionContext): void {
  const channel = window.createOutputChannel('Apprentice', { log: true })
  const situation = new Situation({
    server: 'starting',
    status: null,
    version: null,
    training: null,
    paused: false,
    pausedUntil: null,
    trusted: workspace.isTrusted,
    recording: false,
    suggesting: readSettings().suggestions ? 'on' : 'off',
    inlineSuggest: true,
    file: 'none',
    languageName: null,
  })
  const server = (): Server => made
  const { globalState } = context
  const lenses = new LensPast(globalState.get<LensMemory>(LENS_MEMORY), (memory) => {
    void globalState.update(LENS_MEMORY, memory)
  })
  const accepts = new Accepts(server, lenses)
  const expected = new ExpectedTexts(accepts)
  const suggestions = new Suggestions(server, situation)
  const made = makeServer(context, channel, situation, suggestions, accepts)
  running = made
  const parts: EditorParts = { context, channel, situation, server, accepts, expected }
  const pause = new Pause(situation)
  const dashboard = new DashboardPanel(parts)
  const review = new ReviewPanel(parts)
  const generateHere = new GenerateHere(parts, suggestions)
  const chat = new ChatProvider(parts)
  const recorded = new RecordedDocuments(parts)

  context.subscriptions.push(
    channel,
    accepts,
    expected,
    suggestions,
    pause,
    dashboard,
    review,
    generateHere,
    chat,
    recorded,
    showStatusBar(situation),
    askOnceReady(situation, {
      lastEdit: () => accepts.lastEdit,
      askAgain: () => {
        suggestions.askAgain()
      },
    }),
    ...registerCommands(parts, { suggestions, pause, dashboard, review, generateHere, chat, recorded }),
  )
  // The rest after activation: VS Code is still starting the window.
  setImmediate(() => void guard(parts, () => begin(parts)))
}

export async function stopEditor(): Promise<void> {
  await running?.stop()
  running = null
}

function makeServer(
  context: ExtensionContext,
  channel: LogOutputChannel,
  situation: Situation,
  suggestions: Suggestions,
  accepts: Accepts,
): Server {
  const server = new Server({
    module: context.asAbsolutePath('dist/server.js'),
    channel,
    options: () => ({
      ...serverOptions(),
      ...recordingChange(situation.now, context.globalState),
      declarations: true,
      tellsEnds: true,
    }),
    middleware: { provideInlineCompletionItems: suggestions.middleware },
    onState: (state) => {
      situation.update(state === 'running' ? { server: state } : { server: state, status: null })
    },
    onReplaced: () => {
      accepts.tellAgain()
    },
  })
  server.onNotification<ServerStatus>(methods.didChangeStatus, (status) => {
    situation.update({ status })
  })
  server.onNotification<ActiveVersion>(methods.didChangeActiveVersion, ({ tag }) => {
    if (situation.now.version !== tag) suggestions.followed.forget()
    situation.update({ version: tag })
  })
  server.onRequest(methods.declarations, declarations)
  return server
}

async function begin(parts: EditorParts): Promise<void> {
  const { context, situation, server, accepts } = parts
  const lens = (): LensSettings => {
    const { lens: wanted, lensSeconds } = readSettings()
    // What is not recorded cannot be rated.
    return { lens: situation.now.recording ? wanted : 'off', lensSeconds }
  }
  context.subscriptions.push(
    followWindow(situation, server, context.globalState),
    new RatingLens(accepts, lens).register(),
    listenToCommandEnds(server),
  )
  // Most of the code is the client's: VS Code need not wait for it.
  await server().start(await import('./languageClient'))
  if (!situation.now.trusted) {
    context.subscriptions.push(workspace.onDidGrantWorkspaceTrust(() => void ask(parts)))
    return
  }
  await ask(parts)
}

async function ask(parts: EditorParts): Promise<void> {
  await askConsentOnce(parts.context)
  await offerHelpOnce(parts)
}
