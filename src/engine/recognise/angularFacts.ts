/** What an Angular declaration says of the files and the server that it belongs to. */
import type { CodeNode } from '#engine/language/language'
import { childOf, fieldOf, type Source, stringOf, within } from './source'
import { propertyOf } from './typescriptAttributes'
import type { UnitFacts } from './unit'

type AngularFacts = Pick<UnitFacts, 'selector' | 'template' | 'templateUrl' | 'styleUrls' | 'urls'>

export function angularFacts(source: Source, node: CodeNode, decorators: readonly CodeNode[]): AngularFacts {
  const settings = decorators.map(settingsOf).find((one) => one !== null) ?? null
  const of = (name: string): string | null => stringOf(source, propertyOf(source, settings, name))
  const template = propertyOf(source, settings, 'template')
  const styles = propertyOf(source, settings, 'styleUrls')
  const several = (styles?.children ?? []).map((one) => stringOf(source, one))
  return {
    selector: of('selector') ?? of('name'),
    templateUrl: of('templateUrl'),
    template: template === null ? null : { start: template.start + 1, end: template.end - 1 },
    styleUrls: [of('styleUrl'), ...several].filter((url) => url !== null),
    urls: urlsIn(source, node),
  }
}

/** The object in `@Component({ ... })`. */
function settingsOf(decorator: CodeNode): CodeNode | null {
  const call = childOf(decorator, 'call_expression')
  const list = call === null ? null : fieldOf(call, 'arguments')
  return list === null ? null : childOf(list, 'object')
}

/** Strings that read as a path on a server; what is put into them reads `{}`. */
function urlsIn(source: Source, node: CodeNode): string[] {
  const found = new Set<string>()
  for (const one of within(node)) {
    if (one.type !== 'string' && one.type !== 'template_string') continue
    const said = (stringOf(source, one) ?? '').replaceAll(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, '{}')
    if (
      /^(?:https?:\/\/|\/|\{\}\/|api\/)[^\s<>]*[a-z]/i.test(said) &&
      !/\.(?:html|s?css|svg|png)$/.test(said)
    )
      found.add(said)
  }
  return [...found]
}
