/** Whether there is a model to start from. */
import { existsSync } from 'node:fs'
import type { SetUpCheck } from '#contracts/setUp'
import type { RuntimeFound } from './checkRuntime'
import type { SetUpQuestion } from './checkSetUp'

export function checkModel(
  { base, installation, chooseBase }: Pick<SetUpQuestion, 'base' | 'installation' | 'chooseBase'>,
  found: RuntimeFound,
): SetUpCheck {
  if (base?.toLowerCase().endsWith('.gguf')) {
    return existsSync(base)
      ? ready(`${base} is the base.`)
      : lacking(`There is no file ${base}. Choose another base.`)
  }
  if (found.kind === 'none') {
    return { ...lacking('Which models there are is known once the runtime answers.'), remedy: null }
  }
  const { models } = found
  if (base !== undefined && base !== '') {
    if (models.includes(base) || models.includes(`${base}:latest`)) return ready(`${base} is the base.`)
    const pull = found.kind === 'ollama' ? ` Get it with "ollama pull ${base}", or choose` : ' Choose'
    return lacking(`The runtime has no model ${base}.${pull} another base${listed(models)}.`)
  }
  if (found.kind === 'builtIn') {
    return existsSync(installation.toyBase)
      ? ready('The bundled toy is the base: its suggestions are poor. Choose a GGUF file for better ones.')
      : lacking('The built-in runtime brings no model. Choose a GGUF file as the base.')
  }
  try {
    return ready(`${chooseBase(models)} is the base.`)
  } catch (error) {
    return lacking(error instanceof Error ? error.message : String(error))
  }
}

function listed(models: readonly string[]): string {
  return models.length > 0 ? ` (there are ${models.join(', ')})` : ''
}

function ready(message: string): SetUpCheck {
  return { part: 'model', ready: true, message, remedy: null }
}

function lacking(message: string): SetUpCheck {
  return { part: 'model', ready: false, message, remedy: 'chooseBase' }
}
