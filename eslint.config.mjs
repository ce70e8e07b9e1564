import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript'
import importX from 'eslint-plugin-import-x'
import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'

const LEAVES = [
  'engine/language',
  'engine/completion',
  'engine/context',
  'engine/describe',
  'engine/duplicates',
  'engine/exclude',
  'engine/pack',
  'engine/recognise',
  'engine/redact',
  'engine/reports',
  'engine/validate',
]
const STAGES = ['capture', 'record', 'assess', 'curate', 'train', 'evaluate', 'deploy', 'serve', 'generate']
const ALL = [
  'contracts',
  'platform',
  'engine',
  'install',
  'lsp',
  'cli',
  'editor',
  'runtime',
  'src',
  'test',
  'scripts',
  'webview',
  'bench',
]

/** The architecture: each place in the tree and the folders it may import across a border (`#...`). */
const MAY_IMPORT = {
  'src/**/*.ts': [],
  'src/contracts/**/*.ts': [],
  'src/platform/**/*.ts': ['contracts'],
  'src/engine/language/**/*.ts': ['contracts', 'platform'],
  'src/engine/describe/**/*.ts': ['contracts', 'platform'],
  'src/engine/duplicates/**/*.ts': ['contracts', 'platform'],
  'src/engine/redact/**/*.ts': ['contracts', 'platform'],
  'src/engine/reports/**/*.ts': ['contracts', 'platform'],
  'src/engine/exclude/**/*.ts': ['contracts', 'platform'],
  'src/engine/pack/**/*.ts': ['contracts', 'platform'],
  'src/engine/recognise/**/*.ts': ['contracts', 'platform', 'engine/language'],
  'src/engine/validate/**/*.ts': ['contracts', 'platform', 'engine/language', 'engine/reports'],
  'src/engine/completion/**/*.ts': ['contracts', 'platform', 'engine/language'],
  'src/engine/context/**/*.ts': ['contracts', 'platform', 'engine/language', 'engine/exclude'],
  'src/engine/store/**/*.ts': ['contracts', 'platform'],
  ...Object.fromEntries(
    STAGES.map((stage) => [
      `src/engine/${stage}/**/*.ts`,
      ['contracts', 'platform', ...LEAVES, 'engine/store', `engine/${stage}`],
    ]),
  ),
  'src/engine/*.ts': ['contracts', 'platform', 'engine'],
  'src/install/**/*.ts': ['contracts', 'platform'],
  'src/lsp/**/*.ts': ['contracts', 'platform', 'engine'],
  'src/cli/**/*.ts': ['contracts', 'platform', 'engine', 'lsp', 'src'],
  'src/runtime/**/*.ts': ['contracts', 'platform'],
  // Of platform only what starts nothing: clock, log, disposables.
  'src/editor/**/*.ts': ['contracts', 'editor', 'platform/(?:clock|log|disposables)$'],
  'src/extension.ts': ['editor'],
  'webview/**/*.ts': ['contracts', 'webview'],
  'src/app.ts': ['contracts', 'platform', 'engine', 'install'],
  'src/server.ts': ['contracts', 'platform', 'lsp', 'src'],
  'src/cli.ts': ['cli'],
  'src/curateWorker.ts': ['platform', 'engine'],
  'src/runtime.ts': ['runtime', 'platform'],
  'src/**/*.test.ts': ALL,
  'test/**/*.ts': ALL,
  'bench/**/*.ts': ALL,
}

/** Packages with one home, so that replacing one touches one folder. Tests may look behind the door. */
const HOME = {
  '@angular/compiler': ['src/engine/language/**/*.ts'],
  'better-sqlite3': ['src/engine/store/**/*.ts'],
  'node:child_process': ['src/platform/**/*.ts'],
  'node:http': ['src/platform/**/*.ts', 'src/runtime/**/*.ts'],
  'node:https': ['src/platform/**/*.ts'],
  'node:net': ['src/platform/**/*.ts', 'src/runtime/**/*.ts'],
  'node:worker_threads': ['src/platform/**/*.ts'],
  ollama: ['src/platform/**/*.ts'],
  'ollama/browser': ['src/platform/**/*.ts'],
  'simple-git': ['src/platform/**/*.ts'],
  tar: ['src/platform/**/*.ts'],
  undici: ['src/platform/**/*.ts'],
  vscode: ['src/editor/**/*.ts', 'src/extension.ts'],
  'vscode-languageclient': ['src/editor/**/*.ts'],
  'vscode-languageclient/node': ['src/editor/**/*.ts'],
  'vscode-languageserver-protocol': ['src/lsp/**/*.ts'],
  'vscode-languageserver-protocol/node': ['src/lsp/**/*.ts'],
  'vscode-languageserver-textdocument': ['src/lsp/**/*.ts'],
  'node-llama-cpp': ['src/runtime/**/*.ts'],
  'web-tree-sitter': ['src/engine/language/**/*.ts'],
}
/** Folders entered by the file of their own name (the command line's is runCommand). */
const DOORS = ['lsp', 'runtime', 'cli', 'editor', 'install']
const isTest = (place) => place.includes('test') || place.startsWith('bench')

