// Makes the Angular half of a copied sample shop a workspace of the Angular CLI that set-up put into `.angular-cli`.

import { existsSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const installed = join(import.meta.dirname, '..', '..', '.angular-cli', 'installed', 'node_modules')

/**
 * Throws a sentence for the person who runs the tests where the CLI is not installed.
 * @returns the path of the program `ng`, for Node to run in `web`
 */
export function angularWorkspace(web: string): string {
  if (!existsSync(installed))
    throw new Error('No Angular CLI was found. Run `node test/workspace/installAngularCli.mjs`.')
  symlinkSync(installed, join(web, 'node_modules'), 'junction')
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(web, name), JSON.stringify(content, null, 2))
  return join(installed, '@angular', 'cli', 'bin', 'ng.js')
}

const files = {
  'angular.json': {
    version: 1,
    cli: { analytics: false, cache: { enabled: false } },
    projects: {
      larder: {
        projectType: 'application',
        root: '',
        sourceRoot: 'src',
        architect: {
          build: {
            builder: '@angular/build:application',
            options: {
              browser: 'src/main.ts',
              index: 'src/index.html',
              tsConfig: 'tsconfig.app.json',
              styles: ['src/styles.scss'],
              optimization: false,
            },
          },
          test: {
            builder: '@angular/build:unit-test',
            options: { buildTarget: 'larder:build', tsConfig: 'tsconfig.spec.json', runner: 'vitest' },
          },
        },
      },
    },
  },
  'tsconfig.app.json': {
    extends: './tsconfig.json',
    include: ['src/**/*.ts'],
    exclude: ['src/**/*.spec.ts'],
  },
  'tsconfig.spec.json': { extends: './tsconfig.json', include: ['src/**/*.spec.ts'] },
}
