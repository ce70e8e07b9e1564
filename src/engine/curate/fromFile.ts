/** Fill-in-the-middle examples from one file: holes where a person could have asked, with what they wrote there. */
import type { Example } from '#contracts/example'
import type { Settings } from '#contracts/settings'
import { holeAt } from '#engine/completion/completion'
import { parse } from '#engine/language/language'
import { chooseCursors } from './chooseCursors'
import { exampleId } from './exampleId'
import type { WorkspaceFile } from './readWorkspace'

/** @param text the file's text, redacted */
export function fromFile(file: WorkspaceFile, text: string, settings: Settings): Example[] {
  const tree = (typed: string): ReturnType<typeof parse> => parse(typed, file.language, file.path)
  return chooseCursors(text, settings.examplesPerFile, file.hash).flatMap((offset) => {
    const hole = holeAt(text, offset, file.language, settings, tree)
    if (hole === null) return []
    const { prompt, scope } = hole.request
    return [
      {
        id: exampleId(prompt, hole.middle),
        prompt,
        completion: hole.middle,
        weight: 1,
        language: file.language,
        task: scope,
        group: file.group,
        source: {
          kind: 'repository',
          path: file.path,
          fileHash: file.hash,
          line: text.slice(0, offset).split('\n').length - 1,
        },
      },
    ]
  })
}
