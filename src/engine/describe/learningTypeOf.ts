/** What kind of work a suggestion was for: a guess from the words that asked for it, or from its place. */
import type { LearningType } from '#contracts/interaction'
import type { Suggestion } from '#contracts/suggestion'

/** The first one that says so. A question without any other sign is a problem to solve. */
const asked: readonly (readonly [LearningType, RegExp])[] = [
  [
    'debugging',
    /\b(fix\w*|bugs?|debug\w*|errors?|exceptions?|crash\w*|fail\w*|broken|wrong|stack ?trace)\b/i,
  ],
  [
    'architecture',
    /\b(architectur\w*|structure|restructure|refactor\w*|design|layers?|modules?|patterns?|inject\w*|decouple|migrat\w+|extract an? \w+)\b/i,
  ],
  ['problemSolving', /\b(why|how|what|explain|algorithm|optimi[sz]e|faster|performance|solve)\b|\?/i],
]
/** Lines above the cursor in which a comment tells what the person is at. */
const ABOVE = 4
const repairComment = /(?:\/\/|\/\*|<!--|^\s*\*).*\b(fix(?:me|es|ing)?|bug|hack|broken|workaround)\b/i
/** Files in which parts are put together rather than written. */
const composition =
  /(^|\/)(Program|Startup)\.cs$|(^|\/)I[A-Z]\w*\.cs$|(Module|Extensions|Registration)\.cs$|\.(module|routes|routing|config)\.ts$/
/** So many decisions in one suggestion are more than filling in what is plain. */
const DECISIONS = 2
const decision = /\b(?:if|for|foreach|while|switch|catch|when|GroupBy|Aggregate|reduce|switchMap)\b/g

export function learningTypeOf(
  { path, prefix, text }: Pick<Suggestion, 'path' | 'prefix' | 'text'>,
  instruction: string | null,
): LearningType {
  if (instruction !== null) return asked.find(([, sign]) => sign.test(instruction))?.[0] ?? 'codeGeneration'
  if (
    prefix
      .split('\n')
      .slice(-ABOVE)
      .some((line) => repairComment.test(line))
  )
    return 'debugging'
  if (composition.test(path)) return 'architecture'
  return (text.match(decision)?.length ?? 0) >= DECISIONS ? 'problemSolving' : 'codeGeneration'
}
