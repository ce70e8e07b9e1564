/** What a tree-sitter grammar calls the things that we ask for, so that one set of questions serves every language. */
export interface Grammar {
  readonly comments: ReadonlySet<string>
  readonly strings: ReadonlySet<string>
  /** What these hold inside of a string is code again. */
  readonly interpolations: ReadonlySet<string>
  /** Braces around statements or members. */
  readonly blocks: ReadonlySet<string>
  /** Braces around things that a comma parts. */
  readonly lists: ReadonlySet<string>
  /** What holds statements without braces of its own: the file, the cases of a switch. */
  readonly holders: ReadonlySet<string>
  /** What stands above a declaration and is part of it. */
  readonly attributes: ReadonlySet<string>
  /** Whether those of a member tell other files something, as `@Input()` does. */
  readonly keepsAttributes: boolean
  /** What is not over at a closing brace: a semicolon is still to come. */
  readonly openAfterBrace: ReadonlySet<string>
  /** A `;` in one of these is followed by more on its line. */
  readonly goesOnAfterSemicolon: ReadonlySet<string>
  /** Whether the end of a line can end a statement. */
  readonly lineEndsStatement: boolean
  readonly types: ReadonlySet<string>
  readonly members: ReadonlySet<string>
  readonly functions: ReadonlySet<string>
  /** What holds declarations, and is none itself. */
  readonly wrappers: ReadonlySet<string>
  readonly modifiers: ReadonlySet<string>
  /** Whether another file cannot use a member of these modifiers, name and kind of type around it. */
  readonly isPrivate: (modifiers: readonly string[], name: string, holder: string) => boolean
  /** Nodes that hold a body in the field `body`, of which a signature has no need. */
  readonly withBody: ReadonlySet<string>
  /** Nodes that hold a value in the field `value` or behind `=`. */
  readonly withValue: ReadonlySet<string>
  /** Whether an identifier names a type that is declared elsewhere. */
  readonly namesType: (identifier: IdentifierPlace) => boolean
  /** Names that every file may use, and none declares. */
  readonly builtins: ReadonlySet<string>
}

/** An identifier, told by its node's type and field and those of the node around it. */
export interface IdentifierPlace {
  readonly name: string
  readonly type: string
  readonly field: string | null
  readonly parentType: string
  readonly parentField: string | null
}
