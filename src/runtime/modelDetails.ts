/** The short description of a model that lists and `show` carry, from the header of its GGUF. */
import type { ModelDetails } from '#contracts/ollamaProtocol'
import type { GgufMetadata } from './ggufMetadata'

/** `general.file_type` of llama.cpp, by number; the gaps were removed from the format. */
const fileTypes: Readonly<Record<number, string>> = {
  0: 'F32',
  1: 'F16',
  2: 'Q4_0',
  3: 'Q4_1',
  7: 'Q8_0',
  8: 'Q5_0',
  9: 'Q5_1',
  10: 'Q2_K',
  11: 'Q3_K_S',
  12: 'Q3_K_M',
  13: 'Q3_K_L',
  14: 'Q4_K_S',
  15: 'Q4_K_M',
  16: 'Q5_K_S',
  17: 'Q5_K_M',
  18: 'Q6_K',
  19: 'IQ2_XXS',
  20: 'IQ2_XS',
  21: 'Q2_K_S',
  22: 'IQ3_XS',
  23: 'IQ3_XXS',
  24: 'IQ1_S',
  25: 'IQ4_NL',
  26: 'IQ3_S',
  27: 'IQ3_M',
  28: 'IQ2_S',
  29: 'IQ2_M',
  30: 'IQ4_XS',
  31: 'IQ1_M',
  32: 'BF16',
  36: 'TQ1_0',
  37: 'TQ2_0',
  38: 'MXFP4_MOE',
}

export function describeModel({ keyValues, parameterCount }: GgufMetadata): ModelDetails {
  const family = String(keyValues['general.architecture'] ?? 'unknown')
  const fileType = keyValues['general.file_type']
  return {
    parent_model: '',
    format: 'gguf',
    family,
    families: [family],
    parameter_size: humanNumber(parameterCount),
    quantization_level: (typeof fileType === 'number' ? fileTypes[fileType] : undefined) ?? 'unknown',
  }
}

/** As Ollama writes sizes: 5.05M, 1.5B, 7B, 822K. */
export function humanNumber(count: number): string {
  const whole = (value: number, decimals: number) => value.toFixed(Number.isInteger(value) ? 0 : decimals)
  if (count >= 1e9) return `${whole(count / 1e9, 1)}B`
  if (count >= 1e6) return `${whole(count / 1e6, 2)}M`
  if (count >= 1e3) return `${(count / 1e3).toFixed(0)}K`
  return String(count)
}
