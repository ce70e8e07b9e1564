import { beforeAll, expect, test } from 'vitest'
import { parsed } from '#test/language/atMark'
import { type Language, loadParsers } from './language'

beforeAll(loadParsers)

const declared = (text: string, language: Language): string =>
  parsed(text, language)
    .declarations()
    .map(({ kind, name, signature }) => `${kind} ${name}: ${signature}`)
    .join('\n')

test('a type of C# shows what another file may use of it', () => {
  const text = `
namespace Shop;

public sealed record Line(string Sku, int Count);

/// <summary>Told elsewhere.</summary>
[ApiController]
public sealed class Orders(IStore store) : Base<Order>, IOrders
{
    private readonly IStore _store = store;
    int hidden;
    public const int Most = 10;
    public required string Name { get; init; } = "";
    public int Count => _lines.Count;

    [HttpGet("{id}")]
    public async Task<Order> Fetch(string id)
    {
        // Why.
        return await _store.Find(id);
    }

    public void Clear() => _lines.Clear();
}

public enum State { Open, Paid = 2 }
`
  expect(declared(text, 'csharp')).toMatchInlineSnapshot(`
    "type Line: public sealed record Line(string Sku, int Count);
    type Orders: public sealed class Orders(IStore store) : Base<Order>, IOrders
    {
        public const int Most = 10;
        public required string Name { get; init; } = "";
        public int Count => _lines.Count;
        public async Task<Order> Fetch(string id);
        public void Clear();
    }
    member _store: private readonly IStore _store = store;
    member hidden: int hidden;
    member Most: public const int Most = 10;
    member Name: public required string Name { get; init; } = "";
    member Count: public int Count => _lines.Count;
    member Fetch: public async Task<Order> Fetch(string id);
    member Clear: public void Clear();
    type State: public enum State { Open, Paid = 2 }
    member Open: Open
    member Paid: Paid = 2"
  `)
})

test('a type of TypeScript shows what another file may use of it', () => {
  const text = `
@Component({
  selector: 'app-shop',
  template: '',
})
export class Shop extends Base implements OnInit {
  private readonly store = inject(Store)
  #secret = 1
  @Input({ required: true }) name!: string
  readonly items = signal<Item[]>([])
  readonly columns = [
    'sku',
  ]
  go = (to: Page): void => {
    this.open(to)
  }

  constructor(private http: HttpClient) {
    super()
  }

  /** Told. */
  find(sku: string): Item | null {
    return null
  }
}
export interface Line {
  sku: string
  price(): Money
}
export type Id = string | number
export enum State { Open, Paid = 2 }
export const routes: Routes = [
  { path: '' },
]
export function total(lines: Line[]): Money {
  return sum(lines)
}
`
  expect(declared(text, 'typescript')).toMatchInlineSnapshot(`
    "type Shop: class Shop extends Base implements OnInit {
      @Input({ required: true }) name!: string
      readonly items = signal<Item[]>([])
      readonly columns = …
      go = (to: Page): void => …
      constructor(private http: HttpClient);
      find(sku: string): Item | null;
    }
    member store: private readonly store = inject(Store)
    member #secret: #secret = 1
    member name: @Input({ required: true }) name!: string
    member items: readonly items = signal<Item[]>([])
    member columns: readonly columns = …
    member go: go = (to: Page): void => …
    member constructor: constructor(private http: HttpClient);
    member find: find(sku: string): Item | null;
    type Line: interface Line {
      sku: string
      price(): Money
    }
    member sku: sku: string
    member price: price(): Money
    type Id: type Id = string | number
    type State: enum State { Open, Paid = 2 }
    member Open: Open
    member Paid: Paid = 2
    function routes: const routes: Routes = …
    function total: function total(lines: Line[]): Money;"
  `)
})

test('a declaration says where it stands', () => {
  const text = 'using A;\n\nclass B { int C; }\n'
  const [type, member] = parsed(text, 'csharp').declarations()
  expect(text.slice(type?.start, type?.end)).toBe('class B { int C; }')
  expect(text.slice(member?.start, member?.end)).toBe('int C;')
})

test('what is unfinished hides nothing that is whole', () => {
  const text = 'class A {\n  a() {\n    foo(\n  }\n}\nclass B {\n  b() {}\n}\nfunction c() {}\n'
  expect(
    parsed(text, 'typescript')
      .declarations()
      .map(({ name }) => name),
  ).toEqual(['A', 'a', 'B', 'b', 'c'])
})

test('nor does a brace that is missing', () => {
  const declarations = parsed('namespace A {\n  class B { }\n  enum C { }\n', 'csharp').declarations()
  expect(declarations.map(({ name }) => name)).toEqual(['B', 'C'])
})

test('a signature has the line ends of a prompt', () => {
  const text = 'class A\r\n{\r\n  public void B()\r\n  {\r\n  }\r\n}\r\n'
  expect(declared(text, 'csharp')).toBe(
    'type A: class A\n{\n  public void B();\n}\nmember B: public void B();',
  )
})
