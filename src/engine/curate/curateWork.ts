/** The work of one job; runs on threads of its own, and beside nothing that must answer quickly. */
import { foundExamples } from '#engine/curate/example/foundExamples'
import { fimExamples } from '#engine/curate/places/fimExamples'
import type { FileFacts } from '#engine/curate/survey/fileFacts'
import { fileGroup } from '#engine/curate/survey/fileGroup'
import { leaveOutByText } from '#engine/curate/survey/leaveOut'
import { licenceOf } from '#engine/curate/survey/licenceOf'
import { unitHeads } from '#engine/curate/survey/unitHeads'
import { declaredTypes } from '#engine/context/context'
import { shingles, signature } from '#engine/duplicates/duplicates'
import { languageOf, loadParsers } from '#engine/language/language'
import { type Unit, recognise } from '#engine/recognise/recognise'
import type { Redact } from '#engine/redact/redact'
import { packed } from '#engine/store/findings'
import type { CurateAnswer, CurateJob, DigJob, LookJob } from './curateJob'

export async function doJob(job: CurateJob, redact: Redact): Promise<CurateAnswer> {
  return job.kind === 'look' ? await look(job, redact) : await dig(job)
}

async function look({ path, language, text, hash }: LookJob, redact: Redact): Promise<CurateAnswer> {
  const reason = leaveOutByText(text, path)
  if (reason !== null) return { kind: 'leftOut', reason }
  const clean = await redact(text, { path })
  await loadParsers()
  const parsed = languageOf(path)
  const units = parsed === null ? [] : recognise(clean.text, parsed, path)
  const facts: FileFacts = {
    ...{ path, language, hash, group: fileGroup(path) },
    signature: Buffer.from(signature(shingles(text)).buffer).toString('base64'),
    ...unitHeads(units),
    declared: parsed === null ? [] : declaredTypes(clean.text),
    usesAuthorisation: usesAuthorisation(units),
    licence: licenceOf(text),
    redacted: clean.found,
  }
  return { kind: 'facts', facts, value: packed(units) }
}

async function dig({ options, ...file }: DigJob): Promise<CurateAnswer> {
  await loadParsers()
  const examples = fimExamples(file, options)
  return { kind: 'examples', ...foundExamples(examples.map((example) => ({ kind: 'example', example }))) }
}

function usesAuthorisation(units: readonly Unit[]): boolean {
  const all = units.flatMap(({ attributes, members }) => [
    ...attributes,
    ...members.flatMap((member) => member.attributes),
  ])
  return all.some(({ name }) => /^Authorize(?:Attribute)?$/.test(name))
}
