/** A table that scrolls sideways where it is too wide, by keyboard too; neighbouring columns can share a heading. */
import { type Child, element } from './element'

export interface Column {
  readonly title: string
  readonly group?: string
  readonly numeric?: boolean
}

export interface Row {
  /** Heads the row; the first column is its title. */
  readonly head: Child
  readonly cells: readonly Child[]
  /** The row that matters most now. */
  readonly current?: boolean
}

export interface TableParts {
  readonly id: string
  readonly label: string
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
}

export function dataTable({ id, label, columns, rows }: TableParts): HTMLElement {
  const body = rows.map(({ head, cells, current }) =>
    element(
      'tr',
      current ? { class: 'current' } : {},
      element('th', { scope: 'row' }, head),
      ...cells.map((cell, index) => element('td', alignment(columns[index + 1]), cell)),
    ),
  )
  const table = element(
    'table',
    { 'aria-label': label },
    element('thead', {}, ...headings(columns)),
    element('tbody', {}, ...body),
  )
  return element('div', { id, class: 'scroll', role: 'region', 'aria-label': label, tabindex: '0' }, table)
}

function headings(columns: readonly Column[]): HTMLElement[] {
  const grouped = columns.some(({ group }) => group)
  const above: HTMLElement[] = []
  const below: HTMLElement[] = []
  for (const [index, column] of columns.entries()) {
    const { title, group } = column
    const heading = { scope: 'col', ...alignment(column) }
    if (!group) {
      above.push(element('th', grouped ? { ...heading, rowspan: '2' } : heading, title))
      continue
    }
    if (group !== columns[index - 1]?.group) {
      const width = columns.filter((other) => other.group === group).length
      above.push(element('th', { scope: 'colgroup', colspan: String(width), class: 'group' }, group))
    }
    below.push(element('th', heading, title))
  }
  return [above, below].filter((cells) => cells.length > 0).map((cells) => element('tr', {}, ...cells))
}

const alignment = (column: Column | undefined): Record<string, string> =>
  column?.numeric ? { class: 'numeric' } : {}
