/** A task in a conversation: an instruction, the files that it is about as far as there is room, and the answer. */
import type { LeftOutReason } from '#contracts/leftOut'
import { defuse } from '#engine/completion/completion'
import type { Language } from '#engine/language/language'
import { packFiles } from '#engine/pack/pack'
import { LONGEST, type UnitExampleParts, type Written } from './unitExampleParts'
import type { UnitFile } from './unitIndex'
import type { Excerpt, TalkTask } from './wordTask'

const FENCES: Readonly<Record<Language, string>> = {
  csharp: 'csharp',
  typescript: 'typescript',
  tsx: 'tsx',
  html: 'html',
  scss: 'scss',
}

/** @param text of the file of the answer */
export async function askedInTalk(
  task: TalkTask,
  text: string,
  parts: UnitExampleParts,
): Promise<Written | LeftOutReason> {
  const { file } = task.placed
  const { answer } = task
  const trains = parts.splitOf(file.path) === 'train'
  const mayShow = (path: string): boolean =>
    trains ? parts.splitOf(path) === 'train' : parts.splitOf(path) !== null
  const own = [...task.needs, ...(answer.kind === 'code' ? answer.files : [])]
  if (own.some((one) => !mayShow(one.file.path))) return 'acrossSplit'
  const answered = answer.kind === 'words' ? answer.show(text) : await answerOf(answer.files, parts)
  const whole = await Promise.all(task.needs.map((one) => shown(one, parts)))
  const isLong = task.instruction.length + (answered ?? '').length + whole.join('').length > LONGEST
  const needed = isLong ? await Promise.all(task.needs.map((one) => shown(briefOf(one), parts))) : whole
  if (answered === null || needed.some((one) => one === null)) return 'unreadable'
  const blocks = new Map(needed.map((block, index) => [block!, task.needs[index]!.file.path]))
  let room = LONGEST - task.instruction.length - answered.length - [...blocks.keys()].join('').length
  for (const offer of task.offers) {
    if (!mayShow(offer.file.path)) continue
    const block = await shown(offer, parts)
    if (block === null || block.length > room || blocks.has(block) || gives(block, answered)) continue
    blocks.set(block, offer.file.path)
    room -= block.length
  }
  const content = defuse([task.instruction, ...blocks.keys()].join('\n\n'))
  return {
    messages: [{ role: 'user', content }],
    instruction: task.instruction,
    answer: defuse(answered),
    paths: [...new Set([file.path, ...own.map((one) => one.file.path), ...blocks.values()])],
    line: task.line,
  }
}

function briefOf({ file, show, brief }: Excerpt): Excerpt {
  return { file, show: brief ?? show }
}

async function shown({ file, show }: Excerpt, { read }: UnitExampleParts): Promise<string | null> {
  const text = await read(file.path)
  return text === null ? null : `\`${file.path}\`:\n${fenced(show(text), file)}`
}

async function answerOf(files: readonly Excerpt[], { read }: UnitExampleParts): Promise<string | null> {
  const texts = await Promise.all(files.map(({ file }) => read(file.path)))
  if (texts.some((text) => text === null)) return null
  const shownTexts = files.map(({ show }, index) => show(texts[index]!))
  if (files.length === 1) return fenced(shownTexts[0]!, files[0]!.file)
  return packFiles(files.map(({ file }, index) => ({ name: file.path, text: `${shownTexts[index]!}\n` })))
}

function fenced(text: string, { language }: UnitFile): string {
  // A fence is longer than any run of backticks in it (CommonMark, 4.5).
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${FENCES[language]}\n${text}\n${fence}`
}

/** Whether a block holds the answer, or is a part of it. */
function gives(block: string, answered: string): boolean {
  const [shown, given] = [contentOf(block, 2), contentOf(answered, 1)]
  return given.includes(shown) || shown.includes(given)
}

/** @param above lines above the code, with its fence */
function contentOf(block: string, above: number): string {
  return block.split('\n').slice(above, -1).join('\n')
}
