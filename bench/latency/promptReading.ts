/**
 * How many tokens of a prompt the runtime reads anew at each key, while somebody types in a file that is longer than the
 * window before the cursor: our prompts, and prompts that hold the same kinds of text without a thought of the cache.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ContextSnippet } from '#contracts/contextSnippet'
import { generateChunkSchema } from '#contracts/ollamaProtocol'
import { type Settings, settingsSchema } from '#contracts/settings'
import { prepareRequest } from '#engine/completion/completion'
import { naivePrompt } from './naivePrompt'
import { type Spread, spread } from './spread'

const KEYS = 200
/** Where the start of our window takes a step: the replay passes over it in its middle. */
const STEP_AT = 10_000
const CONTROLLERS = ['Order', 'Customer', 'Product', 'Delivery', 'Voucher']
const SEEN_ASIDE = ['Dtos/OrderDto.cs', 'Documents/Order.cs']

interface Reading {
  /** Prompt tokens at a key: all of them, and those that the runtime did not have from the key before. */
  readonly promptTokens: Spread
  readonly readTokens: Spread
  /** With the keys at which our window takes a step. */
  readonly readTokensMean: number
  /** Milliseconds to the first token. */
  readonly promptMs: Spread
}

export interface PromptReading {
  readonly keys: number
  readonly apprentice: Reading
  readonly baseline: Reading & { readonly name: string }
}

interface Counts {
  readonly promptTokens: number
  readonly readTokens: number
  readonly promptMs: number
}

interface Typing {
  readonly text: string
  readonly context: readonly ContextSnippet[]
  readonly start: number
  readonly settings: Settings
}

/**
 * @param shop the sample shop
 * @param model a model of the runtime, with a context that holds the longest prompt
 */
export async function promptReading(runtime: string, model: string, shop: string): Promise<PromptReading> {
  const typing = typingIn(join(shop, 'server', 'Shop.Api'))
  const replay = async (promptAt: (before: string, after: string) => string): Promise<Reading> => {
    const { text, start } = typing
    const counts: Counts[] = []
    for (let key = 0; key <= KEYS; key++) {
      const before = text.slice(0, start + key)
      // What is being typed is not there yet; what follows it is.
      const after = text.slice(start + KEYS)
      const counted = await ask(runtime, model, promptAt(before, after))
      // The first prompt is new in any case.
      if (key > 0) counts.push(counted)
    }
    const read = counts.map(({ readTokens }) => readTokens)
    return {
      promptTokens: spread(counts.map(({ promptTokens }) => promptTokens)),
      readTokens: spread(read),
      readTokensMean: Math.round(read.reduce((sum, count) => sum + count, 0) / KEYS),
      promptMs: spread(counts.map(({ promptMs }) => promptMs)),
    }
  }
  const { settings, context } = typing
  return {
    keys: KEYS,
    apprentice: await replay(
      (before, after) =>
        prepareRequest(before + after, before.length, 'csharp', settings, { context, path: 'Controllers.cs' })
          .prompt,
    ),
    baseline: {
      name: 'sliding window, long suffix, context at the cursor',
      ...(await replay((before, after) => naivePrompt(before, after, context, settings))),
    },
  }
}

function typingIn(folder: string): Typing {
  const source = (path: string): string => readFileSync(join(folder, path), 'utf8')
  const text = CONTROLLERS.map((name) => source(`Controllers/${name}Controller.cs`)).join('\n')
  const context = SEEN_ASIDE.map((path) => ({ path, text: source(path), source: 'sibling' as const }))
  return { text, context, start: STEP_AT - KEYS / 2, settings: settingsSchema.parse({}) }
}

async function ask(runtime: string, model: string, prompt: string): Promise<Counts> {
  const request = { model, prompt, raw: true, stream: false, truncate: false }
  const response = await fetch(`${runtime}/api/generate`, {
    method: 'POST',
    body: JSON.stringify({ ...request, options: { temperature: 0, num_predict: 1 } }),
  })
  if (!response.ok) throw new Error(await response.text())
  const { timings, prompt_eval_duration: nanoseconds = 0 } = generateChunkSchema.parse(await response.json())
  if (timings === undefined) throw new Error('The runtime does not tell which tokens it read.')
  const { cache_n, prompt_n } = timings
  return { promptTokens: cache_n + prompt_n, readTokens: prompt_n, promptMs: nanoseconds / 1e6 }
}
