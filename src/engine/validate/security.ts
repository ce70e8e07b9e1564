/** How secure a piece of code is: the share of the named rules that hold in it. */
import { withoutComments } from './withoutComments'
import { type SecurityContext, type SecurityRuleName, securityRules } from './securityRules'

export interface Security {
  /** Rules that hold over rules that apply, 0 to 1; null where none does. */
  readonly score: number | null
  readonly broken: readonly SecurityRuleName[]
  /** One of them is such that the code must not be learnt. */
  readonly isRefused: boolean
}

export function securityOf(text: string, context: SecurityContext): Security {
  const code = withoutComments(text, context.language)
  const applying = securityRules.filter((rule) => rule.applies(context))
  const broken = applying.filter((rule) => rule.breaks(code, context))
  return {
    score: applying.length === 0 ? null : 1 - broken.length / applying.length,
    broken: broken.map(({ name }) => name),
    isRefused: broken.some(({ refuses }) => refuses),
  }
}
