/** The parameters of a C# method, constructor, record or lambda. */
import type { CodeNode } from '#engine/language/language'
import { childrenOf, fieldOf, type Source, textOf } from './source'
import type { Parameter } from './unit'

export function csharpParameters(source: Source, list: CodeNode | null): Parameter[] {
  if (list === null) return []
  return childrenOf(list, 'parameter').map((parameter) => {
    const type = fieldOf(parameter, 'type')
    return {
      ...{ start: parameter.start, end: parameter.end },
      name: textOf(source, fieldOf(parameter, 'name') ?? parameter),
      type: type === null ? '' : textOf(source, type),
    }
  })
}
