/** Qwen's fill-in-the-middle format: prefix, suffix, then the middle. The one place that writes its tokens. */
import type { ContextSnippet } from '#contracts/contextSnippet'
import type { DatasetCard } from '#contracts/dataset'

const PREFIX = '<|fim_prefix|>'
const SUFFIX = '<|fim_suffix|>'
const MIDDLE = '<|fim_middle|>'
const END = '<|endoftext|>'
const REPOSITORY = '<|repo_name|>'
const FILE = '<|file_sep|>'

/** Every token that ends an answer: a model that was not taught to stop runs into one of them (Qwen's own example). */
const endTokens = [END, '<|im_end|>', PREFIX, SUFFIX, MIDDLE, '<|fim_pad|>', REPOSITORY, FILE] as const

const special =
  /<\|(fim_prefix|fim_suffix|fim_middle|fim_pad|endoftext|im_start|im_end|repo_name|file_sep)\|>/g

/** Code of other files and where the prompt's own text is from. */
export interface Surroundings {
  readonly repository: string
  readonly snippets: readonly Pick<ContextSnippet, 'path' | 'text'>[]
  readonly path: string
}

/** What the dataset card says of the format, so that the trainer adds the right end token. */
export const promptFormat: DatasetCard['promptFormat'] = { name: 'qwen-fim', endToken: END }

/** Strings at which the runtime should stop. */
export function stopStrings(scope: 'line' | 'block'): string[] {
  return scope === 'line' ? [...endTokens, '\n'] : [...endTokens]
}

/** The final prompt. Special tokens that stand in a person's text are defused: they would end or turn the prompt. */
export function formatPrompt(prefix: string, suffix: string, around: Surroundings | null = null): string {
  return `${formatSurroundings(around)}${PREFIX}${defuse(prefix)}${SUFFIX}${defuse(suffix)}${MIDDLE}`
}

/** The prompt of a text that is read from its beginning, without a cursor in it. */
export function formatDocument(text: string): string {
  return defuse(text)
}

/**
 * Qwen's repository format, as in its `examples/Qwen2.5-Coder-repolevel-fim.py`. It comes first, so that the runtime's
 * cache of the common beginning holds it while one types.
 */
function formatSurroundings(around: Surroundings | null): string {
  if (around === null || around.snippets.length === 0) return ''
  const files = around.snippets.map(({ path, text }) => `${FILE}${defuse(path)}\n${ended(defuse(text))}`)
  return `${REPOSITORY}${defuse(around.repository)}\n${files.join('')}${FILE}${defuse(around.path)}\n`
}

/** What stands around the cursor of a prompt that `formatPrompt` made, and the code of other files in it. */
export function parsePrompt(prompt: string): {
  prefix: string
  suffix: string
  snippets: { path: string; text: string }[]
} {
  const prefixAt = prompt.indexOf(PREFIX)
  const suffixAt = prompt.lastIndexOf(SUFFIX)
  const isWhole = prefixAt >= 0 && suffixAt > prefixAt && prompt.endsWith(MIDDLE)
  if (!isWhole || (prefixAt > 0 && !prompt.startsWith(REPOSITORY))) {
    throw new Error(`Not a ${promptFormat.name} prompt: ${prompt.slice(0, 40)}`)
  }
  return {
    prefix: prompt.slice(prefixAt + PREFIX.length, suffixAt),
    suffix: prompt.slice(suffixAt + SUFFIX.length, -MIDDLE.length),
    snippets: snippetsIn(prompt.slice(0, prefixAt)),
  }
}

/** Between the repository's name and the path of the prompt's own file. */
function snippetsIn(around: string): { path: string; text: string }[] {
  return around
    .split(FILE)
    .slice(1, -1)
    .map((file) => {
      const end = file.indexOf('\n')
      return { path: file.slice(0, end), text: file.slice(end + 1) }
    })
}

/** Takes the bars out of special tokens. */
export function defuse(text: string): string {
  return text.replace(special, '<$1>')
}

function ended(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`
}
