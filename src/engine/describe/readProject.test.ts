import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Project } from '#contracts/interaction'
import { developmentPhaseOf } from './developmentPhaseOf'
import { readProject } from './readProject'

const DAY = 24 * 60 * 60 * 1000
const now = Date.UTC(2026, 0, 1)
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'project-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

async function read(
  files: Readonly<Record<string, string>>,
  times: readonly number[] | null = null,
): Promise<Project> {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const { signal } = new AbortController()
  return await readProject(folder, { commitTimes: () => Promise.resolve(times), now, signal })
}

const web = (items = ''): string =>
  `<Project Sdk="Microsoft.NET.Sdk.Web"><PropertyGroup><TargetFramework>net9.0</TargetFramework></PropertyGroup>
   <ItemGroup>${items}</ItemGroup></Project>`
const library = web().replace('.Web', '')

test('nothing is made up of an empty folder', async () => {
  expect(await read({})).toEqual({
    ...{ workspace: folder, at: now, projectType: null, technologies: [], architecture: null },
    ...{ developmentPhase: null, codeStyle: null, testingFramework: null },
  })
})

test('a shop of ASP.NET and Angular', async () => {
  const project = await read(
    {
      'server/Shop.Api/Shop.Api.csproj': web(
        '<PackageReference Include="FluentValidation" Version="11.9.0" />',
      ),
      'server/Shop.Api/Controllers/A.cs': '',
      'server/Shop.Api/Repositories/A.cs': '',
      'server/Shop.Api/Validators/A.cs': '',
      'server/Shop.Tests/Shop.Tests.csproj':
        '<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFrameworks>net8.0;net9.0</TargetFrameworks>' +
        '</PropertyGroup><PackageReference Include="xunit"><Version>2.9.0</Version></PackageReference></Project>',
      'web/package.json': JSON.stringify({
        dependencies: { '@angular/core': '^20.1.0', rxjs: '~7.8.0' },
        devDependencies: { typescript: '~5.8.0', 'jasmine-core': '^5', karma: '^6', '@types/node': '22' },
      }),
      'web/node_modules/vitest/package.json': '{"dependencies":{"jest":"1"}}',
      '.editorconfig':
        'root = true\n[*]\nindent_style = space # always\nindent_size=4\ncharset = utf-8\n[*.ts]\nquote_type = single\n',
    },
    [now - DAY],
  )
  expect(project).toEqual({
    workspace: folder,
    at: now,
    projectType: 'aspnet+angular',
    technologies: [
      ...[
        'net9.0',
        'net8.0',
        '@angular/core 20.1.0',
        'rxjs 7.8.0',
        'typescript 5.8.0',
        'jasmine-core 5',
        'karma 6',
      ],
      ...['FluentValidation 11.9.0', 'xunit 2.9.0'],
    ],
    architecture: 'layered',
    developmentPhase: 'new',
    codeStyle: '[*] indent_style=space, indent_size=4; [*.ts] quote_type=single',
    testingFramework: 'xunit + jasmine + karma',
  })
})

test('versions that are kept in one place', async () => {
  const { technologies } = await read({
    'Directory.Packages.props': '<PackageVersion Include="Dapper" Version="2.1.35" />',
    'A/A.csproj': web(
      '<PackageReference Include="Dapper" /><PackageReference Version="1.0" Include="Other" />',
    ),
  })
  expect(technologies).toEqual(['net9.0', 'Dapper 2.1.35', 'Other 1.0'])
})

test('files that are damaged say nothing', async () => {
  expect(await read({ 'package.json': '{ "dependencies": ', 'A.csproj': '<Project' })).toMatchObject({
    projectType: 'dotnet',
    technologies: [],
    testingFramework: null,
  })
  expect(await read({ 'package.json': '{ "dependencies": 3 }' })).toMatchObject({ technologies: [] })
})

test.each<[string, Record<string, string>, string | null]>([
  [
    'the rings of a clean architecture',
    { 'Shop.Domain/A.cs': '', 'Shop.Application/A.cs': '', 'Shop.Infrastructure/A.cs': '' },
    'clean architecture',
  ],
  ['two rings do not say', { 'Shop.Domain/A.cs': '', 'Shop.Application/A.cs': '' }, null],
  ['layers', { 'Controllers/A.cs': '', 'Services/A.cs': '', 'Data/A.cs': '' }, 'layered'],
  ['slices', { 'Features/A/a.cs': '', 'Features/B/a.cs': '', 'Features/C/a.cs': '' }, 'vertical slices'],
  ['several programs', { 'A/A.csproj': web(), 'B/B.csproj': web(), 'C/C.csproj': web() }, 'services'],
  ['one program', { 'A/A.csproj': web() }, 'monolith'],
  ['one library', { 'A/A.csproj': library }, null],
])('architecture: %s', async (_, files, expected) => {
  expect((await read(files)).architecture).toBe(expected)
})

test.each<[string, Record<string, string>, string]>([
  ['a library', { 'A.csproj': library }, 'dotnet'],
  [
    'a library beside Angular',
    { 'A.csproj': library, 'package.json': '{"dependencies":{"@angular/core":"1"}}' },
    'dotnet+angular',
  ],
  ['Angular alone', { 'package.json': '{"dependencies":{"@angular/core":"1"}}' }, 'angular'],
  ['another package', { 'package.json': '{}' }, 'node'],
])('project type: %s', async (_, files, expected) => {
  expect((await read(files)).projectType).toBe(expected)
})

const daysAgo = (...days: number[]): number[] => days.map((day) => now - day * DAY)
test.each([
  ['no commits', [], null],
  ['its first month', daysAgo(1, 29), 'new'],
  ['a quarter without a commit', daysAgo(91, 400), 'quiet'],
  ['as busy as ever', daysAgo(10, 20, 100, 200, 300), 'growing'],
  ['less than before', daysAgo(10, 100, 110, 120, 130, 140, 150, 180), 'maintained'],
])('development phase: %s', (_, times, expected) => {
  expect(developmentPhaseOf(times, now)).toBe(expected)
})

test('is given up when told to', async () => {
  const signal = AbortSignal.abort(new Error('closing'))
  await expect(
    readProject(folder, { commitTimes: () => Promise.resolve(null), now, signal }),
  ).rejects.toThrow('closing')
})
