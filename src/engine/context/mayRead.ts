/** Which files may go into a prompt at all: code of the workspace, and never what looks like a secret. */
import { languageOf } from '#engine/language/language'

/** A file this large is data or generated, and would take a keystroke's time to read (Copilot and llama.vscode cap too). */
export const MOST_BYTES = 200_000

const secret =
  /(^|\/)(\.env[^/]*|secrets?\.[^/]+|appsettings(\.[^/]+)?\.json|[^/]*\.(pem|key|pfx|p12|snk|cert))$/i

/** @param path relative to the workspace, with forward slashes */
export function mayRead(path: string): boolean {
  const inside = !/^(\/|[a-z]:)/i.test(path) && !path.split('/').includes('..')
  return inside && !secret.test(path) && languageOf(path) !== null
}
