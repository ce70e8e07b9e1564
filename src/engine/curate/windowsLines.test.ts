import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { settingsSchema } from '#contracts/settings'
import { systemGit } from '#platform/git'
import { readWorkspace } from './curate'
import { fromFile } from './fromFile'

test('a file with Windows line ends teaches what it would teach with others', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'curate-'))
  const code = 'public class Shelf\n{\n    public int Count()\n    {\n        return 1;\n    }\n}\n'.repeat(6)
  await writeFile(join(folder, 'Shelf.cs'), code.replaceAll('\n', '\r\n'))
  const [file] = (await readWorkspace(folder, systemGit)).files
  await rm(folder, { recursive: true, force: true })
  expect(file?.text).toBe(code)
  const examples = fromFile(file!, file!.text, settingsSchema.parse({}))
  expect(examples.length).toBeGreaterThan(5)
  for (const { prompt, completion } of examples) expect(prompt + completion).not.toContain('\r')
})
