/** `repair`: a new database of what can still be read of a damaged one, which is kept. */
import { UserError } from '#platform/userError'
import { repairRecord } from '#src/app'
import { answer } from './answer'
import type { Command } from './command'
import { homeOf } from './withEngine'

export const repairCommand: Command = {
  name: 'repair',
  synopsis: '',
  summary:
    'Makes a new database of what can be read of a damaged one, which is kept; a sound one stays as it is.',
  run(line) {
    const done = repairRecord(homeOf(line))
    if (done.kind === 'inUse') {
      throw new UserError(`Another program uses ${done.file}. Close every window that does, and try again.`)
    }
    answer(line, done, () => {
      if (done.kind === 'sound') return `There is nothing to repair in ${done.file}.`
      const rows = Object.entries(done.rows).filter(([, count]) => count > 0)
      return [
        `Could be read: ${rows.map(([table, count]) => `${count} ${table}`).join(', ') || 'nothing'}.`,
        `The damaged database is kept as ${done.aside}; remove it when you miss nothing.`,
      ].join('\n')
    })
    return Promise.resolve(0)
  },
}
