import { beforeAll, expect, test } from 'vitest'
import { type CodeNode, loadParsers, parse } from './language'

beforeAll(loadParsers)

const nodes = (node: CodeNode): CodeNode[] => [node, ...node.children.flatMap(nodes)]

test('the tree outlives the texts that are parsed after it', () => {
  const text = 'public class Shelf\n{\n    public Jar Open(int count) => new Jar(count);\n}\n'
  const tree = parse(text, 'csharp')!.tree()!
  for (let round = 0; round < 40; round++) parse(`class Other${round} {}`, 'csharp')
  const method = nodes(tree).find(({ type }) => type === 'method_declaration')!
  expect(text.slice(method.start, method.end)).toBe('public Jar Open(int count) => new Jar(count);')
  const name = method.children.find(({ field }) => field === 'name')!
  expect(text.slice(name.start, name.end)).toBe('Open')
})

test('names of types are told from other names', () => {
  const text =
    'export class Shelf extends Base<Jar> {\n  open(name: Label): Promise<Jar> {\n    return inject(Store).get(name)\n  }\n}\n'
  const named = nodes(parse(text, 'typescript')!.tree()!).filter(({ namesType }) => namesType)
  expect([...new Set(named.map(({ start, end }) => text.slice(start, end)))]).toEqual([
    'Base',
    'Jar',
    'Label',
    'Store',
  ])
})

test('offsets are those of the text, whatever characters are in it', () => {
  const text = 'const jar = "🫙 £ é"\nconst lid = 1\n'
  const lid = nodes(parse(text, 'typescript')!.tree()!).filter(
    ({ type }) => type === 'lexical_declaration',
  )[1]!
  expect(text.slice(lid.start, lid.end)).toBe('const lid = 1')
})

test('a template and a style sheet have no such tree', () => {
  expect(parse('<p>jar</p>', 'html')!.tree()).toBeNull()
  expect(parse('p { color: red }', 'scss')!.tree()).toBeNull()
})
