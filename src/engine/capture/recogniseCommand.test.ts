import { describe, expect, test } from 'vitest'
import { recogniseCommand } from './recogniseCommand'

describe('commands', () => {
  const cases: readonly [command: string, kinds: string][] = [
    ['dotnet build', 'build'],
    ['dotnet test --no-build Shop.Tests', 'test'],
    ['dotnet.exe test', 'test'],
    ['"C:\\Program Files\\dotnet\\dotnet.exe" build Shop.sln', 'build'],
    ['& "C:\\VS\\MSBuild\\Current\\Bin\\MSBuild.exe" Shop.sln /m', 'build'],
    ['ng build --configuration production', 'build'],
    ['npx ng test --watch=false', 'test'],
    ['npm test', 'test'],
    ['npm run build', 'build'],
    ['npm run test:unit -- --run', 'test'],
    ['npm --prefix client run build', 'build'],
    ['yarn build', 'build'],
    ['dotnet publish -c Release', 'build'],
    ['ng lint', 'lint'],
    ['npm run lint:fix', 'lint'],
    ['npx playwright test', 'test'],
    ['nx run shop:build', 'build'],
    ['bun run test', 'test'],
    ['( dotnet build )', 'build'],
    ['pnpm -r test', 'test'],
    ['tsc --noEmit -p .', 'build'],
    ['./node_modules/.bin/tsc -b', 'build'],
    ['npx vitest run', 'test'],
    ['CI=1 npx jest', 'test'],
    ['cd server && dotnet test', 'test'],
    ['dotnet build && dotnet test', 'build test'],
    ['echo done; npm test', 'test'],
    ['npm test; echo done', ''],
    ['dotnet test | tee log.txt', ''],
    ['npm test || true', ''],
    ['echo "npm test"', ''],
    ['git commit -m "dotnet build"', ''],
    ['dotnet run', ''],
    ['dotnet build --help', ''],
    ['npm install', ''],
    ['npm run builder', ''],
    ['cat tsc', ''],
  ]
  test.each(cases)('%s', (command, kinds) => {
    const { steps, codeCounts } = recogniseCommand(command, 0)
    expect(codeCounts ? [...new Set(steps.map(({ kind }) => kind))].join(' ') : '').toBe(kinds)
  })
})

const counted = (command: string, exitCode: number | undefined): string[] => {
  const { steps, codeCounts } = recogniseCommand(command, exitCode)
  return codeCounts ? steps.map(({ kind }) => kind) : []
}

test('the code of a failed chain counts only where it is known what failed', () => {
  expect(counted('dotnet build && dotnet test', 1)).toEqual([])
  expect(counted('cd server && dotnet test', 1)).toEqual(['test'])
  expect(counted('npm ci && npm test', 1)).toEqual([])
  expect(counted('npm test', 1)).toEqual(['test'])
  expect(counted('npm test', undefined)).toEqual([])
})

test('the steps are known all the same: their output may say how they went', () => {
  expect(recogniseCommand('dotnet test | tee log.txt', 0).steps).toMatchObject([{ kind: 'test' }])
  expect(recogniseCommand('dotnet build && dotnet test', 1).steps).toHaveLength(2)
})

test.each([
  ['cd server && dotnet build Shop.sln -c Release', 'dotnet', 'Shop.sln -c Release', ['server']],
  ['(cd "my server" ; dotnet build)', 'dotnet', '', ['my server']],
  ['npm --prefix client run build:prod', 'script', 'build:prod', ['client']],
  ['npx tsc -p src', 'tsc', '-p src', []],
])('%s: what runs where', (command, tool, rest, folders) => {
  expect(recogniseCommand(command, 0).steps).toMatchObject([{ tool, rest, folders }])
})

test('an interrupted run says nothing', () => {
  for (const exitCode of [130, 137, 143, -1073741510, 3221225786])
    expect(recogniseCommand('ng test', exitCode).steps).toEqual([])
})

test('a program that was not there built nothing', () => {
  for (const exitCode of [126, 127, 9009])
    expect(recogniseCommand('tsc --noEmit', exitCode).steps).toEqual([])
})
