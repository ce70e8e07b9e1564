/** What the examples are narrowed by; how many there are of each kind stands beside its name. */
import type { DatasetCard } from '#contracts/dataset'
import type { ReviewFilter } from '#contracts/datasetReview'
import { element } from '#webview/components/element'
import { wordFor } from './words'

type Field = Exclude<keyof ReviewFilter, 'text'>

export function filterBar(
  { counts }: DatasetCard,
  filter: ReviewFilter,
  onFilter: (filter: ReviewFilter) => void,
): HTMLElement {
  const choose = (
    field: Field,
    title: string,
    options: Readonly<Record<string, number | null>>,
  ): HTMLElement => {
    const select = element(
      'select',
      { id: `filter-${field}` },
      element('option', { value: '' }, 'All'),
      ...Object.entries(options).map(([name, count]) => {
        const text = wordFor(field, name)
        return element('option', { value: name }, count === null ? text : `${text} (${count})`)
      }),
    )
    select.value = filter[field] ?? ''
    select.addEventListener('change', () => {
      onFilter(changed(filter, field, select.value))
    })
    return element('label', {}, title, select)
  }
  const search = element('input', {
    id: 'filter-text',
    type: 'search',
    placeholder: 'Code, a path, a word',
    value: filter.text ?? '',
  })
  search.addEventListener('change', () => {
    onFilter(changed(filter, 'text', search.value.trim()))
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
  form.addEventListener('submit', (event) => {
    event.preventDefault()
  })
  return form
}

function changed(filter: ReviewFilter, field: keyof ReviewFilter, value: string): ReviewFilter {
  const others = Object.entries(filter).filter(([name]) => name !== field)
  return Object.fromEntries(value === '' ? others : [...others, [field, value]])
}
