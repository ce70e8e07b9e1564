/** What the syntax of a text tells, whatever parser read it. Offsets are UTF-16 units of the text as it was given. */

/** What stands at an offset, and what may be written there. */
export interface Place {
  /** `text`: between the tags of a template. */
  readonly kind: 'code' | 'comment' | 'string' | 'text'
  /** The innermost block, body or element around the offset holds nothing but white space. */
  readonly inEmptyBlock: boolean
  /** A statement, a member, an element or a rule may begin here: nothing of one stands before the offset yet. */
  readonly startsStatement: boolean
  /** A statement, declaration or element ends exactly at the offset, so that nothing is missing on its line. */
  readonly endsStatement: boolean
}

export interface Declaration {
  readonly name: string
  /** `type` for classes, records, interfaces, enums and aliases; `member` for what they hold; `function` for the rest. */
  readonly kind: 'type' | 'member' | 'function'
  /** Half-open. */
  readonly start: number
  readonly end: number
  /** The declaration without the bodies of its methods: what another file needs to know of it. */
  readonly signature: string
}

/** A named node of a code tree, as its grammar calls it. */
export interface CodeNode {
  readonly type: string
  /** What it is to the node around it, such as `name` or `body`. */
  readonly field: string | null
  /** Half-open. */
  readonly start: number
  readonly end: number
  /** An identifier that names a type, other than those that the language and its library come with. */
  readonly namesType: boolean
  readonly children: readonly CodeNode[]
}

export interface Syntax {
  /** Made anew at each call, and as large as the text several times over. Null for templates and style sheets. */
  tree(): CodeNode | null
  placeAt(offset: number): Place
  /** Where the innermost block around `offset` ends, at its closing brace or tag; null at the top level or unclosed. */
  blockEnd(offset: number): number | null
  /** Syntax errors (wrong or missing pieces) that touch the half-open range. */
  errorsIn(start: number, end: number): number
  declarations(): readonly Declaration[]
  /** Names of types that are mentioned in the half-open range, in order of appearance, each once. */
  typesIn(start: number, end: number): readonly string[]
}
