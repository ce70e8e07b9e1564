/** The units of a C# file. */
import type { CodeNode } from '#engine/language/language'
import { wiringCalls } from './csharpCalls'
import { csharpPattern, csharpSubject } from './csharpPattern'
import { csharpTypes } from './csharpTypes'
import { childrenOf, lineAt, type Source, typesIn } from './source'
import { type Member, type Unit, noFacts } from './unit'

export function csharpUnits(source: Source): Unit[] {
  const types = csharpTypes(source).map(({ unit, node }): Unit => {
    const members = [...unit.members, ...wiringCalls(source, node).filter((call) => isOf(call, unit))]
    const whole = { ...unit, members }
    const named = { ...whole, pattern: csharpPattern(whole, source.path) }
    return { ...named, facts: { ...unit.facts, subject: csharpSubject(named) } }
  })
  return [...topLevel(source), ...types]
}

/** Not one that stands in a type nested in this. */
function isOf(call: Member, unit: Unit): boolean {
  return unit.members.some(({ start, end }) => start <= call.start && call.end <= end)
}

/** The statements of `Program.cs`, once for each thing that they do. */
function topLevel(source: Source): Unit[] {
  const statements = childrenOf(source.root, 'global_statement')
  const [first, last] = [statements[0], statements.at(-1)]
  if (first === undefined || last === undefined) return []
  const calls = statements.flatMap((statement) => wiringCalls(source, statement))
  return [
    ...ofKind(source, calls, 'endpoint', 'minimalApi', first, last),
    ...ofKind(source, calls, 'registration', 'injection', first, last),
  ]
}

function ofKind(
  source: Source,
  calls: readonly Member[],
  kind: Member['kind'],
  pattern: Unit['pattern'],
  first: CodeNode,
  last: CodeNode,
): Unit[] {
  const members = calls.filter((call) => call.kind === kind)
  if (members.length === 0) return []
  const [start, end] = [first.start, last.end]
  return [
    {
      ...{ pattern, kind: 'statements', name: source.path.replace(/^.*\//, ''), members, attributes: [] },
      ...{
        start,
        end,
        declaration: start,
        body: { start, end },
        doc: null,
        line: lineAt(source.text, start),
      },
      facts: { ...noFacts, types: typesIn(source, source.root) },
    },
  ]
}
