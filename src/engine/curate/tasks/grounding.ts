/** How far an answer follows from what is shown: the share of its names that stand there already. */

/** Words of the languages and of every repository: they say nothing of this one. */
const COMMON = new Set(
  (
    'public private protected internal static sealed partial abstract override virtual async await return class ' +
    'interface record struct enum namespace using void string int bool long decimal double float object var new ' +
    'null true false this base get set init readonly const export import from function type extends implements ' +
    'constructor number boolean undefined any unknown never let for foreach while else switch case break continue ' +
    'throw try catch finally typeof instanceof required where select task list div span class style system linq ' +
    'collections generic threading tasks color margin padding display border font width height background ' +
    'summary param returns describe expect assert test fact core angular common rxjs'
  ).split(' '),
)

/** Of a template what is bound to its class: `{{ ... }}`, `[value]="..."`, `(click)="..."`, `*ngIf="..."`, `@if (...)`. */
const BOUND = /\{\{[^}]*\}\}|[\])]="[^"]*"|\*\w+="[^"]*"|@(?:if|for|switch|case|let)\b[^{;]*/g

/** 0 to 1; 1 for an answer without names of its own. */
export function groundedShare(answer: string, prompt: string, language: string): number {
  const names = namesIn(namedIn(answer, language))
  if (names.size === 0) return 1
  const shown = namesIn(prompt)
  return [...names].filter((name) => shown.has(name)).length / names.size
}

/** Without what a person words freely: sentences, comments, the text and tags of a template, the rules of a style. */
function namedIn(answer: string, language: string): string {
  if (language === 'scss') return (answer.match(/[.#&[][a-z][\w-]*/gi) ?? []).join(' ')
  if (language === 'html') return (answer.match(BOUND) ?? []).join(' ')
  return answer.replaceAll(/\/\/[^\n]*|\/\*[^]*?\*\//g, ' ').replaceAll(/(["'`])[^"'`\n]*\s[^"'`\n]*\1/g, ' ')
}

/** Parts of names, in lower case: `GetOrderById` is grounded by `Order` and `id`. */
function namesIn(text: string): Set<string> {
  const parts = text.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? []
  return new Set(
    parts.map((part) => part.toLowerCase()).filter((part) => part.length > 2 && !COMMON.has(part)),
  )
}
