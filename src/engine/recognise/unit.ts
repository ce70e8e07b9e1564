/** A unit: a recognised piece of .NET or Angular code. Plain values, without text beyond names; offsets are UTF-16. */
import type { Pattern } from '#contracts/pattern'

/** Half-open. */
export interface Range {
  readonly start: number
  readonly end: number
}

export type UnitKind =
  | 'class'
  | 'record'
  | 'struct'
  | 'interface'
  | 'enum'
  | 'alias'
  | 'function'
  | 'constant'
  /** Statements outside of every declaration, such as those of `Program.cs`, or the tests of a spec. */
  | 'statements'
  /** A whole template or style sheet. */
  | 'file'

export type MemberKind =
  | 'method'
  | 'constructor'
  | 'property'
  | 'field'
  /** Of an enum. */
  | 'value'
  /** A positional one of a record. */
  | 'parameter'
  /** `MapGet(...)` and its like. */
  | 'endpoint'
  /** `AddScoped<...>()` and its like. */
  | 'registration'
  /** An entry of a route table. */
  | 'route'
  /** `it(...)` and its like. */
  | 'test'

export interface Attribute {
  readonly name: string
  /** The text of the first argument; without quotes where it is a string. */
  readonly argument: string | null
}

/** As wide as it is written, with its attributes and its default. */
export interface Parameter extends Range {
  readonly name: string
  /** As written; empty where it is left out. */
  readonly type: string
}

export interface Member {
  readonly name: string
  readonly kind: MemberKind
  /** With its comments and attributes. */
  readonly start: number
  readonly end: number
  /** Where it begins without them. */
  readonly declaration: number
  /** What is between its braces, or behind its arrow; null where it has none. */
  readonly body: Range | null
  /** The documentation comment above it. */
  readonly doc: Range | null
  readonly attributes: readonly Attribute[]
  readonly parameters: readonly Parameter[]
  /** What it is or returns, as written; empty where it is left out. */
  readonly type: string
  readonly isPrivate: boolean
  /** Upper case. */
  readonly verb: string | null
  /** As written, without the part of the type around it. */
  readonly route: string | null
}

export interface UnitFacts {
  /** Base types and interfaces, as written. */
  readonly bases: readonly string[]
  /** Types that it gets injected, as written. */
  readonly injected: readonly string[]
  /** What it is about: the entity of a configuration, the request of a handler, what a validator checks or a test tests. */
  readonly subject: string | null
  /** Of a controller or a group of endpoints, as written. */
  readonly route: string | null
  readonly selector: string | null
  readonly templateUrl: string | null
  /** Where its template stands in it, without quotes. */
  readonly template: Range | null
  readonly styleUrls: readonly string[]
  /** What it asks over HTTP: literal parts of URLs, with `{}` for the rest. */
  readonly urls: readonly string[]
  /** Names of types that it mentions. */
  readonly types: readonly string[]
}

export interface Unit {
  /** Null where it is code like any other. */
  readonly pattern: Pattern | null
  readonly kind: UnitKind
  readonly name: string
  /** With its comments and attributes. */
  readonly start: number
  readonly end: number
  /** Where it begins without them. */
  readonly declaration: number
  readonly body: Range | null
  readonly doc: Range | null
  /** Zero-based, where it begins. */
  readonly line: number
  readonly attributes: readonly Attribute[]
  readonly members: readonly Member[]
  readonly facts: UnitFacts
}

export const noFacts: UnitFacts = {
  bases: [],
  injected: [],
  subject: null,
  route: null,
  selector: null,
  templateUrl: null,
  template: null,
  styleUrls: [],
  urls: [],
  types: [],
}
