/** `status`: what serves, whether the runtime answers, and what was recorded. */
import { answer } from './answer'
import type { Command } from './command'
import { counted } from './scoreboard'
import { withEngine } from './withEngine'

export const statusCommand: Command = {
  name: 'status',
  synopsis: '',
  summary: 'Says what serves, whether the runtime answers, and what was recorded.',
  run: (line) =>
    withEngine(line, async (engine) => {
      const status = await engine.status()
      answer(line, status, () =>
        [
          `Runtime    ${status.runtime} ${status.runtimeAnswers ? 'answers' : 'does not answer: start Ollama, or use --runtime embedded'}`,
          `Serving    ${status.active?.tag ?? 'nothing yet'}`,
          `Base       ${status.base ?? 'not chosen: name one with --base'}`,
          ...(status.notRecorded === null ? [] : [`Recording  not possible: ${status.notRecorded}`]),
          `Recorded   ${status.suggestions} suggestions; ${Object.entries(status.events)
            .map(([kind, count]) => `${count} ${kind}`)
            .join(', ')}`,
          `Withheld   ${counted(status.withheld)}`,
          `Training   ${status.training ? `runs (process ${status.training.pid})` : 'none'}`,
        ].join('\n'),
      )
      return status.runtimeAnswers ? 0 : 1
    }),
}
