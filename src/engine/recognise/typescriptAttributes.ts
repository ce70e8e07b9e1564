/** The decorators on a TypeScript class, member or parameter. */
import type { CodeNode } from '#engine/language/language'
import { childOf, fieldOf, type Source, stringOf, textOf } from './source'
import type { Attribute } from './unit'

/** `@HostListener('click')` as `HostListener` and `click`; the argument of `@Component({...})` is left out. */
export function typescriptAttributes(source: Source, decorators: readonly CodeNode[]): Attribute[] {
  return decorators.map((decorator) => {
    const call = childOf(decorator, 'call_expression')
    if (call === null) return { name: textOf(source, decorator).replace(/^@/, ''), argument: null }
    const name = textOf(source, fieldOf(call, 'function') ?? call)
    const first = fieldOf(call, 'arguments')?.children[0] ?? null
    const isLong = first === null || first.type === 'object'
    return { name, argument: isLong ? null : (stringOf(source, first) ?? textOf(source, first)) }
  })
}

/** The value of a property of an object literal. */
export function propertyOf(source: Source, object: CodeNode | null, name: string): CodeNode | null {
  const pair = (object?.children ?? []).find((child) => {
    const key = child.type === 'pair' ? fieldOf(child, 'key') : null
    return key !== null && textOf(source, key).replace(/^["']|["']$/g, '') === name
  })
  return pair === undefined ? null : fieldOf(pair, 'value')
}
