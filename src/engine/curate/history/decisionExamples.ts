/** Examples from records of decisions as they are checked in: the context, and what was decided. */
import { holdsPlaceholder } from '#engine/redact/redact'
import type { ChatExample } from '#contracts/example'
import { sha256 } from '#platform/files'
import { type DecisionRecord, readDecision } from './decisionRecord'
import { decisionScore, ENOUGH } from './decisionScore'
import { contentHashOf, exampleId } from '#engine/curate/example/exampleId'
import { fileGroup } from '#engine/curate/survey/fileGroup'
import type { HistoryParts } from './historyExamples'
import type { Sourced } from '#engine/curate/example/sourced'

const folder =
  /(?:^|\/)(?:adrs?|decisions?|decision-?(?:records?|logs?)|architectur(?:e|al)-decisions?(?:-records?|-log)?)\/[^/]+$/i
const MOST_CHARACTERS = 8000

export async function* decisionExamples(parts: HistoryParts): AsyncGenerator<Sourced> {
  const { history, redact, splitOfDocument, signal } = parts
  if (splitOfDocument === undefined) return
  for (const path of await history.pathsEndingWith('.md', signal)) {
    if (!folder.test(path) || splitOfDocument(path) === null) continue
    const text = await history.textOf(path, signal)
    if (text === null) continue
    const clean = (await redact(text, { path })).text
    const record = readDecision(clean)
    // An index, a template, a page of another form.
    if (record === null) continue
    const score = decisionScore(record, clean)
    if (score < ENOUGH) yield { kind: 'leftOut', reason: 'poorQuality', where: path }
    else if (clean.length > MOST_CHARACTERS) yield { kind: 'leftOut', reason: 'tooLong', where: path }
    else if (holdsPlaceholder(record.decision)) yield { kind: 'leftOut', reason: 'heldSecret', where: path }
    else yield { kind: 'example', example: exampleOf(record, path, text) }
  }
}

/** @param text of the file as it was read */
function exampleOf(record: DecisionRecord, path: string, text: string): ChatExample {
  const question = `Write the decision of this architecture decision record.\n\n# ${record.title}\n\n${record.context}`
  return {
    format: 'chat',
    task: 'decision',
    messages: [
      { role: 'user', content: question },
      { role: 'assistant', content: record.decision },
    ],
    ...{ id: exampleId(question, record.decision), contentHash: contentHashOf(question, record.decision) },
    ...{ weight: 1, language: 'markdown', pattern: null, group: fileGroup(path), paths: [path] },
    source: { kind: 'repository', fileHash: sha256(text), line: record.line },
    ...{ at: null, quality: null, security: null, loss: null },
  }
}
