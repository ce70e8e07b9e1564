/** Texts with secrets planted in them, of every form in turn; the same ones for the same seed. */
import { angularCode } from '#test/redact/angularCode'
import { Chance } from '#test/redact/chance'
import { dotnetCode } from '#test/redact/dotnetCode'
import { dotnetSettings } from '#test/redact/dotnetSettings'
import { pipelineFiles } from '#test/redact/pipelineFiles'
import { type Forms, type Planted } from '#test/redact/planted'
import { terminalLines } from '#test/redact/terminalLines'

export interface PlantedSecret extends Planted {
  readonly form: string
}

const forms: Forms = { ...dotnetSettings, ...dotnetCode, ...angularCode, ...pipelineFiles, ...terminalLines }

/** At least as many as asked for: each form as often as the others. */
export function plantedSecrets(count: number, seed: string): PlantedSecret[] {
  const chance = new Chance(seed)
  const names = Object.keys(forms)
  const rounds = Math.ceil(count / names.length)
  return names.flatMap((form) => Array.from({ length: rounds }, () => ({ ...forms[form]!(chance), form })))
}
