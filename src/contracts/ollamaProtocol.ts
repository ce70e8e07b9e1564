/** The Ollama protocol as plain data: what a client may send and what a server answers. */
import { z } from 'zod'

/** Go reads null as "not given". */
const optional = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? undefined)

const flag = optional(z.boolean())
const text = optional(z.string())
const options = optional(z.record(z.string(), z.unknown()))
/** A number of seconds or a Go duration; read with care, because only the number -1 means "for ever". */
const keepAlive = optional(z.union([z.number(), z.string()]))

const inference = {
  model: z.string().default(''),
  stream: flag,
  options,
  keep_alive: keepAlive,
  think: optional(z.union([z.boolean(), z.string()])),
  truncate: flag,
  shift: flag,
  logprobs: flag,
  top_logprobs: optional(z.number()),
}

export const generateRequestSchema = z.object({
  ...inference,
  prompt: text,
  suffix: text,
  system: text,
  template: text,
  context: optional(z.array(z.number().int())),
  raw: flag,
})
export type GenerateRequest = z.infer<typeof generateRequestSchema>

export const messageSchema = z.object({ role: z.string(), content: z.string().default('') })
export type Message = z.infer<typeof messageSchema>

export const chatRequestSchema = z.object({ ...inference, messages: optional(z.array(messageSchema)) })
export type ChatRequest = z.infer<typeof chatRequestSchema>

const digests = optional(z.record(z.string(), z.string()))

export const createRequestSchema = z.object({
  model: text,
  name: text,
  from: text,
  files: digests,
  adapters: digests,
  template: text,
  system: text,
  license: optional(z.union([z.string(), z.array(z.string())])),
  parameters: options,
  quantize: text,
  quantization: text,
  stream: flag,
})
export type CreateRequest = z.infer<typeof createRequestSchema>

export const showRequestSchema = z.object({ model: text, name: text, verbose: flag })
export const deleteRequestSchema = z.object({ model: text, name: text })
export const copyRequestSchema = z.object({
  source: z.string().default(''),
  destination: z.string().default(''),
})

export const errorResponseSchema = z.object({ error: z.string() })

/**
 * Of our built-in runtime alone, named as llama.cpp's server names them: prompt tokens that were still in the context,
 * and those that were read. Ollama counts both into `prompt_eval_count`, and its clients pass over what they do not know.
 */
const timingsSchema = z.object({ cache_n: z.number().int(), prompt_n: z.number().int() })
export type Timings = z.infer<typeof timingsSchema>

/** Durations are nanoseconds; a server leaves zeros out. */
const metrics = {
  total_duration: z.number().optional(),
  load_duration: z.number().optional(),
  prompt_eval_count: z.number().int().optional(),
  prompt_eval_duration: z.number().optional(),
  eval_count: z.number().int().optional(),
  eval_duration: z.number().optional(),
  timings: timingsSchema.optional(),
}

const tokenLogprob = { token: z.string(), logprob: z.number(), bytes: z.array(z.number().int()).optional() }
export const logprobSchema = z.object({
  ...tokenLogprob,
  top_logprobs: z.array(z.object(tokenLogprob)).optional(),
})
export type Logprob = z.infer<typeof logprobSchema>

const answerChunk = {
  model: z.string(),
  created_at: z.string(),
  done: z.boolean(),
  done_reason: z.string().optional(),
  logprobs: z.array(logprobSchema).optional(),
  ...metrics,
}

/** One line of a streamed answer, or the whole of one that is not streamed. */
export const generateChunkSchema = z.object({
  ...answerChunk,
  response: z.string().default(''),
  context: z.array(z.number().int()).optional(),
})
export type GenerateChunk = z.infer<typeof generateChunkSchema>

export const chatChunkSchema = z.object({ ...answerChunk, message: messageSchema })
export type ChatChunk = z.infer<typeof chatChunkSchema>

/** Key only on `success`: which other statuses come, and in which order, differs between versions. */
export const createStatusSchema = z.object({
  status: z.string(),
  digest: z.string().optional(),
  total: z.number().optional(),
  completed: z.number().optional(),
})
export type CreateStatus = z.infer<typeof createStatusSchema>

export const modelDetailsSchema = z.object({
  parent_model: z.string().default(''),
  format: z.string().default(''),
  family: z.string().default(''),
  families: z.array(z.string()).nullish(),
  parameter_size: z.string().default(''),
  quantization_level: z.string().default(''),
})
export type ModelDetails = z.infer<typeof modelDetailsSchema>

export const showResponseSchema = z.object({
  modelfile: z.string().default(''),
  parameters: z.string().optional(),
  template: z.string().optional(),
  system: z.string().optional(),
  license: z.string().optional(),
  details: modelDetailsSchema,
  model_info: z.record(z.string(), z.unknown()).default({}),
  capabilities: z.array(z.string()).optional(),
  modified_at: z.string().optional(),
})
export type ShowResponse = z.infer<typeof showResponseSchema>

export const tagsResponseSchema = z.object({
  models: z.array(
    z.object({
      name: z.string(),
      model: z.string(),
      modified_at: z.string(),
      size: z.number(),
      /** Bare hex: the sha256 of the manifest, not of the weights. */
      digest: z.string(),
      details: modelDetailsSchema,
      capabilities: z.array(z.string()).optional(),
    }),
  ),
})
export type TagsResponse = z.infer<typeof tagsResponseSchema>

export const psResponseSchema = z.object({
  models: z.array(
    z.object({
      /** As it was called when it was loaded; a later tag over the same weights does not show. */
      name: z.string(),
      model: z.string(),
      size: z.number(),
      digest: z.string(),
      details: modelDetailsSchema,
      expires_at: z.string(),
      size_vram: z.number(),
      context_length: z.number().optional(),
    }),
  ),
})
export type PsResponse = z.infer<typeof psResponseSchema>

export const versionResponseSchema = z.object({ version: z.string() })
