/**
 * The examples that one suggestion gives: what to write there, whether what was suggested was good, and which of two
 * texts is better. They are three questions, so an accepted text may be asked of in each, but never twice in one.
 */
import type { CursorTask } from '#contracts/task'
import type { DpoExample, Example, FimExample, KtoExample } from '#contracts/example'
import type { LeftOutReason } from '#contracts/leftOut'
import type { Settings } from '#contracts/settings'
import { holdsPlaceholder } from '#engine/redact/redact'
import type { TaughtSuggestion } from '#engine/store/taughtSuggestions'
import { contentHashOf, exampleId } from '#engine/curate/example/exampleId'
import { fileGroup } from '#engine/curate/survey/fileGroup'
import { fromAnswer } from './fromAnswer'
import { labelOf } from './suggestionLabel'
import { preferredText } from './suggestionPair'
import { placeOf, type SuggestionPlace } from './suggestionPlace'
import { storyOf, type SuggestionStory } from './suggestionStory'
import { wantedText, type WantedText } from './suggestionText'
import { sureness, weightAgainst, weightFor, weightOf } from './suggestionWeight'

/** What the rows of a suggestion have in common. */
type Common = Pick<
  FimExample,
  'language' | 'pattern' | 'group' | 'paths' | 'source' | 'quality' | 'security' | 'loss'
>

/** A text that stands for a secret would be learnt as if a person wrote it. */

/** Why there is none, where there is none of any format. */
export function fromSuggestion(
  row: TaughtSuggestion,
  settings: Settings,
): readonly Example[] | LeftOutReason {
  const story = storyOf(row)
  if (row.suggestion.surface !== 'inline') return fromAnswer(story, commonOf(row), settings)
  const place = placeOf(row.suggestion, settings)
  const wanted = wantedText(story, place)
  const known = typeof wanted === 'string' ? null : wanted
  const asked = { story, place, common: commonOf(row) }
  const all = [known === null ? null : fim(asked, known, place.task), kto(asked), dpo(asked, known)].filter(
    (example) => example !== null,
  )
  const clean = all.filter((example) => !answersOf(example).some(holdsPlaceholder))
  if (clean.length > 0) return clean
  if (all.length > 0) return 'heldSecret'
  return typeof wanted === 'string' ? wanted : 'notGrounded'
}

interface Asked {
  readonly story: SuggestionStory
  readonly place: SuggestionPlace
  readonly common: Common
}

function fim(
  { story, place, common }: Asked,
  { witness, text, at }: WantedText,
  task: CursorTask,
): FimExample {
  const sure = sureness[witness]
  const isOwn = witness === 'correction' || witness === 'written' || witness === 'continued'
  return {
    format: 'fim',
    ...{ task, prompt: place.prompt, completion: text },
    ...{ id: exampleId(place.prompt, text), contentHash: contentHashOf(place.prefix, text), at },
    weight: isOwn ? weightOf(sure) : weightFor(story, sure),
    ...common,
  }
}

function kto({ story, place, common }: Asked): KtoExample | null {
  const said = labelOf(story)
  const completion = place.cut(story.row.suggestion.text)
  if (said === null || completion === null) return null
  const { label, at, sure } = said
  return {
    format: 'kto',
    ...{ task: place.task, prompt: place.prompt, completion, label },
    // An id of its own: the same text may be an answer to be learnt, too.
    id: exampleId(`kto\0${place.prompt}`, completion),
    ...{ contentHash: contentHashOf(place.prefix, completion), at },
    weight: label ? weightFor(story, sure) : weightAgainst(story, sure),
    ...common,
  }
}

function dpo({ story, place, common }: Asked, wanted: WantedText | null): DpoExample | null {
  const pair = preferredText(story, wanted, place)
  if (pair === null) return null
  const { chosen, rejected, at, sure } = pair
  return {
    format: 'dpo',
    ...{ task: place.task, prompt: place.prompt, chosen, rejected },
    id: exampleId(`dpo\0${place.prompt}\0${rejected}`, chosen),
    ...{ contentHash: contentHashOf(place.prefix, chosen), at },
    weight: weightOf(sure),
    ...common,
  }
}

function commonOf({ suggestion, quality }: TaughtSuggestion): Common {
  return {
    language: suggestion.language,
    pattern: null,
    group: fileGroup(suggestion.path),
    paths: [suggestion.path],
    source: { kind: 'suggestion', suggestionId: suggestion.id },
    quality: quality?.overall ?? null,
    security: null,
    loss: null,
  }
}

function answersOf(example: Example): string[] {
  switch (example.format) {
    case 'dpo':
      return [example.chosen, example.rejected]
    case 'chat':
      return [example.messages.at(-1)?.content ?? '']
    default:
      return [example.completion]
  }
}
