/** Gives examples at a cursor the code of other files that serving would have sent along. */
import type { Example, FimExample, Split } from '#contracts/example'
import type { Settings } from '#contracts/settings'
import {
  formatExample,
  type PromptSettings,
  prepareRequest,
  requestOfExample,
} from '#engine/completion/completion'
import { OfflineContext, type OfflineTexts } from '#engine/context/context'
import { loadParsers } from '#engine/language/language'
import type { Gate } from '#engine/curate/choose/choose'
import { exampleId } from '#engine/curate/example/exampleId'
import { layoutOf } from '#engine/curate/survey/exampleLanguage'

/**
 * Share of the rows. Half are asked without: so are the first suggestion in a file whose surroundings are not read yet,
 * and every one in a workspace of a single file; and a model that is only taught with context leans on it.
 */
const WITH_CONTEXT = 0.5
/** A row that is longer than the trainer takes teaches nothing; dense code has as few characters a token. */
const CHARACTERS_PER_TOKEN = 3

export interface FimContextParts {
  readonly texts: OfflineTexts
  /** Name of the workspace's folder, as prompts call it. */
  readonly repository: string
  /** Null for a file that is not in the dataset. */
  readonly splitOf: (path: string) => Split | null
  readonly settings: PromptSettings & { readonly training: Pick<Settings['training'], 'maxTokens'> }
}

/**
 * About half of the examples that were dug from files get context; those for training get text of files that train
 * alone. None is left out. Texts of some files are held, however many there are.
 */
export function fimContext(parts: FimContextParts): Gate {
  const context = new OfflineContext(parts.texts, parts.settings)
  const trains = (path: string): boolean => parts.splitOf(path) === 'train'
  const isKnown = (path: string): boolean => parts.splitOf(path) !== null
  return async (examples, split) => {
    await loadParsers()
    const mayRead = split === 'train' ? trains : isKnown
    const given = new Map<Example, Example>()
    // Those of one file after each other: what is in sight of one is in sight of the next.
    for (const example of [...examples].sort((one, other) => (one.paths[0]! < other.paths[0]! ? -1 : 1)))
      given.set(example, wants(example) ? await withContext(example, context, mayRead, parts) : example)
    return examples.map((example) => given.get(example)!)
  }
}

function wants(example: Example): example is FimExample {
  const isAsked = example.format === 'fim' && example.task !== 'document'
  return isAsked && example.source.kind === 'repository' && shareOf(example.contentHash) < WITH_CONTEXT
}

async function withContext(
  example: FimExample,
  context: OfflineContext,
  mayRead: (path: string) => boolean,
  { texts, repository, settings }: FimContextParts,
): Promise<FimExample> {
  const path = example.paths[0]!
  const text = await texts.read(path)
  const { prefix, suffix } = requestOfExample(example.prompt, 'line', settings)
  const offset = text === null ? null : offsetOf(text, example, prefix)
  if (text === null || offset === null) return example
  const asked = textAt(text, offset, suffix, example, settings)
  const snippets = await context.at({ path, text: asked, offset }, mayRead)
  if (snippets.length === 0) return example
  const prompt = formatExample(prefix, suffix, { repository, snippets, path })
  const size = prompt.length + example.completion.length
  if (size > settings.training.maxTokens * CHARACTERS_PER_TOKEN) return example
  const paths = [...new Set([path, ...snippets.map((snippet) => snippet.path)])]
  return { ...example, prompt, id: exampleId(prompt, example.completion), paths }
}

/** The text without the answer. What was not written yet is in no prompt, and says nothing of what is in sight. */
function textAt(
  text: string,
  offset: number,
  suffix: string,
  { completion, language }: FimExample,
  settings: PromptSettings,
): string {
  const before = text.slice(0, offset)
  const whole = before + text.slice(offset + completion.length).replace(/^[ \t]+(?=\n|$)/, '')
  const request = prepareRequest(whole, offset, layoutOf(language).language, settings)
  return request.suffix === suffix ? whole : before + suffix
}

/** Where its answer begins; null where the text is another one than it was made of. */
function offsetOf(text: string, { source, completion }: FimExample, prefix: string): number | null {
  if (source.kind !== 'repository') return null
  let start = 0
  for (let line = 0; line < source.line; line++) start = text.indexOf('\n', start) + 1
  const head = prefix.slice(prefix.lastIndexOf('\n') + 1)
  return text.startsWith(head + completion, start) ? start + head.length : null
}

/** A number from 0 to 1 that depends on the hash alone. */
function shareOf(hash: string): number {
  return Number.parseInt(hash.slice(0, 8), 16) / 0x1_0000_0000
}
