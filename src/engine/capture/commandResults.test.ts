import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type EndedCommand } from './capture'
import {
  captureUnderTest,
  type CaptureUnderTest,
  document,
  offered,
  offset,
  text,
  uri,
} from '#test/capture/captureUnderTest'

let store: CaptureUnderTest['store']
let clock: CaptureUnderTest['clock']
let capture: CaptureUnderTest['capture']
let workspace: string

beforeEach(async () => {
  ;({ store, clock, capture } = captureUnderTest())
  workspace = await mkdtemp(join(tmpdir(), 'results-'))
})
afterEach(async () => {
  store.close()
  await rm(workspace, { recursive: true, force: true })
})

const end = (command: string, exitCode?: number, more: Partial<EndedCommand> = {}): void =>
  capture.commandEnded({ command, exitCode, workspace, ...more })

async function write(path: string, content: string): Promise<void> {
  await mkdir(dirname(join(workspace, path)), { recursive: true })
  await writeFile(join(workspace, path), content)
}

/** An accepted line of its own, which stands in a file of two others. */
async function accepted(id: string, path: string, line = `const ${id} = 1`): Promise<void> {
  await write(path, `// before\n${line}\n// behind\n`)
  capture.suggested(
    offered({ id, workspace, path, prefix: '// before\n', text: line, suffix: '\n// behind\n' }),
  )
  capture.accepted(id)
  await capture.flush()
}

async function results(id: string): Promise<string[]> {
  await capture.flush()
  return store.outcomes
    .forSuggestion(id)
    .flatMap((one) =>
      'because' in one && 'exitCode' in one
        ? [`${one.kind} ${one.passed ? 'passed' : 'failed'} ${one.because} ${one.confidence.toFixed(2)}`]
        : [],
    )
}

describe('without a file to look at', () => {
  beforeEach(() => {
    workspace = '/shop'
    capture.suggested(offered())
    capture.accepted('s1')
    capture.suggested(offered({ id: 'elsewhere', workspace: '/other' }))
    capture.accepted('elsewhere')
    capture.suggested(offered({ id: 'offered' }))
  })

  test('what went well is a guess for all in its folder, once a kind; what failed says nothing', async () => {
    end('git status', 0)
    end('dotnet build')
    end('dotnet build', 0)
    await clock.advance(60_000)
    end('dotnet test -- Token=hunter2hunter2', 0)
    end('dotnet build', 0)
    end('npm run lint', 1)
    expect(await results('s1')).toEqual(['build passed sameFolder 0.30', 'test passed sameFolder 0.30'])
    expect(store.outcomes.forSuggestion('s1')[1]).toMatchObject({
      command: 'dotnet test -- Token=<redacted:secret>',
    })
    expect(await results('elsewhere')).toEqual([])
    expect(await results('offered')).toEqual([])
  })

  test('reported twice within 2 s is one: what was accepted in between is not credited', async () => {
    end('npm test', 0)
    capture.accepted('offered')
    await clock.advance(2_000)
    end('npm "test"', 0)
    expect(await results('offered')).toEqual([])
    await clock.advance(2_001)
    end('npm test', 0)
    expect(await results('offered')).toHaveLength(1)
  })

  test('what was undone, or accepted the day before, is not credited', async () => {
    capture.documentOpened(uri, document)
    capture.suggested(offered({ id: 'gone' }))
    capture.documentChanged(uri, [{ start: offset, end: offset, text }])
    capture.accepted('gone', { uri, offset })
    capture.documentChanged(uri, [{ start: offset, end: offset + text.length, text: '' }])
    capture.undone('s1')
    end('npm test', 0)
    expect([await results('s1'), await results('gone')]).toEqual([[], []])
    capture.accepted('offered')
    await capture.flush()
    await clock.advance(25 * 60 * 60 * 1000)
    end('npm test', 0)
    expect(await results('offered')).toEqual([])
  })
})

