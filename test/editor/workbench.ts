/** VS Code with the packaged extension, a sample shop under git and a data folder of its own, driven through a browser. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { apprenticeSettings } from '#scripts/apprenticeSettings'
import { makeSampleWorkspace } from '#scripts/makeSampleWorkspace'
import { root } from '#scripts/setUp'
import { startWorkbench } from '#scripts/startWorkbench'
import { workbenchProgram } from '#scripts/workbenchProgram'
import { openBrowser } from './browser'
import { EditorWindow } from './editorWindow'
import { installedExtension } from './installedExtension'
import { readRows, type Row } from './readRows'
import { steadySettings } from './steadySettings'

/** Screenshots and, of failures, everything that was said. */
export const evidenceFolder = join(root, 'test-output', 'editor')

export interface WorkbenchOptions {
  /** Settings of the extension, without "apprentice."; undefined leaves one of the usual ones out. */
  readonly settings?: Readonly<Record<string, unknown>>
  /** Settings of VS Code. */
  readonly editorSettings?: Readonly<Record<string, unknown>>
  /** Keys of the person's own, as in keybindings.json. */
  readonly keys?: readonly Readonly<Record<string, string>>[]
  readonly environment?: Readonly<Record<string, string>>
  /** Folders are not trusted until the person says so. */
  readonly untrusted?: boolean
  /** Changes the installed extension, before VS Code starts. @param extension its folder */
  readonly prepare?: (extension: string) => Promise<void>
  /** For tests inside the extension host. */
  readonly underTest?: boolean
}

export class Workbench {
  /** A sample shop of its own. */
  readonly workspace: string
  /** The data folder. */
  readonly home: string
  /** Where the extension was installed. */
  readonly extension: string
  readonly url: string
  /** Opens a browser: a window behind another in the same one gets keys, but no focus. */
  readonly #openBrowser: () => Promise<BrowserContext>
  readonly #windows: EditorWindow[] = []
  readonly #said: () => string
  readonly #close: () => Promise<void>

  constructor(
    places: { workspace: string; home: string; extension: string; url: string },
    openBrowser: () => Promise<BrowserContext>,
    said: () => string,
    close: () => Promise<void>,
  ) {
    this.workspace = places.workspace
    this.home = places.home
    this.extension = places.extension
    this.url = places.url
    this.#openBrowser = openBrowser
    this.#said = said
    this.#close = close
  }

  /** One more window of the same person, once VS Code shows. */
  async openWindow(folder: string = this.workspace): Promise<EditorWindow> {
    const window = await this.newWindow(folder)
    await window.load()
    return window
  }

  /** A window that has still to be loaded. @param files that VS Code is told of by its own names, such as `openFile` */
  async newWindow(folder: string, files: Readonly<Record<string, string>> = {}): Promise<EditorWindow> {
    const address = new URL(this.url)
    address.searchParams.set('folder', folder)
    const told = Object.entries(files).map(([name, path]) => [name, `vscode-remote://${address.host}${path}`])
    if (told.length > 0) address.searchParams.set('payload', JSON.stringify(told))
    const browser = await this.#openBrowser()
    const window = new EditorWindow(browser.pages()[0] ?? (await browser.newPage()), address.href)
    this.#windows.push(window)
    return window
  }

  rows(query: string, ...parameters: unknown[]): Row[] {
    return readRows(this.home, query, ...parameters)
  }

  /** What the server wrote, and on its console each window. */
  said(): string {
    return [this.#said(), ...this.#windows.map((window) => window.said.join('\n'))].join('\n\n')
  }

  /** Leaves what a failure can be understood from in test-output/editor. */
  async keepEvidence(name: string): Promise<void> {
    const plain = name.replaceAll(/[^\w-]+/g, '-')
    mkdirSync(evidenceFolder, { recursive: true })
    writeFileSync(join(evidenceFolder, `${plain}.log`), this.said())
    for (const [at, window] of this.#windows.entries()) {
      if (!window.page.isClosed()) await window.screenshot(`${plain}-${at + 1}`)
    }
  }

  async stop(): Promise<void> {
    await this.#close()
  }
}

/** With the built-in runtime and the toy base, and nothing recorded yet decided, unless told otherwise. */
export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-'))
  const [workspace, home] = [join(folder, 'sample-shop'), join(folder, 'data')]
  const own = Object.entries(options.settings ?? {}).map(([name, value]) => [`apprentice.${name}`, value])
  const close: (() => Promise<void>)[] = []
  const closeAll = async (): Promise<void> => {
    for (const end of close.toReversed()) await end()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    await makeSampleWorkspace(workspace)
    const extension = await installedExtension(folder)
    await options.prepare?.(extension)
    const { user } = workbenchProgram(folder)
    mkdirSync(join(user, 'User'), { recursive: true })
    writeFileSync(join(user, 'User', 'keybindings.json'), JSON.stringify(options.keys ?? []))
    const server = await startWorkbench({
      folder,
      settings: {
        ...steadySettings,
        ...apprenticeSettings(home),
        ...options.editorSettings,
        ...(Object.fromEntries(own) as Record<string, unknown>),
      },
      environment: { ...options.environment },
      untrusted: options.untrusted ?? false,
      underTest: options.underTest ?? false,
    })
    close.push(server.stop)
    let browsers = 0
    const openNext = async (): Promise<BrowserContext> => {
      const browser = await openBrowser(join(folder, `browser-${++browsers}`))
      close.push(async () => await browser.close())
      return browser
    }
    return new Workbench({ workspace, home, extension, url: server.url }, openNext, server.said, closeAll)
  } catch (error) {
    await closeAll()
    throw error
  }
}
