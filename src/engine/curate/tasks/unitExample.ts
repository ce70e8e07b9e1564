/** A task in words with its texts becomes an example, or a reason why there is none. */
import type { LeftOutReason } from '#contracts/leftOut'
import { holdsPlaceholder } from '#engine/redact/redact'
import { askedAtPlace } from './askedAtPlace'
import { askedInTalk } from './askedInTalk'
import { contentHashOf, exampleId } from '#engine/curate/example/exampleId'
import { groundedShare } from './grounding'
import type { Sourced } from '#engine/curate/example/sourced'
import { LONGEST, type UnitExampleParts } from './unitExampleParts'
import type { UnitTask } from './wordTask'

/** Less is no answer: a closing brace, a constant. */
const SHORTEST_ANSWER = 20
/**
 * Read off 400 answers of four repositories: under it stand seeds, rules and mappings whose names are all elsewhere;
 * over it few answers could not be written by someone who sees the prompt.
 */
const LEAST_GROUNDED = 0.3

export async function unitExample(task: UnitTask, parts: UnitExampleParts): Promise<Sourced> {
  const { file, unit } = task.placed
  const leaveOut = (reason: LeftOutReason): Sourced => ({ kind: 'leftOut', reason, where: file.path })
  const text = await parts.read(file.path)
  if (text === null || text.length < unit.end) return leaveOut('unreadable')
  const written = task.form === 'place' ? askedAtPlace(task, text) : await askedInTalk(task, text, parts)
  if (typeof written === 'string') return leaveOut(written)
  const { messages, answer, instruction, paths, line } = written
  const prompt = messages.map(({ content }) => content).join('\n')
  if (holdsPlaceholder(answer)) return leaveOut('heldSecret')
  if (saidIn(answer).length < SHORTEST_ANSWER) return leaveOut('tooSmall')
  if (prompt.length + answer.length > LONGEST) return leaveOut('tooLong')
  if (bare(prompt).includes(bare(answer))) return leaveOut('exactDuplicate')
  // What a person says of their code is what the code does not say.
  const isGrounded = task.task === 'explain' || groundedShare(answer, prompt, file.language) >= LEAST_GROUNDED
  if (!isGrounded) return leaveOut('notGrounded')
  return {
    kind: 'example',
    example: {
      format: 'chat',
      task: task.task,
      messages: [...messages, { role: 'assistant', content: answer }],
      id: exampleId(prompt, answer),
      contentHash: contentHashOf(instruction, answer),
      weight: 1,
      language: file.language,
      pattern: unit.pattern,
      group: file.group,
      paths: [...paths],
      source: { kind: 'repository', fileHash: file.hash, line },
      at: file.at,
      ...{ quality: null, security: null, loss: null },
    },
  }
}

/** Without its fence and its comments: a file that holds a comment alone answers nothing. */
function saidIn(answer: string): string {
  return answer
    .replaceAll(/^`{3,}.*$/gm, '')
    .replaceAll(/\/\*[^]*?\*\/|<!--[^]*?-->|^\s*\/\/.*$/gm, '')
    .trim()
}

/** Without its fence, however it is laid out. */
function bare(text: string): string {
  return text.replaceAll(/^`{3,}.*$/gm, '').replaceAll(/\s+/g, '')
}
