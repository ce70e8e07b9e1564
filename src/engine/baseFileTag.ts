/** The model name that a GGUF file is put into the runtime under: its own name, without its quantisation. */
import { basename } from 'node:path'

const quantisation = /[.-](i?q\d\w*|f16|bf16|f32)$/i

/** `models/toy-base.Q8_0.gguf` becomes `apprentice-toy-base:latest`. */
export function baseFileTag(path: string): string {
  const name = basename(path)
    .replace(/\.gguf$/i, '')
    .replace(quantisation, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]/g, '-')
  return `apprentice-${name}:latest`
}
