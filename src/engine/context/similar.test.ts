import { expect, test } from 'vitest'
import { placeAt } from '#test/context/placeAt'
import { similar } from './similar'
import { wordWindows } from './wordWindows'

const open = (path: string, text: string) => ({ uri: path, workspace: '/w', path, text })
const ask = (place: ReturnType<typeof placeAt>, ...others: ReturnType<typeof open>[]) =>
  similar(place, others, ({ text }) => wordWindows(text))

const unlike = Array.from({ length: 40 }, (_, line) => `unlike${line}(alpha${line}, beta${line});`).join('\n')

test('C#: the window that looks like what is being written, without what stands around it', () => {
  const place = placeAt(
    'OrderService.cs',
    `public async Task<Order> Find(string id) {
  var order = await _store.FindAsync(id);
  if (order == null) throw new MissingException(id);
  return ¦
}`,
  )
  const found = ask(
    place,
    open(
      'CustomerService.cs',
      `${unlike}
public async Task<Customer> Find(string id) {
  var customer = await _store.FindAsync(id);
  if (customer == null) throw new MissingException(id);
  return customer;
}
`,
    ),
    open('Unlike.cs', unlike),
  )
  expect(found).toMatchObject([{ path: 'CustomerService.cs', source: 'similar' }])
  expect(found[0]?.text).toMatch(/throw new MissingException\(id\);\n {2}return customer;\n}$/)
})

test('Angular templates: a template for a template', () => {
  const row = (name: string): string => `<tr><td>{{ ${name}.placedAt | date }}</td>
<td><a [routerLink]="['/details', ${name}.id]">{{ ${name}.title }}</a></td>`
  const place = placeAt('order-list.component.html', `${row('order')}<td>¦</td></tr>`)
  expect(
    ask(
      place,
      open('customer-list.component.html', `${row('customer')}<td>{{ customer.total | pence }}</td></tr>`),
      open('customer-list.component.ts', row('order')),
    ),
  ).toMatchObject([{ path: 'customer-list.component.html' }])
})

test('TypeScript: nothing where nothing is alike', () => {
  const place = placeAt('order.service.ts', 'fetchOne(id: string) { return this.http.get<Order>(¦) }')
  expect(ask(place, open('unlike.ts', unlike))).toEqual([])
})
