/** Declarations that the code at a cursor names, from the editor's own language services. */
import {
  type DocumentSymbol,
  type Location,
  type LocationLink,
  type Range,
  type TextDocument,
  type Uri,
  commands,
  workspace,
} from 'vscode'
import type { Declaration, DeclarationsRequest } from '#contracts/serverProtocol'
import { typeNamesNear } from './typeNamesNear'
import { wholeLines } from './wholeLines'

/** Milliseconds after which what is known by then is the answer. */
const TIME_LIMIT = 500
const MOST_NAMES = 6
const MOST_DECLARATIONS = 5
const MOST_CHARACTERS = 800

interface Target {
  readonly uri: Uri
  readonly range: Range
  /** Whether the range is the whole declaration, not its name alone. */
  readonly isWhole: boolean
}

/** Language services cannot be interrupted: while they are at one, nobody asks them for the next. */
let underWay = false

export async function declarations({
  textDocument,
  position,
}: DeclarationsRequest): Promise<readonly Declaration[]> {
  const document = workspace.textDocuments.find(({ uri }) => uri.toString() === textDocument.uri)
  if (document === undefined || underWay) return []
  const { line, character } = position
  const offset = document.offsetAt(document.lineAt(line).range.start) + character
  const found: (Declaration | null)[] = []
  underWay = true
  const lookUps = typeNamesNear(document.getText(), offset, MOST_NAMES).map(async (at, order) => {
    // A language service that fails tells nothing, and the others still may.
    found[order] = await declarationAt(document, at).catch(() => null)
  })
  const all = Promise.all(lookUps).finally(() => (underWay = false))
  await Promise.race([all, new Promise((resolve) => setTimeout(resolve, TIME_LIMIT))])
  const known = found.filter((each) => each !== undefined && each !== null)
  const different = known.filter((one, at) => known.findIndex(({ text }) => text === one.text) === at)
  return different.slice(0, MOST_DECLARATIONS)
}

async function declarationAt(document: TextDocument, offset: number): Promise<Declaration | null> {
  const at = [document.uri, document.positionAt(offset)] as const
  const target =
    (await firstTarget('vscode.executeDefinitionProvider', at)) ??
    (await firstTarget('vscode.executeTypeDefinitionProvider', at))
  if (target === null || !isOfProject(target.uri)) return null
  // What stands in the same file is in the prompt already.
  if (target.uri.toString() === document.uri.toString()) return null
  const range = target.isWhole ? target.range : await symbolRange(target)
  if (range === null) return null
  const text = wholeLines(textIn(await linesOf(target.uri), range), MOST_CHARACTERS)
  return text === '' ? null : { uri: target.uri.toString(), text }
}

async function firstTarget(command: string, at: readonly unknown[]): Promise<Target | null> {
  const [first] = (await commands.executeCommand<(Location | LocationLink)[]>(command, ...at)) ?? []
  if (first === undefined) return null
  if ('uri' in first) return { uri: first.uri, range: first.range, isWhole: false }
  const { targetUri: uri, targetRange: range, targetSelectionRange: name } = first
  return { uri, range, isWhole: name !== undefined && !range.isEqual(name) }
}

/** The declaration around a name, from the outline of its file. */
async function symbolRange({ uri, range }: Target): Promise<Range | null> {
  const symbols = await commands.executeCommand<DocumentSymbol[] | undefined>(
    'vscode.executeDocumentSymbolProvider',
    uri,
  )
  return innermost(symbols ?? [], range)
}

function innermost(symbols: readonly DocumentSymbol[], name: Range): Range | null {
  // Older language services tell a flat list of places.
  const around = symbols.find((symbol) => 'children' in symbol && symbol.range.contains(name))
  return around === undefined ? null : (innermost(around.children, name) ?? around.range)
}

function isOfProject(uri: Uri): boolean {
  return (
    uri.scheme === 'file' &&
    workspace.getWorkspaceFolder(uri) !== undefined &&
    !uri.path.includes('/node_modules/')
  )
}

/** Read from the disk where it is not open: opening it would tell everybody of it. */
async function linesOf(uri: Uri): Promise<readonly string[]> {
  const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString())
  const text = open?.getText() ?? new TextDecoder().decode(await workspace.fs.readFile(uri))
  return text.split(/\r?\n/)
}

function textIn(lines: readonly string[], { start, end }: Range): string {
  const inside = lines.slice(start.line, end.line + 1)
  const last = inside.length - 1
  return inside.map((line, at) => (at === last ? line.slice(0, end.character) : line)).join('\n')
}