/** A stage goes to its own subfolders by name. */
const ownFolder = (place) => {
  const stage = /^src\/engine\/([^/*]+)\/\*\*/.exec(place)?.[1]
  return STAGES.includes(stage) ? `|${stage}/` : ''
}

const border = ([place, allowed]) => ({
  files: [place],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            regex: `^#(?!(?:${allowed.map((name) => (name.endsWith('$') ? name : `${name}/`)).join('|') || '$^'}))`,
            message: `${place} may import only: ${allowed.join(', ') || 'nothing'}.`,
          },
          {
            regex: '^\\.\\.?/.*/|^\\.\\./',
            message: 'Stay in the folder with ./ or cross its border with #.',
          },
          ...(isTest(place)
            ? []
            : [
                {
                  regex: `^#engine/(?!store/${ownFolder(place)})([^/]+)/(?!\\1$)`,
                  message: 'Enter a stage by its door: #engine/curate/curate.',
                },
              ]),
          ...(place === 'src/platform/**/*.ts' || place === 'src/contracts/**/*.ts'
            ? []
            : [
                {
                  regex: DOORS.filter((name) => !place.startsWith(`src/${name}/`))
                    .map((name) => `^#${name}/(?!${name === 'cli' ? 'runCommand' : name}$)`)
                    .join('|'),
                  message: 'Enter by the door.',
                },
              ].filter(() => !isTest(place))),
        ],
        paths: isTest(place)
          ? []
          : Object.entries(HOME)
              .filter(([, homes]) => !homes.includes(place))
              .map(([name, homes]) => ({ name, message: `${name} lives in ${homes.join(' and ')}.` })),
      },
    ],
  },
})

/**
 * Dynamic imports, each with its reason: the runtime's binary package is installed later, in a folder of its own; the
 * language client is most of the extension's code and would be most of its activation (bench:activation); Angular's
 * compiler is a quarter of the engine's code, takes 60 ms to load, and not every command reads a template.
 */
const DYNAMIC_IMPORTS = [
  'src/runtime/nodeLlamaCpp.ts',
  'src/editor/editor.ts',
  'src/engine/language/language.ts',
]

export default defineConfig(
  {
    ignores: [
      'dist',
      'models',
      'node_modules',
      '.node',
      '.runtime',
      '.setup',
      '.venv',
      '.angular-cli',
      '.dotnet',
      '.demo',
      '.cache',
      '.workbench',
      'test/fixtures',
      'test-output',
    ],
  },
  {
    files: ['**/*.ts'],
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { projectService: { allowDefaultProject: ['vitest.config.ts'] } },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { 'import-x': importX, '@typescript-eslint': tseslint.plugin },
    settings: {
      ...importX.flatConfigs.typescript.settings,
      'import-x/resolver-next': [createTypeScriptImportResolver({ project: ['tsconfig.json'] })],
    },
    rules: {
      'import-x/no-cycle': 'error',
      'import-x/no-default-export': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'ImportExpression', message: 'A dynamic import hides a dependency.' },
        { selector: 'TSImportType', message: 'Import types at the top of the file.' },
        { selector: 'ExportAllDeclaration', message: 'No barrel files.' },
      ],
      'no-empty': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 6],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-unused-vars': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  ...Object.entries(MAY_IMPORT).map(border),
  { files: ['vitest.config.ts'], rules: { 'import-x/no-default-export': 'off' } },
  {
    files: DYNAMIC_IMPORTS,
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'TSImportType', message: 'Import types at the top of the file.' },
        { selector: 'ExportAllDeclaration', message: 'No barrel files.' },
      ],
    },
  },
  {
    files: ['src/**/*.ts', 'webview/**/*.ts'],
    ignores: ['src/platform/**', 'src/**/*.test.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['fetch', 'WebSocket', 'XMLHttpRequest'].map((name) => ({
          name,
          message: 'Only src/platform/ollama.ts talks to a network.',
        })),
      ],
    },
  },
)
