/** Which file names are never written: those that leave their folder, on any system, or that mean something else there. */

export type NameProblem =
  | 'empty'
  | 'tooLong'
  | 'absolute'
  | 'leavesItsFolder'
  | 'backslash'
  | 'hiddenCharacter'
  | 'notOnWindows'
  | 'git'

const LONGEST = 240
/** Windows: names of devices with any extension, characters it forbids (`:` names a stream), and endings that it drops. */
const device = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)/i
const forbidden = /[<>:"|?*]/
const droppedEnd = /[ .]$/
/** Git runs what lies there; Windows and macOS reach it under these names, too. */
const git = /^(?:\.git|git~\d+)$/i
/** Control characters, and those that nobody sees: some file systems pass over them. */
const hidden = /[\p{Cc}\p{Cf}\u2028\u2029]/u

/** Null where the name may be written below a folder. */
export function problemOfName(name: string): NameProblem | null {
  if (name === '') return 'empty'
  if (name.length > LONGEST) return 'tooLong'
  if (hidden.test(name)) return 'hiddenCharacter'
  if (name.includes('\\')) return 'backslash'
  if (name.startsWith('/') || name.startsWith('~') || /^[A-Za-z]:/.test(name)) return 'absolute'
  const parts = name.split('/')
  if (parts.some((part) => part === '..' || part === '.' || part === '')) return 'leavesItsFolder'
  if (parts.some((part) => git.test(part))) return 'git'
  if (parts.some((part) => device.test(part) || forbidden.test(part) || droppedEnd.test(part)))
    return 'notOnWindows'
  return null
}
