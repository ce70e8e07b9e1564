import { expect, test } from 'vitest'
import { exampleLanguageOf } from './exampleLanguage'

test.each([
  ['src/A.cs', 'csharp'],
  ['web/src/app/a.component.html', 'html'],
  ['Shop.Api/Shop.Api.csproj', 'xml'],
  ['Directory.Build.props', 'xml'],
  ['Pages/Index.cshtml', 'razor'],
  ['Shared/Nav.razor', 'razor'],
  ['web/package.json', 'json'],
  ['web/tsconfig.app.json', 'json'],
  ['angular.json', 'json'],
  ['appsettings.Development.json', 'json'],
  ['web/src/assets/i18n/de.json', null],
  ['web/package-lock.json', null],
  ['README.md', null],
])('%s is read as %s', (path, language) => {
  expect(exampleLanguageOf(path)).toBe(language)
})