describe('a failure', () => {
  const error = (path: string, line: number, message = 'no'): string =>
    `${path}(${line},7): error TS2304: ${message}.\n`
  beforeEach(async () => {
    await write('tsconfig.json', '{ "include": ["src"] } // ours')
    await accepted('guilty', 'src/guilty.ts')
    await accepted('innocent', 'src/innocent.ts')
  })

  test('blames the suggestion in which an error lies, and no other', async () => {
    end('tsc --noEmit', 2, { output: error('src/guilty.ts', 2) })
    expect(await results('guilty')).toEqual(['build failed errorInText 0.95'])
    expect(await results('innocent')).toEqual([])
  })

  test('elsewhere in its file says nothing, unless the run before the accept did not have it', async () => {
    end('tsc --noEmit', 2, { output: error('src/guilty.ts', 1) })
    await clock.advance(60_000)
    end('tsc --noEmit', 2, { output: error('src/guilty.ts', 1) })
    expect(await results('guilty')).toEqual([])
    await clock.advance(60_000)
    end('tsc --noEmit', 0)
    await clock.advance(60_000)
    await accepted('later', 'src/later.ts')
    end('tsc --noEmit', 2, { output: error('src/later.ts', 3) })
    expect(await results('later')).toEqual(['build failed errorCameWithIt 0.60'])
    expect(await results('guilty')).toEqual(['build passed coveredItsFile 0.90'])
  })

  test('that came in another file of the project is shared by all that could have brought it', async () => {
    end('tsc --noEmit', 0)
    await clock.advance(60_000)
    await accepted('one', 'src/one.ts')
    await accepted('two', 'src/two.ts')
    end('tsc --noEmit', 2, { output: error('src/old.ts', 3) })
    expect(await results('one')).toEqual(['build failed errorCameWithIt 0.20'])
    expect(await results('guilty')).toEqual(['build passed coveredItsFile 0.90'])
  })

  test('is known from what was printed where the exit code is not, and not without it', async () => {
    end('tsc --noEmit', undefined)
    end('( tsc --noEmit )', undefined, { output: error('src/guilty.ts', 2) })
    expect(await results('guilty')).toEqual(['build failed errorInText 0.95'])
  })

  test('whose output comes second, from the terminal of the task, is one run', async () => {
    end('tsc --noEmit', 2)
    expect(await results('guilty')).toEqual([])
    end('tsc --noEmit', undefined, { output: error('src/guilty.ts', 2) })
    expect(await results('guilty')).toEqual(['build failed errorInText 0.95'])
  })

  test('of what is not saved says nothing of it, and neither does a success', async () => {
    await write('src/guilty.ts', '// before\n// behind\n')
    end('tsc --noEmit', 0)
    expect([await results('guilty'), await results('innocent')]).toEqual([
      [],
      ['build passed coveredItsFile 0.90'],
    ])
  })

  test('of a test blames what threw', async () => {
    const output =
      ' FAIL  src/a.test.ts > adds\nError: no\n ❯ guilty src/guilty.ts:2:3\n ❯ src/a.test.ts:8:10\n'
    end('npx vitest run', 1, { output })
    expect(await results('guilty')).toEqual(['test failed errorInText 0.90'])
  })

  test('is read from a report file that was written meanwhile', async () => {
    await write(
      'out/junit.xml',
      '<testsuites><testsuite name="a"><testcase name="adds"><failure>Error: no\n ❯ src/guilty.ts:2:3</failure></testcase></testsuite></testsuites>',
    )
    end('npm test', 1, { startedAt: Date.now() - 60_000 + 1e9 })
    expect(await results('guilty')).toEqual([])
    await clock.advance(10_000)
    end('npm test', 1, { startedAt: clock.now() })
    expect(await results('guilty')).toEqual(['test failed errorInText 0.90'])
  })
})

