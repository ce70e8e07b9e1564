/** C#, as tree-sitter-c-sharp names it. */
import type { Grammar } from './grammar'

const types = [
  'class_declaration',
  'struct_declaration',
  'record_declaration',
  'record_struct_declaration',
  'interface_declaration',
  'enum_declaration',
  'delegate_declaration',
]

export const csharpGrammar: Grammar = {
  comments: new Set(['comment']),
  strings: new Set([
    'string_literal',
    'verbatim_string_literal',
    'raw_string_literal',
    'interpolated_string_expression',
    'character_literal',
  ]),
  interpolations: new Set(['interpolation']),
  blocks: new Set(['block', 'declaration_list', 'switch_body', 'accessor_list']),
  lists: new Set([
    'enum_member_declaration_list',
    'initializer_expression',
    'anonymous_object_creation_expression',
    'switch_expression',
    'with_initializer',
  ]),
  holders: new Set(['compilation_unit', 'switch_section', 'preproc_if', 'preproc_else', 'preproc_elif']),
  attributes: new Set(['attribute_list']),
  keepsAttributes: false,
  openAfterBrace: new Set([
    'local_declaration_statement',
    'expression_statement',
    'field_declaration',
    'return_statement',
    'throw_statement',
  ]),
  goesOnAfterSemicolon: new Set(['for_statement', 'accessor_declaration']),
  lineEndsStatement: false,
  types: new Set(types),
  members: new Set([
    'method_declaration',
    'property_declaration',
    'field_declaration',
    'event_field_declaration',
    'event_declaration',
    'constructor_declaration',
    'indexer_declaration',
    'operator_declaration',
    'conversion_operator_declaration',
    'enum_member_declaration',
  ]),
  functions: new Set(['local_function_statement']),
  wrappers: new Set([
    'namespace_declaration',
    'file_scoped_namespace_declaration',
    'declaration_list',
    'global_statement',
    'preproc_if',
    'preproc_else',
  ]),
  modifiers: new Set(['modifier']),
  isPrivate: (modifiers, _name, holder) =>
    modifiers.includes('private') ||
    (!holder.startsWith('interface') &&
      !holder.startsWith('enum') &&
      !modifiers.some((one) => ['public', 'internal', 'protected'].includes(one))),
  withBody: new Set([
    'method_declaration',
    'constructor_declaration',
    'local_function_statement',
    'operator_declaration',
    'conversion_operator_declaration',
    'accessor_declaration',
  ]),
  withValue: new Set(['property_declaration', 'variable_declarator', 'indexer_declaration']),
  namesType({ name, type, field, parentType, parentField }) {
    if (type !== 'identifier') return false
    if (field === 'type' || field === 'returns') return true
    // `Deserialize<Parcel>(...)` is generic too, and no type.
    if (parentType === 'generic_name') return parentField !== 'name' && parentField !== 'function'
    if (parentType === 'base_list' || parentType === 'type_argument_list') return true
    if (parentType === 'member_access_expression') return field === 'expression' && /^[A-Z]/.test(name)
    return parentType === 'as_expression' && field === 'right'
  },
  builtins: new Set(
    (
      'Action Array ArgumentException ArgumentNullException Boolean CancellationToken Convert Console DateOnly ' +
      'DateTime DateTimeOffset Decimal Dictionary Double Enum EventArgs Exception Func Guid HashSet ICollection ' +
      'IAsyncEnumerable IDictionary IDisposable IEnumerable IEnumerator IList ILogger IQueryable ' +
      'IReadOnlyCollection IReadOnlyDictionary IReadOnlyList ISet Int32 Int64 InvalidOperationException KeyValuePair ' +
      'Lazy List Math Memory NotImplementedException Nullable Object Predicate Queue ReadOnlyMemory ReadOnlySpan Span ' +
      'Stack Stream String StringBuilder Task TimeOnly TimeSpan Tuple Type Uri ValueTask Version var dynamic'
    ).split(' '),
  ),
}
