/** The latest suggestions that were accepted or rejected, to be rated when the moment has passed. */
import type { DecidedSuggestion } from '#contracts/decidedSuggestion'
import type { DashboardRequest } from '#contracts/webviewProtocol'
import { button } from '#webview/components/button'
import { element } from '#webview/components/element'
import { disclosure } from '#webview/components/disclosure'
import { emptyState } from '#webview/components/emptyState'
import { section } from '#webview/components/section'
import { starRow } from '#webview/components/starRow'
import { becameWord } from './becameWord'
import { moment } from './moment'

/** Characters of a text that are shown; more is for the editor. */
const MOST_SHOWN = 2_000
/** The figures below are to stay in reach. */
const AT_ONCE = 3

/** @param recording what is not recorded cannot be rated */
export function latestSection(
  latest: readonly DecidedSuggestion[],
  recording: boolean,
  send: (request: DashboardRequest) => void,
): HTMLElement {
  if (latest.length === 0) {
    return section(
      'latest',
      'Rate the latest',
      emptyState('Suggestions that you accepted or rejected are listed here, to be rated at any time.'),
    )
  }
  const cards = latest.map((suggestion) => card(suggestion, recording, send))
  const more = cards.slice(AT_ONCE)
  return section(
    'latest',
    'Rate the latest',
    ...(recording ? [] : [emptyState('Switch recording on to rate them.')]),
    ...cards.slice(0, AT_ONCE),
    ...(more.length === 0 ? [] : [disclosure('latest-more', `${more.length} more`, ...more)]),
  )
}

function card(
  suggestion: DecidedSuggestion,
  recording: boolean,
  send: (request: DashboardRequest) => void,
): HTMLElement {
  const { id, path, text, decidedAt, stars, expected, comment } = suggestion
  const name = path.slice(path.lastIndexOf('/') + 1)
  return element(
    'article',
    { class: 'card', 'aria-labelledby': `latest-${id}` },
    element(
      'div',
      { class: 'rated' },
      element(
        'div',
        {},
        element('h3', { id: `latest-${id}`, title: path }, name),
        element('span', { class: 'badge' }, becameWord(suggestion)),
        element('span', { class: 'note' }, moment(decidedAt)),
      ),
      starRow({
        id: `stars-${id}`,
        label: `Stars for the suggestion in ${name}`,
        stars,
        onRate: recording ? (given) => send({ kind: 'rate', id, stars: given }) : null,
      }),
    ),
    code(text),
    ...(expected === null
      ? []
      : [element('h4', {}, 'You expected'), expected === '' ? element('p', {}, 'Nothing.') : code(expected)]),
    ...(comment === null ? [] : [element('h4', {}, 'Your comment'), element('p', {}, comment)]),
    ...(recording ? [words(id, name, send)] : []),
  )
}

function words(id: string, name: string, send: (request: DashboardRequest) => void): HTMLElement {
  const link = (kind: 'expected' | 'comment', label: string): HTMLButtonElement => {
    const made = button({ id: `${kind}-${id}`, label, look: 'link', onPress: () => send({ kind, id }) })
    made.setAttribute('aria-label', `${label} (${name})`)
    return made
  }
  return element('div', { class: 'actions' }, link('expected', 'I expected …'), link('comment', 'Comment'))
}

function code(text: string): HTMLElement {
  const shown = text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)} …` : text
  return element('pre', {}, element('code', {}, shown))
}
