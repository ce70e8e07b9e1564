/**
 * What to ask of a model for "write this here". One that was taught to talk gets the file as messages; a base model,
 * which can only fill in, gets the instruction as a comment above the hole.
 */
import type { Settings } from '#contracts/settings'
import { type Language, indentationOf } from '#engine/language/language'
import { cutPrefix, cutSuffix } from './cutContext'
import { defuse, formatPrompt, stopStrings } from './promptFormat'

/** How a model can be asked. */
export type ModelAbility = 'chat' | 'fillIn'

export interface InstructionPlace {
  /** With `\n` between lines. */
  readonly text: string
  /** What the answer replaces, in UTF-16 units; empty at a cursor. */
  readonly start: number
  readonly end: number
  readonly path: string
  readonly language: Language
  readonly instruction: string
}

interface Message {
  readonly role: 'system' | 'user'
  readonly content: string
}

export type InstructionRequest = { readonly stop: readonly string[]; readonly maxTokens: number } & (
  | { readonly ability: 'chat'; readonly messages: readonly Message[] }
  /** A final prompt, to be sent raw. */
  | { readonly ability: 'fillIn'; readonly prompt: string }
)

/** An answer may be as long as so many suggestions of several lines. */
const BLOCKS_LONG = 3

const SYSTEM =
  'You write code inside a file that is open in an editor. Answer with the code alone: no explanation, no Markdown, ' +
  'nothing of what stands around it already.'

export function prepareInstruction(
  place: InstructionPlace,
  ability: ModelAbility,
  settings: Pick<Settings, 'prefixCharacters' | 'suffixCharacters' | 'maxBlockTokens'>,
): InstructionRequest {
  const maxTokens = settings.maxBlockTokens * BLOCKS_LONG
  const before = place.text.slice(0, place.start)
  const suffix = cutSuffix(place.text.slice(place.end), settings.suffixCharacters)
  if (ability === 'chat') {
    const prefix = cutPrefix(before, settings.prefixCharacters)
    const content = question(defuse(prefix), defuse(suffix), place)
    return {
      ability,
      messages: [
        { role: 'system', content: SYSTEM },
        { role: 'user', content },
      ],
      stop: [],
      maxTokens,
    }
  }
  const lineStart = before.lastIndexOf('\n') + 1
  const lead = before.slice(lineStart)
  const above = cutPrefix(before.slice(0, lineStart), settings.prefixCharacters)
  const prompt = formatPrompt(above + noteAbove(place, indentationOf(lead)) + lead, suffix)
  return { ability, prompt, stop: stopStrings('block'), maxTokens }
}

/** A file with a marked place, and what to do there. */
function question(prefix: string, suffix: string, { text, start, end, ...place }: InstructionPlace): string {
  const selected = defuse(text.slice(start, end))
  const [marked, task] =
    selected === ''
      ? ['<cursor/>', 'Write the code that belongs at <cursor/>.']
      : [`<selection>${selected}</selection>`, 'Write the code that replaces <selection>.']
  return (
    `The file ${place.path} (${place.language}):\n\n${prefix}${marked}${suffix.trimEnd()}\n\n` +
    `${task} ${defuse(place.instruction)}`
  )
}

const ASKED = /^The file [^\n]*:\n\n([^]*?)<cursor\/>([^]*)\n\nWrite the code that belongs at <cursor\/>\. /

/** What stood around the cursor in what a model that talks was asked; null where it was asked something else. */
export function parseInstruction(
  content: string,
): { readonly prefix: string; readonly suffix: string } | null {
  const [, prefix, suffix] = ASKED.exec(content) ?? []
  return prefix === undefined || suffix === undefined ? null : { prefix, suffix }
}

/** The instruction in the file's own language, whole lines; code that is replaced stands there as it was. */
function noteAbove(
  { text, start, end, language, instruction }: InstructionPlace,
  indentation: string,
): string {
  const asked = instruction.split('\n')
  const selected = text.slice(start, end)
  const lines = selected === '' ? asked : ['Before:', ...selected.split('\n'), 'Now:', ...asked]
  return lines.map((line) => `${indentation}${comment(line, language)}\n`).join('')
}

function comment(line: string, language: Language): string {
  // The end of a comment in a line would let the rest of it out.
  return language === 'html' ? `<!-- ${line.replaceAll('-->', '')} -->` : `// ${line}`
}
