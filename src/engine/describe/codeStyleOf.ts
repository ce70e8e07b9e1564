/** The facts of an .editorconfig that show in code, in one line. */

const telling =
  /^(?:indent_style|indent_size|max_line_length|end_of_line|quote_type|csharp_style_namespace_declarations|csharp_new_line_before_open_brace|csharp_style_var_\w+|csharp_prefer_braces|dotnet_sort_system_directives_first)$/
const MOST_CHARACTERS = 400

/** Null where it says none of them. */
export function codeStyleOf(text: string): string | null {
  const sections = new Map<string, string[]>()
  let section = ''
  for (const line of text.split(/\r?\n/).map((each) => each.trim())) {
    const heading = /^\[(.+)\]$/.exec(line)?.[1]
    if (heading !== undefined) section = heading
    const [, name = '', value = ''] = /^([\w.]+)\s*=\s*([^#;]+)/.exec(line) ?? []
    if (!telling.test(name)) continue
    const facts = sections.get(section) ?? []
    sections.set(section, [...facts, `${name}=${value.trim()}`])
  }
  const all = [...sections].map(([name, facts]) => `[${name}] ${facts.join(', ')}`)
  return all.join('; ').slice(0, MOST_CHARACTERS) || null
}
