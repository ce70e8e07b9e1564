/** Which pattern a C# type is: by its bases and attributes first, and by its name where these say nothing. */
import type { Pattern } from '#contracts/pattern'
import { argumentOf, nameOf } from './typeText'
import type { Member, Unit } from './unit'

const TESTS = /^(?:Fact|Theory|Test|TestCase|TestCaseSource|TestMethod|DataTestMethod)$|(?:Fact|Theory)$/
const HANDLES =
  /^I?(?:Async)?(?:Request|Command|Query|Notification|StreamRequest|Event|DomainEvent)(?:Pre|Post)?Handler$/
const CARRIES =
  /(?:Dto|DTO|ViewModel|VM|Vm|Request|Response|Command|Query|Payload|Contract|Event|InputModel)$/
const STORED = /(?:Entity|EntityBase|AggregateRoot|Document|IdentityUser|IdentityRole)$/
const SERVES =
  /(?:Service|Repository|Provider|Client|Gateway|Manager|Store|Sender|Publisher|Factory|Generator|Worker)$/
const BUILDERS = ['IServiceCollection', 'IHostApplicationBuilder', 'WebApplicationBuilder']
const COLLECTIONS = /^I(?:ReadOnly)?(?:Enumerable|Collection|List|Set|Dictionary|Comparer|EqualityComparer)\b/
const STORED_ATTRIBUTES = [
  'Table',
  'Owned',
  'BsonCollection',
  'BsonIgnoreExtraElements',
  'Index',
  'PrimaryKey',
]

interface Shape {
  readonly unit: Unit
  readonly path: string
  /** Names of its bases, without type arguments. */
  readonly bases: readonly string[]
  readonly methods: readonly Member[]
  readonly properties: readonly Member[]
}

type Rule = readonly [Pattern, (shape: Shape) => boolean]

/** The first that holds. */
const RULES: readonly Rule[] = [
  ['test', ({ methods }) => methods.some((one) => one.attributes.some(({ name }) => TESTS.test(name)))],
  ['controller', isController],
  ['dbContext', ({ bases }) => bases.some((base) => /DbContext$/.test(base) && !/^I[A-Z]/.test(base))],
  ['entityConfiguration', ({ bases }) => bases.includes('IEntityTypeConfiguration')],
  ['validator', isValidator],
  ['requestHandler', ({ bases }) => bases.some((base) => HANDLES.test(base))],
  ['middleware', isMiddleware],
  ['minimalApi', ({ unit }) => unit.members.some(({ kind }) => kind === 'endpoint')],
  ['injection', isInjection],
  ['options', isOptions],
  ['dto', isDto],
  ['entity', isEntity],
  ['service', isService],
]

export function csharpPattern(unit: Unit, path: string): Pattern | null {
  if (unit.kind === 'enum') return null
  const shape: Shape = {
    unit,
    path,
    bases: unit.facts.bases.map(nameOf),
    methods: unit.members.filter(({ kind }) => kind === 'method'),
    properties: unit.members.filter(({ kind }) => kind === 'property' || kind === 'parameter'),
  }
  return RULES.find(([, holds]) => holds(shape))?.[0] ?? null
}

/** The type that a unit is about, as its bases say it. */
export function csharpSubject(unit: Unit): string | null {
  if (unit.pattern === 'test')
    return unit.name.replace(/_*(?:Unit|Integration)?(?:Tests?|Specs?|Should)$/, '') || null
  const about = ['entityConfiguration', 'requestHandler', 'validator'].includes(unit.pattern ?? '')
  return about ? (unit.facts.bases.map((base) => argumentOf(base)).find((one) => one !== null) ?? null) : null
}

function isController({ unit, bases, methods }: Shape): boolean {
  if (unit.kind !== 'class') return false
  if (bases.some((base) => /Controller(?:Base)?$/.test(base))) return true
  if (unit.attributes.some(({ name }) => name === 'ApiController')) return true
  return methods.some(({ verb }) => verb !== null) && !bases.includes('ComponentBase')
}

function isValidator({ unit, bases }: Shape): boolean {
  if (unit.kind !== 'class') return false
  return (
    bases.some((base) => /Validator$/.test(base)) || (unit.name.endsWith('Validator') && unit.body !== null)
  )
}

function isMiddleware({ bases, methods }: Shape): boolean {
  if (bases.includes('IMiddleware') || bases.includes('IExceptionHandler')) return true
  return methods.some(
    ({ name, parameters }) => /^Invoke(?:Async)?$/.test(name) && parameters[0]?.type === 'HttpContext',
  )
}

/** A test registers doubles, which is no wiring of the application. */
function isInjection({ unit, path, methods }: Shape): boolean {
  if (isOfTests(path) || unit.kind !== 'class') return false
  if (unit.members.some(({ kind }) => kind === 'registration')) return true
  return methods.some(
    ({ name, parameters, body }) =>
      body !== null &&
      /^(?:Add|Configure|Register)/.test(name) &&
      BUILDERS.includes(parameters[0]?.type ?? ''),
  )
}

function isOptions({ unit, bases, methods, properties }: Shape): boolean {
  const named = /(?:Settings|Options)$/
  if (properties.length === 0 || methods.length > 0) return false
  return named.test(unit.name) || bases.some((base) => /^I\w+(?:Settings|Options)$/.test(base))
}

function isDto({ unit, bases, methods, properties }: Shape): boolean {
  if (unit.kind === 'interface') return false
  if (bases.some((base) => /^I(?:Base)?(?:Request|Command|Query|Notification)$/.test(base))) return true
  if (properties.length === 0) return false
  const isPlain = methods.length <= properties.length
  return isPlain && (CARRIES.test(unit.name) || (unit.kind === 'record' && methods.length === 0))
}

function isEntity({ unit, path, bases, properties }: Shape): boolean {
  if (unit.kind !== 'class') return false
  if (bases.some((base) => STORED.test(base))) return true
  if (properties.length === 0) return false
  if (unit.attributes.some(({ name }) => STORED_ATTRIBUTES.includes(name))) return true
  if (properties.some((one) => one.attributes.some(({ name }) => name === 'Key' || name === 'BsonId')))
    return true
  const hasId = properties.some(({ name }) => /^id$/i.test(name) || name === `${unit.name}Id`)
  return hasId && /(?:^|\/)(?:Entities|Domain|Documents|Models?|Aggregates)\//i.test(path)
}

function isService({ unit, path, bases, methods }: Shape): boolean {
  const works = unit.kind === 'class' || unit.kind === 'interface'
  if (!works || methods.length === 0 || isOfTests(path)) return false
  if (SERVES.test(unit.name)) return true
  if (unit.kind === 'interface') return false
  if (bases.includes(`I${unit.name}`)) return true
  // Whatever gets services injected and is nothing of a framework's, such as a page.
  return bases.every((base) => /^I[A-Z]/.test(base)) && unit.facts.injected.some(isServiceType)
}

function isServiceType(type: string): boolean {
  return (/^I[A-Z]/.test(type) && !COLLECTIONS.test(type)) || SERVES.test(type)
}

function isOfTests(path: string): boolean {
  return /(?:^|\/)(?:tests?|[^/]*\.?(?:Unit|Integration|Functional|Acceptance)?Tests?)\//i.test(path)
}
