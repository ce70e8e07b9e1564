/** The files of the sample shop as sources of examples get them. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Split } from '#contracts/example'
import { exampleLanguageOf } from '#engine/curate/survey/exampleLanguage'
import { fileGroup } from '#engine/curate/survey/fileGroup'
import { leaveOutByPath, leaveOutByText } from '#engine/curate/survey/leaveOut'
import type { SurveyedText } from '#engine/curate/survey/surveyedText'
import { sha256 } from '#platform/files'

const shop = 'test/fixtures/sample-shop'

/** In the order of their paths, all in one split. */
export function shopTexts(split: Split = 'train'): SurveyedText[] {
  return readdirSync(shop, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .flatMap((path) => {
      const language = exampleLanguageOf(path)
      if (language === null || leaveOutByPath(path) !== null) return []
      return surveyedText(path, readFileSync(join(shop, path), 'utf8'), split) ?? []
    })
}

/** Null where the text would be left out. */
export function surveyedText(path: string, text: string, split: Split = 'train'): SurveyedText | null {
  const language = exampleLanguageOf(path)
  if (language === null || leaveOutByText(text, path) !== null) return null
  const unix = text.replaceAll('\r\n', '\n')
  return { path, language, text: unix, hash: sha256(text), group: fileGroup(path), split, at: 1_000 }
}
