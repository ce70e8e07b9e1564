import { expect, test } from 'vitest'
import { Exclusions } from '#engine/exclude/exclude'
import { OpenTexts } from './openTexts'

const here = { workspace: '/w', path: 'Here.cs' }
const document = (path: string, text = '', workspace = '/w') => ({
  uri: `${workspace}/${path}`,
  workspace,
  path,
  text,
})

function opened(...paths: string[]): OpenTexts {
  const texts = new OpenTexts(new Exclusions())
  for (const path of paths) texts.opened(document(path))
  return texts
}
const paths = (texts: OpenTexts): string[] => texts.others(here).map(({ path }) => path)

test('other files of the workspace, the last used first, and the closed ones last', () => {
  const texts = opened('A.cs', 'B.cs', 'C.cs', 'Here.cs')
  texts.opened(document('Else.cs', '', '/other'))
  texts.opened(document('Large.cs', 'x'.repeat(200_001)))
  texts.changed('/w/A.cs', 'changed')
  texts.closed('/w/C.cs')
  expect(paths(texts)).toEqual(['A.cs', 'B.cs', 'C.cs'])
  expect(texts.get('/w/A.cs')?.text).toBe('changed')
  // What was closed may have changed on the disk.
  expect(texts.at('/w', 'C.cs')).toBeUndefined()
})

test('only code, and no secrets', () => {
  expect(paths(opened('README.md', 'secrets.cs', 'A.cs'))).toEqual(['A.cs'])
})

test('ten closed files are remembered', () => {
  const names = Array.from({ length: 12 }, (_, index) => `F${index}.cs`)
  const texts = opened(...names)
  for (const name of names) texts.closed(`/w/${name}`)
  expect(paths(texts)).toEqual(names.slice(2).reverse())
})
