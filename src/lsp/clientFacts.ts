/** What the editor said about itself: its folders, its process, and what it can do. */
import type { InitializeParams, WorkspaceFoldersChangeEvent } from 'vscode-languageserver-protocol'

export interface ClientFacts {
  /** URIs. */
  readonly folders: readonly string[]
  readonly processId: number | null
  readonly canCreateProgress: boolean
  readonly canBeAskedForConfiguration: boolean
  readonly canRegisterConfiguration: boolean
}

export const noClient: ClientFacts = {
  folders: [],
  processId: null,
  canCreateProgress: false,
  canBeAskedForConfiguration: false,
  canRegisterConfiguration: false,
}

export function clientFacts({
  capabilities,
  processId,
  workspaceFolders,
  rootUri,
}: InitializeParams): ClientFacts {
  const { workspace, window } = capabilities
  return {
    // Older editors open one folder only and call it the root.
    folders: workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []),
    processId,
    canCreateProgress: window?.workDoneProgress === true,
    canBeAskedForConfiguration: workspace?.configuration === true,
    canRegisterConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
  }
}

export function withFolders(
  client: ClientFacts,
  { added, removed }: WorkspaceFoldersChangeEvent,
): ClientFacts {
  const gone = new Set(removed.map(({ uri }) => uri))
  const stay = client.folders.filter((uri) => !gone.has(uri))
  return { ...client, folders: [...new Set([...stay, ...added.map(({ uri }) => uri)])] }
}
