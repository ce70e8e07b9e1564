/** What stands in a terminal's stream: without colours and cursor movements, in lines that end with `\n`. */

// Operating system commands (titles, links, shell marks), then control sequences, then two-character escapes.
const escapes = /\u001B\][^\u0007\u001B]*(?:\u0007|\u001B\\)|[\u001B\u009B]\[?[0-?]*[ -/]*[@-~]/g

export function plainText(stream: string): string {
  return stream
    .replace(escapes, '')
    .replaceAll('\r\n', '\n')
    .replace(/[\u0000-\u0008\u000B-\u001A]/g, (control) => (control === '\r' ? '\n' : ''))
}
