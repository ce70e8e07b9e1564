/** The server behind the extension: forked, restarted when it dies, and told again what a dead one may have missed. */
import type { CancellationToken, LogOutputChannel } from 'vscode'
import type { LanguageClient, Middleware } from 'vscode-languageclient/node'
import type { followPartialResults, followProgress, makeLanguageClient } from './languageClient'
import { RecentReports } from './recentReports'

export interface ServerParts {
  /** Path of dist/server.js. */
  readonly module: string
  readonly channel: LogOutputChannel
  readonly options: () => Record<string, unknown>
  readonly middleware: Middleware
  readonly onState: (state: 'starting' | 'running' | 'restarting' | 'stopped') => void
  /** Called when a server runs that took the place of one that was lost, before it is told of what happened of late. */
  readonly onReplaced: () => void
}

/** The module languageClient.ts, which is loaded after activation. */
export interface ClientModule {
  readonly makeLanguageClient: typeof makeLanguageClient
  readonly followProgress: typeof followProgress
  readonly followPartialResults: typeof followPartialResults
}

export interface Progress {
  readonly message?: string | undefined
  /** 0 to 100. */
  readonly percentage?: number | undefined
}

export interface Following {
  readonly token?: CancellationToken | undefined
  readonly onProgress?: ((progress: Progress) => void) | undefined
}

/** Deaths within `CRASH_WINDOW` milliseconds after which it is left alone. */
const MOST_CRASHES = 5
const CRASH_WINDOW = 3 * 60_000

export class Server {
  readonly #loaded = Promise.withResolvers<{ client: LanguageClient; module: ClientModule }>()
  readonly #handlers: [method: string, handler: (params: unknown) => void][] = []
  readonly #answers: [method: string, handler: (params: unknown) => unknown][] = []
  readonly #reports = new RecentReports()
  #current: LanguageClient | null = null
  #requests = 0
  #crashes: number[] = []
  #restarted = Promise.resolve()
  #lost = false

  constructor(private readonly parts: ServerParts) {}

  /** To be called before the start. Handlers stay across restarts. */
  onNotification<Params>(method: string, handler: (params: Params) => void): void {
    this.#handlers.push([method, handler as (params: unknown) => void])
  }

  /** What the server may ask of the editor. To be called before the start, too. */
  onRequest<Params, Answer>(method: string, handler: (params: Params) => Promise<Answer>): void {
    this.#answers.push([method, handler as (params: unknown) => unknown])
  }

  async start(module: ClientModule): Promise<void> {
    const client = module.makeLanguageClient({
      ...this.parts,
      onDeath: () => this.#died(),
      onRunning: () => this.#runs(),
    })
    for (const [method, handler] of this.#handlers) client.onNotification(method, handler)
    for (const [method, handler] of this.#answers) client.onRequest(method, handler)
    this.#current = client
    this.#loaded.resolve({ client, module })
    await this.#start(client)
  }

  /** One after the other: a server that is starting has read its options already. */
  restart(): Promise<void> {
    this.#restarted = Promise.all([this.#loaded.promise, this.#restarted]).then(async ([{ client }]) => {
      this.#crashes = []
      this.parts.onState('restarting')
      if (client.isRunning()) await client.stop().catch(() => {})
      await this.#start(client)
    })
    return this.#restarted
  }

  async stop(): Promise<void> {
    if (this.#current?.isRunning() === true) await this.#current.stop()
  }

  /** Tells what happened. What a dying server may have lost is told to the next one: it takes each only once. */
  report(method: string, params: unknown): void {
    this.#reports.add(method, params)
    this.#send(method, params)
  }

  /** The same about one suggestion: the protocol knows it by an item whose command carries its id. */
  reportOn(method: string, id: string, facts: Readonly<Record<string, unknown>> = {}): void {
    this.report(method, { item: { command: { arguments: [id] } }, ...facts })
  }

  /** Rejects with the server's sentence, or with LSP's code of a cancelled request. */
  async execute<Answer>(
    command: string,
    given: readonly unknown[] = [],
    { token, onProgress }: Following = {},
  ): Promise<Answer> {
    const { client, module } = await this.#loaded.promise
    const workDoneToken = `${command}-${++this.#requests}`
    const following = onProgress && module.followProgress(client, workDoneToken, onProgress)
    try {
      const params = { command, arguments: [...given], ...(onProgress ? { workDoneToken } : {}) }
      const method = 'workspace/executeCommand'
      // An undefined token would be taken for a second parameter.
      return await (token === undefined
        ? client.sendRequest<Answer>(method, params)
        : client.sendRequest<Answer>(method, params, token))
    } finally {
      following?.dispose()
    }
  }

  /** A request whose answer comes in parts before it comes whole. Rejects as `execute` does. */
  async request<Answer, Part>(
    method: string,
    params: object,
    { token, onPartial }: { readonly token: CancellationToken; readonly onPartial: (part: Part) => void },
  ): Promise<Answer> {
    const { client, module } = await this.#loaded.promise
    const partialResultToken = `${method}-${++this.#requests}`
    const following = module.followPartialResults(client, partialResultToken, onPartial)
    try {
      return await client.sendRequest<Answer>(method, { ...params, partialResultToken }, token)
    } finally {
      following.dispose()
    }
  }

  async #start(client: LanguageClient): Promise<void> {
    this.parts.onState('starting')
    try {
      await client.start()
    } catch (error) {
      this.parts.channel.error(`The server did not start: ${String(error)}`)
      this.parts.onState('stopped')
    }
  }

  #send(method: string, params: unknown): void {
    this.#loaded.promise
      .then(({ client }) => client.sendNotification(method, params))
      .catch((error: unknown) => {
        this.parts.channel.debug(`${method} could not be sent: ${String(error)}`)
      })
  }

  #died(): boolean {
    const now = Date.now()
    this.#crashes = [...this.#crashes.filter((at) => now - at < CRASH_WINDOW), now]
    this.#lost = true
    const again = this.#crashes.length < MOST_CRASHES
    this.parts.channel.warn(`The server ended unexpectedly${again ? '; it is started again' : ''}.`)
    this.parts.onState(again ? 'restarting' : 'stopped')
    return again
  }

  #runs(): void {
    this.parts.onState('running')
    if (!this.#lost) return
    this.#lost = false
    this.parts.onReplaced()
    for (const { method, params } of this.#reports.recent()) this.#send(method, params)
  }
}
