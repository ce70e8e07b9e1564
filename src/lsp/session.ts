/** One editor's session: everything that lives as long as it, wired by hand, and its beginning and end. */
import {
  ConfigurationRequest,
  DidChangeConfigurationNotification,
  type DidChangeConfigurationParams,
  type DidChangeWorkspaceFoldersParams,
  type InitializeParams,
  type InitializeResult,
  MessageType,
  type ProtocolConnection,
  RegistrationRequest,
  ShowMessageNotification,
} from 'vscode-languageserver-protocol'
import { methods } from '#contracts/serverMethods'
import type { Engine } from '#engine/engine'
import { systemClock } from '#platform/clock'
import type { Log } from '#platform/log'
import { ActiveVersionWatch } from './activeVersionWatch'
import { Asking } from './asking'
import { Border } from './border'
import { capabilities } from './capabilities'
import { clientFacts, noClient, withFolders } from './clientFacts'
import type { CommandParts } from './executeCommand'
import { changedSettings, type Initialization, readInitialization } from './configuration'
import { editorDeclarations } from './editorDeclarations'
import { EngineSlot } from './engineSlot'
import type { InlineCompletionParts } from './inlineCompletion'
import { Observation } from './observation'
import { Offers } from './offers'
import { OpenDocuments } from './openDocuments'
import { RecordWatch } from './recordWatch'
import { sendAside } from './sendAside'
import { type SetUp, SettingUp } from './settingUp'
import { StatusLine } from './statusLine'
import { Training } from './training'
import { WarmUp } from './warmUp'
import { watchProcess } from './watchProcess'
import { WorkDone } from './workDone'

/** Opens the engine of a session; its log goes to the editor. */
export type OpenEngine = (initialization: Initialization, log: Log) => Promise<Engine>

/** Milliseconds that a training may take to stop; editors kill a server that does not shut down within two seconds. */
const STOP_WITHIN = 1_500

export class Session {
  readonly border: Border
  readonly observation: Observation
  readonly workDone: WorkDone
  readonly asking: Asking
  readonly parts: InlineCompletionParts & CommandParts
  readonly #activeVersion: ActiveVersionWatch
  readonly #record: RecordWatch
  #client = noClient
  #options: Initialization = {}
  #stopWatching: () => void = () => {}
  #stopped: Promise<void> | null = null
  #saidOfSettings: string | null = null

  constructor(
    private readonly connection: ProtocolConnection,
    private readonly open: OpenEngine,
    setUp: SetUp,
    private readonly log: Log,
    private readonly onClientGone: () => void,
  ) {
    const folders = (): readonly string[] => this.#client.folders
    const runtime = (): string | undefined => this.#options.runtime
    this.border = new Border(log)
    const { border } = this
    const engine = new EngineSlot(border)
    const documents = new OpenDocuments()
    const offers = new Offers()
    const status = new StatusLine((params) => {
      this.#notify(methods.didChangeStatus, params)
    })
    this.asking = new Asking({ engine, documents, status, connection, folders, runtime })
    this.workDone = new WorkDone(connection, () => this.#client.canCreateProgress)
    this.observation = new Observation({
      ...{ engine, documents, offers, folders },
      tellsEnds: () => this.#options.tellsEnds === true,
    })
    const warmUp = new WarmUp({ engine, status, border, clock: systemClock, runtime })
    this.#activeVersion = new ActiveVersionWatch({
      ...{ engine, warmUp, border, log, clock: systemClock },
      send: (active) => {
        this.#notify(methods.didChangeActiveVersion, active)
      },
    })
    this.#record = new RecordWatch({ engine, status, clock: systemClock })
    const settingUp = new SettingUp(setUp, this.workDone, () => this.#options)
    const training = new Training({ engine, status, workDone: this.workDone, folders })
    const { observation } = this
    this.parts = {
      engine,
      documents,
      offers,
      status,
      warmUp,
      training,
      settingUp,
      observation,
      folders,
      runtime,
    }
  }

  /** The engine opens meanwhile: an editor waits for this answer before it does anything else. */
  initialize(params: InitializeParams): InitializeResult {
    const { engine, status } = this.parts
    this.#client = clientFacts(params)
    this.border.open()
    const { processId } = this.#client
    if (processId !== null) {
      this.#stopWatching = watchProcess(processId, this.onClientGone)
    }
    const read = readInitialization(params.initializationOptions)
    if (read.kind === 'valid') {
      this.#options = read.initialization
      engine.open(this.open(read.initialization, this.log))
      if (read.initialization.declarations === true) this.#offerDeclarations()
    } else {
      engine.refuse(read.message)
      status.set({ kind: 'Error', message: read.message })
      this.#showMessage(MessageType.Error, read.message)
    }
    return { capabilities, serverInfo: { name: 'apprentice' } }
  }

  initialized(): void {
    const { status, warmUp } = this.parts
    warmUp.start()
    status.start()
    this.#activeVersion.start()
    this.#record.start()
    if (!this.#client.canRegisterConfiguration) return
    const { method } = DidChangeConfigurationNotification
    this.border.guard('asking for changes of the settings', () =>
      this.connection.sendRequest(RegistrationRequest.type, {
        registrations: [{ id: 'configuration', method }],
      }),
    )
  }

  foldersChanged({ event }: DidChangeWorkspaceFoldersParams): void {
    this.#client = withFolders(this.#client, event)
  }

  async configurationChanged({ settings }: DidChangeConfigurationParams): Promise<void> {
    const section: unknown = this.#client.canBeAskedForConfiguration
      ? (
          await this.connection.sendRequest(ConfigurationRequest.type, { items: [{ section: 'apprentice' }] })
        )[0]
      : (settings as { apprentice?: unknown } | null | undefined)?.apprentice
    const message = changedSettings(section, this.#options)
    if (message !== null && message !== this.#saidOfSettings) this.#showMessage(MessageType.Info, message)
    this.#saidOfSettings = message
  }

  /** Stores what was recorded and closes the engine; the same promise for every caller. */
  stop(): Promise<void> {
    this.#stopped ??= this.#stop()
    return this.#stopped
  }

  async #stop(): Promise<void> {
    this.border.close()
    this.#stopWatching()
    this.#activeVersion.close()
    this.#record.close()
    const { engine, training, settingUp, warmUp } = this.parts
    warmUp.close()
    const inTime = new AbortController()
    const idle = Promise.all([training.idle(), settingUp.idle()])
    await Promise.race([idle, systemClock.delay(STOP_WITHIN, inTime.signal).catch(() => {})])
    inTime.abort()
    await engine.close().catch((error: unknown) => {
      this.log.error(this.border.sentence(error, 'closing'))
    })
  }

  #offerDeclarations(): void {
    const { engine, documents, folders } = this.parts
    engine.tell('offering the declarations of the editor', ({ context }) => {
      context.askEditor(editorDeclarations(this.connection, documents, folders))
    })
  }

  #showMessage(type: MessageType, message: string): void {
    this.#notify(ShowMessageNotification.method, { type, message })
  }

  #notify(method: string, params: unknown): void {
    sendAside(() => this.connection.sendNotification(method, params))
  }
}
