/** The entry of the dashboard's page: asks the extension for the data, and draws whatever it sends. */
import type { DashboardRequest, DashboardUpdate } from '#contracts/webviewProtocol'
import { button } from '#webview/components/button'
import { DrawnAnew } from '#webview/components/drawnAnew'
import { element } from '#webview/components/element'
import { dashboardPage } from './dashboardPage'
import { moment } from './moment'

declare function acquireVsCodeApi(): { postMessage(message: DashboardRequest): void }

const extension = acquireVsCodeApi()
const send = (request: DashboardRequest): void => extension.postMessage(request)

const asOf = element('p', { class: 'note', role: 'status' }, 'Reading what was recorded …')
const content = element('main')
document.body.append(
  element(
    'header',
    {},
    element('div', {}, element('h1', {}, 'Apprentice'), asOf),
    element(
      'div',
      { class: 'actions' },
      button({
        id: 'refresh',
        label: 'Refresh',
        look: 'secondary',
        onPress: () => send({ kind: 'refresh' }),
      }),
      button({
        id: 'train',
        label: 'Train on my repo',
        look: 'primary',
        onPress: () => send({ kind: 'command', command: 'train' }),
      }),
    ),
  ),
  content,
)

const page = new DrawnAnew(content)
window.addEventListener('message', ({ data }: MessageEvent<DashboardUpdate>) => {
  page.draw(() => content.replaceChildren(...dashboardPage(data, send)))
  asOf.textContent = data.kind === 'dashboard' ? `As of ${moment(Date.now())}` : 'Could not be read'
})
send({ kind: 'ready' })
