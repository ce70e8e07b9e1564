/** Whether Apprentice suggests in a document, and the server has it in step. */
import type { TextDocument } from 'vscode'
import { languageByExtension } from '#contracts/language'

export function isFollowed({ uri }: Pick<TextDocument, 'uri'>): boolean {
  const extension = /\.([^./\\]+)$/.exec(uri.path)?.[1]?.toLowerCase() ?? ''
  return uri.scheme === 'file' && extension in languageByExtension
}
