/** One scorecard: the verdict, why, the gains, and both versions side by side. */
import { guardWords } from '#contracts/guardWords'
import type {
  Comparison,
  Difference,
  GuardMeasures,
  Measures,
  Scorecard,
  Verdict,
} from '#contracts/scorecard'
import { dataTable } from '#webview/components/dataTable'
import { disclosure } from '#webview/components/disclosure'
import { type Child, element } from '#webview/components/element'
import { intervalPicture } from '#webview/components/intervalPicture'
import { count } from './count'
import { gain } from './gain'
import { moment } from './moment'
import { share } from './share'

const decisions: Readonly<Record<Verdict['decision'], { readonly word: string; readonly look: string }>> = {
  promote: { word: 'Better', look: 'badge good' },
  keep: { word: 'Not better', look: 'badge bad' },
  notEnoughEvidence: { word: 'Not enough evidence', look: 'badge' },
}

export function scorecardPart(scorecard: Scorecard): HTMLElement {
  const { id, at, examples, incumbent, candidate, better, worse, verdict, showcase } = scorecard
  const { word, look } = decisions[verdict.decision]
  const title = `${candidate.tag} against ${incumbent.tag}`
  return element(
    'article',
    { class: 'card', 'aria-label': title },
    element('h3', {}, element('span', { class: look }, word), title),
    element(
      'p',
      { class: 'note' },
      `${moment(at)}. ${count(examples)} held-out places: ${count(better)} answered better, ${count(worse)} worse, ${count(examples - better - worse)} alike.`,
    ),
    element('ul', {}, ...verdict.reasons.map((reason) => element('li', {}, reason))),
    element(
      'dl',
      { class: 'gains' },
      ...gainLine('Similarity', scorecard.editSimilarityGain),
      ...gainLine('Loss', scorecard.lossGain),
      ...(scorecard.guard ? guardLine(scorecard.guard) : []),
    ),
    disclosure(`${id}-measures`, 'All measures', measuresTable(scorecard, title)),
    ...(showcase ? [disclosure(`${id}-showcase`, 'The place that gained most', ...places(showcase))] : []),
  )
}

const gainLine = (name: string, difference: Difference): HTMLElement[] => [
  element('dt', {}, `${name} gain`),
  element('dd', {}, intervalPicture(difference), element('span', {}, gain(difference))),
]

const guardLine = (guard: GuardMeasures): HTMLElement[] => [
  element('dt', {}, 'General code'),
  element('dd', {}, intervalPicture(guard.lossGain), element('span', {}, guardWords(guard))),
]

function measuresTable({ id, examples, incumbent, candidate }: Scorecard, title: string): HTMLElement {
  const cells = ({ loss, exactMatch, editSimilarity, empty, medianMs }: Measures): string[] => [
    editSimilarity.toFixed(3),
    loss.toFixed(3),
    share(Math.round(exactMatch * examples), examples),
    share(Math.round(empty * examples), examples),
    `${Math.round(medianMs)} ms`,
  ]
  return dataTable({
    id: `${id}-table`,
    label: `Measures of ${title}`,
    columns: [
      { title: 'Version' },
      { title: 'Similarity', numeric: true },
      { title: 'Loss', numeric: true },
      { title: 'Exact answers', numeric: true },
      { title: 'Empty answers', numeric: true },
      { title: 'Median time', numeric: true },
    ],
    rows: [
      { head: `${candidate.tag} (new)`, cells: cells(candidate) },
      { head: `${incumbent.tag} (served then)`, cells: cells(incumbent) },
    ],
  })
}

const places = ({ path, before, expected, incumbent, candidate }: Comparison): Child[] => [
  element('p', { class: 'note' }, path),
  ...code('Code before the place', before),
  ...code('You wrote', expected),
  ...code('Answered before', incumbent),
  ...code('Answers now', candidate),
]

const code = (title: string, text: string): HTMLElement[] => [
  element('h4', {}, title),
  element('pre', {}, element('code', {}, text === '' ? '(nothing)' : text)),
]
