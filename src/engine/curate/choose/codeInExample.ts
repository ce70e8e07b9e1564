/** The code that an example teaches, with what stands around it. */
import type { Example } from '#contracts/example'
import { parseExample, parseInstruction } from '#engine/completion/completion'
import { unpackFiles } from '#engine/pack/pack'
import { answerOf } from '#engine/curate/example/exampleText'

export interface TaughtCode {
  /** As in an example: a fence may name another one than the file's. */
  readonly language: string
  readonly before: string
  readonly code: string
  readonly after: string
}

/** A fence's word for a language, and ours. */
const byFence: Readonly<Record<string, string>> = {
  cs: 'csharp',
  csharp: 'csharp',
  ts: 'typescript',
  typescript: 'typescript',
  tsx: 'tsx',
  html: 'html',
  scss: 'scss',
  css: 'scss',
  json: 'json',
  xml: 'xml',
}
const fence = /^```([\w#-]*)[^\n]*\n([\s\S]*?)^```/gm

/** None for an answer in prose. */
export function codeInExample(example: Example): TaughtCode[] {
  const answer = answerOf(example)
  if (example.format !== 'chat') {
    // A document has no cursor in it.
    const isCursor = example.task !== 'document'
    const around = isCursor ? parseExample(example.prompt) : { prefix: example.prompt, suffix: '' }
    return [{ language: example.language, before: around.prefix, code: answer, after: around.suffix }]
  }
  const place = parseInstruction(example.messages.at(-2)?.content ?? '')
  if (place !== null)
    return [{ language: example.language, before: place.prefix, code: answer, after: place.suffix }]
  const alone = { before: '', after: '' }
  const unpacked = unpackFiles(answer)
  if (unpacked.kind === 'files')
    return unpacked.files.map(({ name, text }) => ({
      ...alone,
      language: byFence[/\.(\w+)$/.exec(name)?.[1] ?? ''] ?? '',
      code: text,
    }))
  return [...answer.matchAll(fence)].map(([, word = '', code = '']) => ({
    ...alone,
    language: byFence[word.toLowerCase()] ?? '',
    code,
  }))
}