describe('a success', () => {
  test('credits what the projects of a solution compile, and of a test what they reference', async () => {
    const project = (inside = ''): string => `<Project Sdk="Microsoft.NET.Sdk">${inside}</Project>`
    await write(
      'server/Shop.sln',
      ['Api/Api.csproj', 'Tests/Tests.csproj']
        .map((path) => `Project("{F}") = "P", "${path.replace('/', '\\')}", "{A}"\nEndProject\n`)
        .join(''),
    )
    await write(
      'server/Api/Api.csproj',
      project(
        '<ItemGroup><Compile Remove="Old/**" /><ProjectReference Include="..\\Core\\Core.csproj" /></ItemGroup>',
      ),
    )
    await write('server/Core/Core.csproj', project())
    await write(
      'server/Tests/Tests.csproj',
      project(
        '<ItemGroup><PackageReference Include="xunit" Version="2" /><ProjectReference Include="../Core/Core.csproj" /></ItemGroup>',
      ),
    )
    await write('server/Api/Nested/Nested.csproj', project())
    for (const [id, path] of [
      ['api', 'Api/A.cs'],
      ['old', 'Api/Old/A.cs'],
      ['nested', 'Api/Nested/A.cs'],
      ['made', 'Api/obj/A.cs'],
      ['core', 'Core/A.cs'],
      ['tests', 'Tests/A.cs'],
    ] as const)
      await accepted(id, `server/${path}`)
    await accepted('web', 'web/a.ts')
    end('cd server && dotnet build', 0)
    const compiled = ['build passed coveredItsFile 0.90']
    for (const id of ['api', 'core', 'tests']) expect(await results(id), id).toEqual(compiled)
    for (const id of ['old', 'nested', 'made', 'web']) expect(await results(id), id).toEqual([])
    end('dotnet test', 0, { folder: join(workspace, 'server') })
    expect(await results('api')).toEqual(compiled)
    expect(await results('core')).toEqual([...compiled, 'test passed coveredItsProject 0.60'])
    expect(await results('tests')).toEqual([...compiled, 'test passed coveredItsFile 0.90'])
  })

  test('credits what a tsconfig.json, an Angular project, and the command behind a script cover', async () => {
    await write('web/tsconfig.base.json', '{ "exclude": ["src/old"] }')
    await write(
      'web/tsconfig.json',
      '{ "extends": "./tsconfig.base.json", /* all */ "include": ["src/**/*.ts"], }',
    )
    await write('web/package.json', '{ "scripts": { "build": "tsc -p .", "test": "ng test" } }')
    await write('web/angular.json', '{ "projects": { "shop": { "root": "", "sourceRoot": "src" } } }')
    for (const [id, path] of [
      ['in', 'src/a.ts'],
      ['old', 'src/old/a.ts'],
      ['out', 'tools/a.ts'],
      ['page', 'src/a.html'],
      ['spec', 'src/a.spec.ts'],
    ] as const)
      await accepted(id, `web/${path}`)
    end('npm --prefix web run build', 0)
    expect(await results('in')).toEqual(['build passed coveredItsFile 0.90'])
    for (const id of ['old', 'out', 'page']) expect(await results(id), id).toEqual([])
    end('cd web; ng build', 0)
    expect(await results('page')).toEqual(['build passed coveredItsFile 0.90'])
    end('npm test', 0, { folder: join(workspace, 'web') })
    expect(await results('page')).toContain('test passed coveredItsProject 0.60')
    expect(await results('spec')).toContain('test passed coveredItsFile 0.90')
    expect(await results('out')).toEqual([])
  })

  test('that is surer takes the place of a guess', async () => {
    await accepted('guess', 'src/a.ts')
    end('npm run build', 0)
    expect(await results('guess')).toEqual(['build passed sameFolder 0.30'])
    await write('tsconfig.json', '{}')
    end('tsc', 0)
    end('npm run build', 0)
    expect(await results('guess')).toEqual(['build passed coveredItsFile 0.90'])
  })
})
