/** The whole page for one state of the data. */
import type { DashboardCommand, DashboardRequest, DashboardUpdate } from '#contracts/webviewProtocol'
import { button } from '#webview/components/button'
import { element } from '#webview/components/element'
import { notice } from '#webview/components/notice'
import { latestSection } from './latestSection'
import { nextStep } from './nextStep'
import { nextStepNotice } from './nextStepNotice'
import { runsSection } from './runsSection'
import { scorecardsSection } from './scorecardsSection'
import { servingSection } from './servingSection'
import { suggestionsSection } from './suggestionsSection'
import { versionsSection } from './versionsSection'

export function dashboardPage(
  update: DashboardUpdate,
  send: (request: DashboardRequest) => void,
): HTMLElement[] {
  const press = (command: DashboardCommand): void => send({ kind: 'command', command })
  if (update.kind === 'unavailable') {
    const onPress = (): void => press('checkSetUp')
    const action = button({ id: 'unavailable', label: 'Check the set-up', look: 'primary', onPress })
    return [notice('No figures', update.message, action)]
  }
  const { dashboard, recording } = update
  const step = nextStep(dashboard, recording)
  return [
    ...(step ? [nextStepNotice(step, dashboard.status, press)] : []),
    servingSection(dashboard.status, recording, press),
    suggestionsSection(dashboard, recording),
    latestSection(dashboard.latest, recording, send),
    versionsSection(dashboard.versions),
    scorecardsSection(dashboard.scorecards),
    runsSection(dashboard),
    element(
      'footer',
      { class: 'note' },
      'All of this was read from your own data folder. Nothing was sent anywhere.',
    ),
  ]
}
