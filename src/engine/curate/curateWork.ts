/** The work of one job; runs on threads of its own, and beside nothing that must answer quickly. */
import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import type { LeftOutReason } from '#contracts/leftOut'
import { shingles, signature } from '#engine/duplicates/duplicates'
import { languageOf, loadParsers } from '#engine/language/language'
import { recognise } from '#engine/recognise/recognise'
import type { Redact } from '#engine/redact/redact'
import { readText, sha256 } from '#platform/files'
import { cacheName, readCached, writeCached } from './curateCache'
import type { CurateAnswer, CurateJob, DigJob, LookJob } from './curateJob'
import type { FileFacts } from '#engine/curate/survey/fileFacts'
import { fileGroup } from '#engine/curate/survey/fileGroup'
import { fimExamples } from '#engine/curate/places/fimExamples'
import { leaveOutByText } from '#engine/curate/survey/leaveOut'
import { licenceOf } from '#engine/curate/survey/licenceOf'

export async function doJob(job: CurateJob, redact: Redact): Promise<CurateAnswer> {
  const text = await textOf(join(job.folder, job.path))
  if (text.kind === 'leftOut') return text
  const hash = sha256(text.text)
  return job.kind === 'look'
    ? await look(job, text.text, hash, redact)
    : await dig(job, text.text, hash, redact)
}

/** `\n` line ends. */
async function textOf(
  path: string,
): Promise<{ kind: 'text'; text: string } | { kind: 'leftOut'; reason: LeftOutReason }> {
  try {
    // A link may lead out of the workspace.
    if (!(await lstat(path)).isFile()) return { kind: 'leftOut', reason: 'unreadable' }
    const text = await readText(path)
    return text === null ? { kind: 'leftOut', reason: 'binary' } : { kind: 'text', text }
  } catch {
    return { kind: 'leftOut', reason: 'unreadable' }
  }
}

async function look(job: LookJob, text: string, hash: string, redact: Redact): Promise<CurateAnswer> {
  const reason = leaveOutByText(text, job.path)
  if (reason !== null) return { kind: 'leftOut', reason }
  const { path, language } = job
  const name = cacheName(job.code, 'look', path, language, hash)
  const known = await readCached<FileFacts>(job.cache, name)
  if (known !== null) return { kind: 'facts', facts: known, isNew: false }
  const clean = await redact(text, { path })
  await loadParsers()
  const parsed = languageOf(path)
  const facts: FileFacts = {
    ...{ path, language, hash, group: fileGroup(path) },
    signature: Buffer.from(signature(shingles(text)).buffer).toString('base64'),
    units: parsed === null ? [] : recognise(clean.text, parsed, path),
    licence: licenceOf(text),
    redacted: clean.found,
  }
  await writeCached(job.cache, name, facts)
  return { kind: 'facts', facts, isNew: true }
}

async function dig(job: DigJob, text: string, hash: string, redact: Redact): Promise<CurateAnswer> {
  const { file, options } = job
  // It was changed since it was looked at: the split was decided on another text.
  if (hash !== file.hash) return { kind: 'leftOut', reason: 'unreadable' }
  const name = cacheName(job.code, 'dig', file, options)
  type Examples = Extract<CurateAnswer, { kind: 'examples' }>['examples']
  const known = await readCached<Examples>(job.cache, name)
  if (known !== null) return { kind: 'examples', examples: known, isNew: false }
  await loadParsers()
  const clean = await redact(text, { path: file.path })
  const examples = fimExamples({ ...file, text: clean.text }, options)
  await writeCached(job.cache, name, examples)
  return { kind: 'examples', examples, isNew: true }
}
