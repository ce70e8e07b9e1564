/** A task at a place of a file, asked as the editor asks for "write this here", so that what is taught is what is asked. */
import { settingsSchema } from '#contracts/settings'
import { defuse, prepareInstruction } from '#engine/completion/completion'
import { fromMargin } from '#engine/curate/example/fromMargin'
import type { Written } from './unitExampleParts'
import type { PlaceTask } from './wordTask'

/** As much around the place as the editor sends. */
const sent = settingsSchema.parse({})

/** @param text of the file */
export function askedAtPlace({ placed, answer, cut, instruction }: PlaceTask, text: string): Written {
  const { file } = placed
  // An editor knows no byte order mark.
  const before = text.slice(0, cut.start).replace(/^\uFEFF/, '')
  const asked = prepareInstruction(
    {
      text: before + text.slice(cut.end),
      start: before.length,
      end: before.length,
      path: file.path,
      language: file.language,
      instruction,
    },
    'chat',
    sent,
  )
  const line = text.slice(0, answer.start).split('\n').length - 1
  return {
    messages: asked.ability === 'chat' ? asked.messages : [],
    instruction,
    answer: defuse(fromMargin(text, answer)),
    paths: [file.path],
    line,
  }
}
