/** Asks the trainer whether it can start, and on what it would train. */
import { z } from 'zod'
import { trainerEnvironment } from '#platform/installation'
import type { Processes } from '#platform/processes'
import { runToEnd } from './runToEnd'

export type TrainerProbe =
  | { readonly kind: 'answers'; readonly python: string; readonly torch: string; readonly device: string }
  /** There is no such interpreter. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'failed'; readonly message: string }

const probeSchema = z.object({
  kind: z.literal('probe'),
  python: z.string(),
  torch: z.string(),
  device: z.string(),
})

/** @param trainer folder of its code */
export async function probeTrainer(
  processes: Processes,
  python: string,
  trainer: string,
  signal: AbortSignal,
): Promise<TrainerProbe> {
  const { code, lines, error } = await runToEnd(processes, python, ['-m', 'trainer', 'probe'], {
    environment: trainerEnvironment(trainer),
    cwd: trainer,
    signal,
  })
  if (error !== undefined) return { kind: 'missing' }
  for (const line of lines) {
    const probe = probeSchema.safeParse(tryJson(line))
    if (probe.success && code === 0) return { ...probe.data, kind: 'answers' }
  }
  const last = lines.findLast((line) => line.trim() !== '')
  return { kind: 'failed', message: last?.trim() ?? `It ended with code ${String(code)}.` }
}

function tryJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
