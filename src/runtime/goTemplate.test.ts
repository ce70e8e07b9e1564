import { expect, test } from 'vitest'
import { referencesSuffix, renderChat, renderInsert } from './goTemplate'

const fillIn =
  '{{- if .Suffix }}<|fim_prefix|>{{ .Prompt }}<|fim_suffix|>{{ .Suffix }}<|fim_middle|>{{- else }}{{ .Prompt }}{{ end }}'

/** The shape of qwen2.5-coder's template, with its variables, functions and trimming. */
const qwen = `{{- if .Suffix }}<|fim_prefix|>{{ .Prompt }}<|fim_suffix|>{{ .Suffix }}<|fim_middle|>
{{- else if .Messages }}
{{- if or .System .Tools }}<|im_start|>system
{{- if .System }}
{{ .System }}
{{- end }}<|im_end|>
{{ end }}
{{- range $i, $_ := .Messages }}
{{- $last := eq (len (slice $.Messages $i)) 1 -}}
{{- if eq .Role "user" }}<|im_start|>user
{{ .Content }}<|im_end|>
{{ else if eq .Role "assistant" }}<|im_start|>assistant
{{ .Content }}{{ if not $last }}<|im_end|>
{{ end }}
{{- end }}
{{- if and (ne .Role "assistant") $last }}<|im_start|>assistant
{{ end }}
{{- end }}
{{- end }}`

const user = (content: string) => ({ role: 'user', content })
const assistant = (content: string) => ({ role: 'assistant', content })
const system = (content: string) => ({ role: 'system', content })

test('a template with a suffix fills in between two texts', () => {
  expect(renderInsert(fillIn, 'a', 'b')).toBe('<|fim_prefix|>a<|fim_suffix|>b<|fim_middle|>')
  expect(renderInsert(qwen, 'a', 'b')).toBe('<|fim_prefix|>a<|fim_suffix|>b<|fim_middle|>')
})

test('a chat of several turns, the last one open', () => {
  expect(renderChat(qwen, [system('S'), user('1'), assistant('2'), user('3')])).toBe(
    '<|im_start|>system\nS<|im_end|>\n<|im_start|>user\n1<|im_end|>\n<|im_start|>assistant\n2<|im_end|>\n<|im_start|>user\n3<|im_end|>\n<|im_start|>assistant\n',
  )
})

test('a template without messages gets one turn at a time and ends where the answer goes', () => {
  const old = '{{ if .System }}[{{ .System }}]{{ end }}Q: {{ .Prompt }}\nA: {{ .Response }}\n'
  expect(renderChat(old, [system('S'), user('1'), assistant('2'), user('3')])).toBe(
    '[S]Q: 1\nA: 2\nQ: 3\nA: ',
  )
})

test.each([
  ['{{ .Prompt }}', false],
  [fillIn, true],
  ['{{- if .Suffix }}x{{ end }}', true],
  ['text about .Suffix', false],
  ['{{ .Suffixes }}', false],
])('%s references the suffix: %s', (template, expected) => {
  expect(referencesSuffix(template)).toBe(expected)
})

test.each([
  '{{ if .A }}x',
  '{{ .A ',
  '{{ end }}',
  '{{ (.A }}',
  '{{ range .A }}{{ else }}',
  '{{ .A .B }}',
  '{{ frobnicate .A }}',
])('%s is refused', (template) => {
  expect(() => renderChat(template, [user('x')])).toThrow()
})

test('comments vanish, raw strings and numbers stand', () => {
  expect(renderChat('a {{- /* no */ -}} b{{ `c"` }}{{ 1 }}{{ len .Messages }}', [user('x')])).toBe('abc"11')
})
