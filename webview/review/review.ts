/** The entry of the review's page: asks the extension for the data, and draws whatever it sends. */
import type { ReviewMessage, ReviewUpdate } from '#contracts/reviewProtocol'
import { DrawnAnew } from '#webview/components/drawnAnew'
import { element } from '#webview/components/element'
import { moment } from '#webview/dashboard/moment'
import { ReviewPage } from './reviewPage'

declare function acquireVsCodeApi(): { postMessage(message: ReviewMessage): void }

const extension = acquireVsCodeApi()
const send = (message: ReviewMessage): void => extension.postMessage(message)

const about = element('p', { class: 'note', role: 'status' }, 'Reading the dataset …')
const content = element('main')
document.body.append(element('header', {}, element('div', {}, element('h1', {}, 'Dataset'), about)), content)

const page = new ReviewPage(content, send)
const place = new DrawnAnew(content)
let shownFrom = 0
window.addEventListener('message', ({ data }: MessageEvent<ReviewUpdate>) => {
  place.draw(() => page.draw(data))
  if (data.kind === 'unavailable') about.textContent = ''
  else {
    const { card } = data.review
    const name = card.workspace.split(/[\\/]/).at(-1)
    about.textContent = `What a training on ${name} would learn from, as of ${moment(Date.parse(card.createdAt))}`
    about.title = `${card.id} of ${card.workspace}`
    // Another page begins at its top.
    if (data.offset !== shownFrom) window.scrollTo(0, 0)
    shownFrom = data.offset
  }
})
send({ kind: 'ready' })
