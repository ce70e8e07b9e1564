/** Which pattern a TypeScript declaration is: by its decorator, then by what it extends and uses. */
import type { Pattern } from '#contracts/pattern'
import type { CodeNode } from '#engine/language/language'
import { type Source, textOf } from './source'
import { nameOf } from './typeText'
import type { Unit } from './unit'

const GUARDS = /^(?:CanActivate|CanActivateChild|CanDeactivate|CanMatch|CanLoad)$/
const FORMS =
  /\bnew\s+(?:Untyped)?Form(?:Group|Control|Array|Record)\b|\.(?:group|control|array|record)\s*(?:<[^()]*>)?\(/
const FORM_TYPES = /^(?:Untyped|NonNullable)?Form(?:Builder|Group|Control|Array|Record)$/
const SIGNALS = /\b(?:signal|linkedSignal|computed|rxResource|httpResource|resource)\s*(?:<[^;=]*?>)?\(/

/** @param node of the class or interface */
export function angularPattern(source: Source, unit: Unit, node: CodeNode): Pattern | null {
  if (unit.kind === 'interface' || unit.kind === 'alias') return isData(source, unit) ? 'dto' : null
  if (unit.kind !== 'class') return null
  const has = (name: string): boolean => unit.attributes.some((attribute) => attribute.name === name)
  if (has('Component')) return isForm(source, unit, node) ? 'reactiveForm' : 'component'
  if (has('Directive')) return 'directive'
  if (has('Pipe')) return 'pipe'
  if (has('NgModule')) return 'module'
  return servicePattern(source, unit, node, has('Injectable'))
}

function servicePattern(source: Source, unit: Unit, node: CodeNode, injectable: boolean): Pattern | null {
  const bases = unit.facts.bases.map(nameOf)
  if (bases.includes('HttpInterceptor')) return 'interceptor'
  if (bases.some((base) => GUARDS.test(base)) || (injectable && hasGuardMethod(unit))) return 'guard'
  if (bases.some((base) => /^(?:signalStore|ComponentStore)$/.test(base))) return 'signalStore'
  if (unit.facts.injected.includes('HttpClient')) return 'httpClient'
  if (!injectable) return null
  return SIGNALS.test(textOf(source, node)) ? 'signalStore' : 'angularService'
}

function hasGuardMethod(unit: Unit): boolean {
  return unit.members.some(
    ({ name, kind }) => kind === 'method' && /^can(?:Activate(?:Child)?|Deactivate|Match)$/.test(name),
  )
}

function isForm(source: Source, unit: Unit, node: CodeNode): boolean {
  return unit.facts.types.some((type) => FORM_TYPES.test(type)) && FORMS.test(textOf(source, node))
}

/** Properties alone, and none of them does anything. */
function isData(source: Source, unit: Unit): boolean {
  if (unit.kind === 'alias' && (unit.body === null || source.text[unit.body.start - 1] !== '{')) return false
  if (/(?:Props|Options|Config|Params|State|Context)$/.test(unit.name) || unit.members.length < 2)
    return false
  return unit.members.every(
    ({ kind, type }) =>
      kind === 'property' && !/=>|^(?:Writable)?Signal\b|^(?:Observable|Subject|EventEmitter)\b/.test(type),
  )
}

/**
 * Of a function, or of a constant.
 * @param type as written, of what it is or returns
 * @param called the function whose result a constant is
 */
export function functionPattern(type: string, called: string): Pattern | null {
  const name = nameOf(type)
  if (/^(?:CanActivate|CanActivateChild|CanDeactivate|CanMatch)Fn$/.test(name)) return 'guard'
  if (name === 'HttpInterceptorFn') return 'interceptor'
  if (name === 'Routes' || /^Route\[\]$/.test(type)) return 'routes'
  if (name === 'ApplicationConfig') return 'module'
  return called === 'signalStore' ? 'signalStore' : null
}
