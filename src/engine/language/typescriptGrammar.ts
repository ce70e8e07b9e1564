/** TypeScript and TSX, as tree-sitter-typescript names them. */
import type { Grammar } from './grammar'

const classes = ['class_declaration', 'abstract_class_declaration', 'class']

export const typescriptGrammar: Grammar = {
  comments: new Set(['comment', 'html_comment']),
  strings: new Set(['string', 'template_string', 'regex', 'jsx_text']),
  interpolations: new Set(['template_substitution', 'jsx_expression']),
  blocks: new Set(['statement_block', 'class_body', 'interface_body', 'object_type', 'switch_body']),
  lists: new Set(['object', 'enum_body']),
  holders: new Set(['program', 'switch_case', 'switch_default']),
  attributes: new Set(['decorator']),
  keepsAttributes: true,
  openAfterBrace: new Set([
    'lexical_declaration',
    'variable_declaration',
    'expression_statement',
    'public_field_definition',
    'property_signature',
    'type_alias_declaration',
    'return_statement',
    'throw_statement',
    'import_statement',
  ]),
  goesOnAfterSemicolon: new Set(['for_statement']),
  lineEndsStatement: true,
  types: new Set([...classes, 'interface_declaration', 'enum_declaration', 'type_alias_declaration']),
  members: new Set([
    'method_definition',
    'public_field_definition',
    'abstract_method_signature',
    'method_signature',
    'property_signature',
    'enum_assignment',
    'property_identifier',
  ]),
  functions: new Set([
    'function_declaration',
    'function_signature',
    'generator_function_declaration',
    'lexical_declaration',
  ]),
  wrappers: new Set([
    'export_statement',
    'ambient_declaration',
    'internal_module',
    'module',
    'statement_block',
    'expression_statement',
  ]),
  modifiers: new Set(['accessibility_modifier']),
  isPrivate: (modifiers, name) => modifiers.includes('private') || name.startsWith('#'),
  withBody: new Set([
    'method_definition',
    'function_declaration',
    'generator_function_declaration',
    'arrow_function',
    'function_expression',
  ]),
  withValue: new Set(['public_field_definition', 'variable_declarator']),
  namesType({ name, type, field, parentType }) {
    if (type === 'type_identifier') return field !== 'name' || !parentType.endsWith('declaration')
    if (type !== 'identifier' || !/^[A-Z]/.test(name)) return false
    if (parentType === 'member_expression') return field === 'object'
    if (parentType === 'binary_expression') return field === 'right'
    // `inject(Store)`, `[Store, Clock]`
    return ['new_expression', 'extends_clause', 'arguments', 'array'].includes(parentType)
  },
  builtins: new Set(
    (
      'AbortController AbortSignal Array ArrayBuffer AsyncIterable Awaited BigInt Blob Boolean CSSStyleDeclaration ' +
      'Console Date Document Element Error Event EventTarget Exclude Extract File FormData Function Headers ' +
      'HTMLElement HTMLInputElement Infinity InstanceType Intl Iterable Iterator JSON KeyboardEvent Map Math ' +
      'MouseEvent NaN NonNullable Number Object Omit Parameters Partial Pick Promise PromiseLike Proxy RangeError ' +
      'Readonly ReadonlyArray ReadonlyMap ReadonlySet Record Reflect RegExp Request Required Response ReturnType Set ' +
      'String Symbol SyntaxError TypeError URL URLSearchParams Uint8Array WeakMap WeakSet Window const'
    ).split(' '),
  ),
}
