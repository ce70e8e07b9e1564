/** What a commit that was taken back teaches: what it put in at a place was not wanted there. */
import type { KtoExample } from '#contracts/example'
import type { Settings } from '#contracts/settings'
import { prepareRequest } from '#engine/completion/completion'
import { languageOf, parse } from '#engine/language/language'
import { holdsPlaceholder } from '#engine/redact/redact'
import type { FilePatch } from '#platform/commitPatches'
import { commitProvenance } from './commitProvenance'
import { contentHashOf, exampleId } from '#engine/curate/example/exampleId'
import type { ReadCommit } from './fromCommit'

/** Why it was taken back is not known: the code may have been good, and too early. */
const WEIGHT = 0.5

/** None where it did more than write at one place what could have been suggested there. */
export function fromReverted(commit: ReadCommit, settings: Settings): KtoExample | null {
  const [patch, ...others] = commit.patches
  if (patch === undefined || others.length > 0 || !commit.isWhole) return null
  const [language, place] = [languageOf(patch.path), commit.placeOf(patch.path)]
  const written = onlyAddition(patch)
  if (language === null || place === null || written === null) return null
  const { before, added, after } = written
  const margin = /^[ \t]*/.exec(added)?.[0] ?? ''
  const answer = added.slice(margin.length).trimEnd()
  const lines = answer.split('\n').length
  if (answer === '' || holdsPlaceholder(answer) || lines > settings.maxBlockLines) return null
  const text = `${before}${margin}\n${after}`
  const offset = before.length + margin.length
  const request = prepareRequest(text, offset, language, settings, { syntax: parse(text, language) })
  // Serving would not have suggested so much.
  if (request.scope === 'line' && lines > 1) return null
  return {
    ...commitProvenance(commit, [place.path], language),
    ...{ format: 'kto', task: request.scope, prompt: request.prompt, completion: answer, label: false },
    ...{ id: exampleId(request.prompt, answer), contentHash: contentHashOf(request.prefix, answer) },
    weight: WEIGHT,
  }
}

/** Null where anything was taken away, or something put in at several places. */
function onlyAddition({ kind, pieces }: FilePatch): { before: string; added: string; after: string } | null {
  const at = pieces.findIndex((piece) => piece.kind === 'added')
  const added = pieces[at]
  const rest = pieces.filter((piece) => piece !== added)
  if (kind !== 'changed' || added === undefined || rest.some((piece) => piece.kind !== 'same')) return null
  const join = (some: FilePatch['pieces']): string => some.map(({ text }) => text).join('')
  return { before: join(pieces.slice(0, at)), added: added.text, after: join(pieces.slice(at + 1)) }
}
