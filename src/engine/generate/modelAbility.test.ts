import { expect, test } from 'vitest'
import { modelAbility } from './modelAbility'

const talks =
  '{{- if .Messages }}{{ range .Messages }}<|im_start|>{{ .Role }}{{ .Content }}<|im_end|>{{ end }}{{ end }}'

test.each([
  ['qwen2.5-coder:1.5b', talks, 'chat'],
  ['qwen2.5-coder:7b-instruct-q4_K_M', talks, 'chat'],
  ['qwen2.5-coder:1.5b-base', talks, 'fillIn'],
  ['apprentice-qwen2.5-coder-1.5b-base:v3', talks, 'fillIn'],
  ['apprentice-qwen2.5-coder-1.5b:v3', talks, 'chat'],
  ['apprentice-toy-base:latest', '{{ .Prompt }}', 'fillIn'],
  ['my-coder:latest', '{{ .Prompt }}', 'fillIn'],
  ['my-coder:latest', "{% for message in messages %}{{ message['content'] }}{% endfor %}", 'chat'],
  ['old-chat:latest', '[INST] {{ .System }} {{ .Prompt }} [/INST]', 'chat'],
  ['database-coder:latest', talks, 'chat'],
] as const)('%s', (tag, template, ability) => {
  expect(modelAbility(tag, template)).toBe(ability)
})
