/** What the examples are narrowed by; how many there are of each kind stands beside its name. */
import type { DatasetCard } from '#contracts/dataset'
import type { ReviewFilter } from '#contracts/datasetReview'
import { element } from '#webview/components/element'
import { wordFor } from './words'

/** What of a filter is chosen from a list; the text is typed. */
type Field = Exclude<keyof ReviewFilter, 'text'>

/** @param onFilter told of every change; what is chosen and typed then stands in the form (`filterIn`) */
export function filterBar(
  { counts }: DatasetCard,
  filter: ReviewFilter,
  onFilter: () => void,
): HTMLFormElement {
  const choose = (
    field: Field,
    title: string,
    options: Readonly<Record<string, number | null>>,
  ): HTMLElement => {
    const chosen = filter[field] ?? ''
    // What was chosen stays, though a new dataset may have nothing of it.
    const all = chosen === '' || chosen in options ? options : { ...options, [chosen]: 0 }
    const select = element(
      'select',
      { id: `filter-${field}`, name: field },
      element('option', { value: '' }, 'All'),
      ...Object.entries(all).map(([name, count]) => {
        const text = wordFor(field, name)
        return element('option', { value: name }, count === null ? text : `${text} (${count})`)
      }),
    )
    select.value = chosen
    return element('label', {}, title, select)
  }
  const search = element('input', {
    id: 'filter-text',
    name: 'text',
    type: 'search',
    placeholder: 'Code, a path, a word',
    value: filter.text ?? '',
  })
  const form = element(
    'form',
    { class: 'filters', role: 'search' },
    element('label', {}, 'Search', search),
    choose('split', 'Used', counts.bySplit),
    choose('source', 'From', counts.bySource),
    choose('format', 'Asked', counts.byFormat),
    choose('language', 'Language', counts.byLanguage),
    choose('pattern', 'Pattern', counts.byPattern),
    choose('task', 'Task', counts.byTask),
    choose('decision', 'Decision', { drop: null, pin: null, edit: null, none: null }),
  )
  form.addEventListener('change', onFilter)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
  })
  return form
}

export function filterIn(form: HTMLFormElement): ReviewFilter {
  const chosen = [...new FormData(form)].map(([name, value]) => [name, String(value).trim()] as const)
  return Object.fromEntries(chosen.filter(([, value]) => value !== ''))
}
