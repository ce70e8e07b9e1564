import { beforeAll, expect, test } from 'vitest'
import { parsed } from '#test/language/atMark'
import { loadParsers } from './language'

beforeAll(loadParsers)

test.each([
  ['csharp', 'class A : Base<Foo>, IBar { }', 'Base Foo IBar'],
  ['csharp', 'class A<TItem>(IStore store) where TItem : Entity { }', 'IStore Entity'],
  ['csharp', 'class A { List<Order> a; Bar? b; Baz[] c; int d; string e; }', 'Order Bar Baz'],
  ['csharp', 'class A { async Task<Order> B(Dto c, X.Y d) { } }', 'Order Dto'],
  ['csharp', 'var a = new Order(); var b = (Foo)c; var d = e as Bar; f is Baz g;', 'Order Foo Bar Baz'],
  ['csharp', 'a = State.Open; b.Count = c; Load<Parcel>(d); e.Read<Crate>();', 'State Parcel Crate'],
  ['typescript', 'class A extends Base<Foo> implements IBar {}', 'Base Foo IBar'],
  ['typescript', 'let a: Order[]; let b: Promise<Bar | null>; let c: string', 'Order Bar'],
  ['typescript', 'class A { constructor(private b: Http, @Inject(TOKEN) c: Clock) {} }', 'Http TOKEN Clock'],
  ['typescript', 'const a = inject(Store); const b = new Order(); const c = d as Foo', 'Store Order Foo'],
  ['typescript', 'a = State.Open; b.c = d; if (e instanceof Bar) {}', 'State Bar'],
  ['typescript', 'function a<T, TKey extends Base>(b: T, c: Map<TKey, Foo>) {}', 'Base Foo'],
  ['typescript', 'interface A { b: Foo }\ntype C = Bar', 'Foo Bar'],
  ['tsx', 'const a = (b: Props) => <b>{c}</b>', 'Props'],
  ['html', '<app-order [a]="b" />', ''],
] as const)('%s: %j mentions %j', (language, text, names) => {
  expect(parsed(text, language).typesIn(0, text.length).join(' ')).toBe(names)
})

test('of a range only', () => {
  const text = 'let a: Foo\nlet b: Bar\nlet c: Baz\n'
  const at = text.indexOf('let b')
  expect(parsed(text, 'typescript').typesIn(at, at + 9)).toEqual(['Bar'])
})

test('each once, in order of appearance', () => {
  const text = 'let a: Foo\nlet b: Bar\nlet c: Foo\n'
  expect(parsed(text, 'typescript').typesIn(0, text.length)).toEqual(['Foo', 'Bar'])
})
