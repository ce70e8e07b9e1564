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
    expect(recogniseCommand(command, 0).join(' ')).toBe(kinds)
  })
})

test('a failed chain is only credited when it is known what failed', () => {
  expect(recogniseCommand('dotnet build && dotnet test', 1)).toEqual([])
  expect(recogniseCommand('cd server && dotnet test', 1)).toEqual(['test'])
  expect(recogniseCommand('npm ci && npm test', 1)).toEqual([])
  expect(recogniseCommand('npm test', 1)).toEqual(['test'])
})

test('an interrupted run says nothing', () => {
  for (const exitCode of [130, 137, 143, -1073741510, 3221225786])
    expect(recogniseCommand('ng test', exitCode)).toEqual([])
})

test('a program that was not there built nothing', () => {
  for (const exitCode of [126, 127, 9009]) expect(recogniseCommand('tsc --noEmit', exitCode)).toEqual([])
})
