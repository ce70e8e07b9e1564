/** An instruction at a place in a file becomes a text for that place, written by the active version. */
import { type InstructionPlace, type ModelAbility, prepareInstruction } from '#engine/completion/completion'
import { languageOf } from '#engine/language/language'
import { type AnswerOutcome, type AnswerParts, giveAnswer } from './askedAnswer'
import { abilityOf } from './abilityOf'
import { cleanAnswer } from './cleanAnswer'
import type { IndentationStyle } from './fitIndentation'

export type { AnswerOutcome, AnswerParts, NoAnswerReason } from './askedAnswer'
export { type ChatTurn, chat } from './chat'

export interface GenerateRequest {
  readonly workspace: string
  /** Relative to the workspace, with forward slashes. */
  readonly path: string
  readonly text: string
  /** What is replaced, in UTF-16 units; empty at a cursor. */
  readonly start: number
  readonly end: number
  readonly instruction: string
  readonly style: IndentationStyle | null
}

/** @param onText told of the text so far, in whole lines; a later one may take back what an earlier one said */
export async function generate(
  request: GenerateRequest,
  parts: AnswerParts,
  onText: (text: string) => void,
  signal?: AbortSignal,
): Promise<AnswerOutcome> {
  const { workspace, path, instruction, style } = request
  const language = languageOf(path)
  if (language === null) return { kind: 'nothing', reason: 'unsupportedLanguage' }
  const place: InstructionPlace = { ...plainLines(request), path, language, instruction }
  const { ollama, settings } = parts
  if (place.end - place.start > settings.prefixCharacters)
    return { kind: 'nothing', reason: 'selectionTooLong' }

  let ability: ModelAbility = 'fillIn'
  let told = ''
  const before = place.text.slice(0, place.start).split('\n')
  return await giveAnswer(
    {
      ...{ workspace, path, language, asked: instruction, surface: 'generate' },
      ...{ line: before.length - 1, character: before.at(-1)!.length },
    },
    parts,
    async ({ tag }) => {
      ability = await abilityOf(tag, ollama)
      const asked = prepareInstruction(place, ability, settings)
      const all = { ...asked, model: tag, keepAlive: settings.keepAlive }
      return all.ability === 'chat' ? ollama.chat(all, signal) : ollama.generate(all, signal)
    },
    (answer, whole) => {
      const clean = cleanAnswer(answer, whole, ability, place, style)
      if (clean.text !== told) onText(clean.text)
      told = clean.text
      return clean
    },
    signal,
  )
}

/** Models were taught `\n` alone. */
function plainLines({ text, start, end }: GenerateRequest): Pick<InstructionPlace, 'text' | 'start' | 'end'> {
  const plain = (part: string): string => part.replaceAll('\r\n', '\n')
  const [before, selected] = [plain(text.slice(0, start)), plain(text.slice(start, end))]
  return {
    text: before + selected + plain(text.slice(end)),
    start: before.length,
    end: before.length + selected.length,
  }
}
