/** What serves now: version, base, runtime, recording, and whether it trains. */
import type { EngineStatus } from '#contracts/engineStatus'
import type { DashboardCommand } from '#contracts/webviewProtocol'
import { button } from '#webview/components/button'
import { fact, facts } from '#webview/components/fact'
import { section } from '#webview/components/section'

export function servingSection(
  status: EngineStatus,
  recording: boolean,
  press: (command: DashboardCommand) => void,
): HTMLElement {
  const link = (command: DashboardCommand, label: string): HTMLElement =>
    button({ id: `serving-${command}`, label, look: 'link', onPress: () => press(command) })
  return section(
    'serving',
    'What serves now',
    facts(
      fact({
        name: 'Version',
        value: status.active?.tag ?? 'None yet',
        ...(status.active
          ? { action: link('pickVersion', 'Pick a version') }
          : { note: 'The base serves first, as soon as the runtime has loaded it.' }),
      }),
      fact({
        name: 'Base',
        value: status.base ?? 'Not chosen',
        ...(status.base === null
          ? {
              note: 'A base is the model that training starts from.',
              action: link('checkSetUp', 'Choose one'),
            }
          : {}),
      }),
      fact({
        name: 'Runtime',
        value: status.runtimeAnswers ? 'Answers' : 'Does not answer',
        note: status.runtime,
        ...(status.runtimeAnswers ? {} : { look: 'wrong', action: link('checkSetUp', 'Check the set-up') }),
      }),
      recordingFact(status, recording, link('consent', 'Change')),
      fact({
        name: 'Training',
        value: status.training ? 'Running' : 'Not running',
        ...(status.training ? { note: `Process ${status.training.pid}` } : {}),
      }),
    ),
  )
}

function recordingFact({ notRecorded }: EngineStatus, recording: boolean, change: HTMLElement): HTMLElement {
  const name = 'Recording'
  if (recording && notRecorded !== null)
    return fact({ name, value: 'Not possible now', note: notRecorded, look: 'wrong' })
  return fact({
    ...{ name, value: recording ? 'On' : 'Off', action: change },
    note: recording ? 'Stays on this machine, secrets taken out.' : 'Nothing is stored.',
  })
}
