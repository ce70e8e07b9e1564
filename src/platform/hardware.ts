/** What this machine has, for plans and for what a person is told. */
import { availableParallelism, freemem, totalmem } from 'node:os'

export interface Hardware {
  readonly cores: number
  readonly memoryBytes: number
  readonly freeMemoryBytes: number
}

export function readHardware(): Hardware {
  return { cores: availableParallelism(), memoryBytes: totalmem(), freeMemoryBytes: freemem() }
}
