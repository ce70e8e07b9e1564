/** Who is compared: ours and the named baselines. */
import { continueDev } from '#bench/typing/baselines/continueDev'
import { llamaVscode } from '#bench/typing/baselines/llamaVscode'
import { plainDebounce } from '#bench/typing/baselines/plainDebounce'
import { tabbyAgent } from '#bench/typing/baselines/tabbyAgent'
import type { MakeClient } from './measure'
import { Ours } from './ours'

export const ours: MakeClient = (parts) => Ours.start(parts)

export const BASELINES: Readonly<Record<string, MakeClient>> = {
  plainDebounce,
  llamaVscode,
  tabbyAgent,
  continueDev,
}
