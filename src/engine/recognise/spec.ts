/** The tests of a TypeScript file. */
import type { CodeNode } from '#engine/language/language'
import { fieldOf, insideOf, lineAt, type Source, stringOf, textOf, typesIn } from './source'
import { type Member, type Unit, noFacts } from './unit'

const TEST = /^(?:it|test)(?:\.(?:each|only|concurrent|for))?$/
const GROUP = /^[fx]?describe(?:\.(?:each|only|concurrent))?$/

/** One unit: all tests of the file, in one group or several, or in none. */
export function specUnits(source: Source): Unit[] {
  const members: Member[] = []
  const titles: string[] = []
  let [start, end] = [-1, -1]
  for (const statement of source.root.children) {
    const [before, known] = [members.length, titles.length]
    collect(source, statement, members, titles)
    if (members.length === before && titles.length === known) continue
    if (start === -1) start = statement.start
    end = statement.end
  }
  if (members.length === 0) return []
  const range = { start, end }
  return [
    {
      ...{
        pattern: 'spec',
        kind: 'statements',
        name: source.path.replace(/^.*\//, ''),
        ...range,
        declaration: start,
      },
      ...{ body: range, doc: null, line: lineAt(source.text, start), attributes: [], members },
      facts: { ...noFacts, subject: titles[0] ?? null, types: typesIn(source, source.root) },
    },
  ]
}

/** Tests stand at the top, in groups, and nowhere else. */
function collect(source: Source, node: CodeNode, members: Member[], titles: string[]): void {
  if (node.type === 'expression_statement') {
    const call = node.children[0]
    if (call?.type === 'call_expression') collectCall(source, call, node, members, titles)
    return
  }
  if (node.type === 'program' || node.type === 'statement_block')
    for (const child of node.children) collect(source, child, members, titles)
}

function collectCall(
  source: Source,
  call: CodeNode,
  node: CodeNode,
  members: Member[],
  titles: string[],
): void {
  const called = fieldOf(call, 'function')
  // `test.each([...])('...', ...)` is the call of a call.
  const inner = called?.type === 'call_expression' ? fieldOf(called, 'function') : called
  const name = inner === null ? '' : textOf(source, inner)
  const body = blockOf(call)
  if (body === null) return
  const title = titleOf(source, call)
  if (GROUP.test(name)) {
    titles.push(...(title === null ? [] : [title]))
    collect(source, body, members, titles)
  } else if (TEST.test(name)) {
    members.push({
      ...{ name: title ?? '', kind: 'test', start: node.start, end: node.end, declaration: node.start },
      ...{ body: insideOf(source, body), doc: null, attributes: [], parameters: [], type: '' },
      ...{ isPrivate: false, verb: null, route: null },
    })
  }
}

/** The first words of a test, which name what it is about; a test may be named by its type: `describe(OrderService.name`. */
function titleOf(source: Source, call: CodeNode): string | null {
  const first = fieldOf(call, 'arguments')?.children[0] ?? null
  return stringOf(source, first) ?? (first?.type === 'member_expression' ? textOf(source, first) : null)
}

/** The block of the function that is handed over, also through `waitForAsync(...)` and its like. */
function blockOf(call: CodeNode): CodeNode | null {
  const last = fieldOf(call, 'arguments')?.children.findLast(({ type }) =>
    /function|call_expression/.test(type),
  )
  if (last?.type === 'call_expression') return blockOf(last)
  if (last === undefined || !/^(?:arrow_function|function_expression)$/.test(last.type)) return null
  const body = fieldOf(last, 'body')
  return body?.type === 'statement_block' ? body : null
}
