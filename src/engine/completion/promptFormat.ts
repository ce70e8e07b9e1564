/** Qwen's fill-in-the-middle format: prefix, suffix, then the middle. The one place that writes its tokens. */
import type { DatasetCard } from '#contracts/example'

const PREFIX = '<|fim_prefix|>'
const SUFFIX = '<|fim_suffix|>'
const MIDDLE = '<|fim_middle|>'
const END = '<|endoftext|>'

/** Every token that ends an answer: a model that was not taught to stop runs into one of them (Qwen's own example). */
const endTokens = [
  END,
  '<|im_end|>',
  PREFIX,
  SUFFIX,
  MIDDLE,
  '<|fim_pad|>',
  '<|repo_name|>',
  '<|file_sep|>',
] as const

const special =
  /<\|(fim_prefix|fim_suffix|fim_middle|fim_pad|endoftext|im_start|im_end|repo_name|file_sep)\|>/g

/** What the dataset card says of the format, so that the trainer adds the right end token. */
export const promptFormat: DatasetCard['promptFormat'] = { name: 'qwen-fim', endToken: END }

/** Strings at which the runtime should stop. */
export function stopStrings(scope: 'line' | 'block'): string[] {
  return scope === 'line' ? [...endTokens, '\n'] : [...endTokens]
}

/** The final prompt. Special tokens that stand in a person's text are defused: they would end or turn the prompt. */
export function formatPrompt(prefix: string, suffix: string): string {
  return `${PREFIX}${defuse(prefix)}${SUFFIX}${defuse(suffix)}${MIDDLE}`
}

/** The prefix and suffix of a prompt that `formatPrompt` made. */
export function parsePrompt(prompt: string): { prefix: string; suffix: string } {
  const suffixAt = prompt.lastIndexOf(SUFFIX)
  if (!prompt.startsWith(PREFIX) || suffixAt < 0 || !prompt.endsWith(MIDDLE)) {
    throw new Error(`Not a ${promptFormat.name} prompt: ${prompt.slice(0, 40)}`)
  }
  return {
    prefix: prompt.slice(PREFIX.length, suffixAt),
    suffix: prompt.slice(suffixAt + SUFFIX.length, -MIDDLE.length),
  }
}

/** Takes the bars out of special tokens. */
export function defuse(text: string): string {
  return text.replace(special, '<$1>')
}
