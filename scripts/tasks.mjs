/** What each npm script runs, step by step, once everything is set up. */
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** @typedef {{ root: string, node: string, python: string }} Environment */

const tool =
  (name) =>
  ({ root, node }, ...args) => ({
    program: node,
    args: [join(root, 'node_modules', ...name), ...args],
    cwd: root,
  })
const eslint = tool(['eslint', 'bin', 'eslint.js'])
const prettier = tool(['prettier', 'bin', 'prettier.cjs'])
const typescript = tool(['typescript', 'bin', 'tsc'])
const vitest = tool(['vitest', 'vitest.mjs'])
const knip = tool(['knip', 'bin', 'knip.js'])
const python = ({ root, python: program }, ...args) => ({ program, args, cwd: root })
const inEnvironment = ({ root, python: program }, name, ...args) => ({
  program: join(program, '..', process.platform === 'win32' ? `${name}.exe` : name),
  args,
  cwd: root,
})

const script = ({ root, node }, name, ...args) => ({
  program: node,
  args: [join(root, 'scripts', `${name}.mjs`), ...args],
  cwd: root,
})

/**
 * The trainer's tests beside what reads the code: each needs a processor, and neither two.
 * @param {object[]} waits further steps beside both, which wait more than they work
 */
const check = (environment, waits = []) => [
  {
    sideBySide: [
      [
        { ...prettier(environment, '--check', '.', '--log-level', 'warn'), title: 'Format' },
        { ...eslint(environment, '--max-warnings', '0', '.'), title: 'Lint' },
        { ...typescript(environment, '-p', '.'), title: 'Types' },
        { ...typescript(environment, '-p', 'webview'), title: "Types of the dashboard's page" },
        { ...knip(environment), title: 'Dead code' },
        { ...inEnvironment(environment, 'typos'), title: 'Typos' },
        { ...python(environment, '-m', 'ruff', 'check', 'trainer'), title: 'Python lint' },
        { ...python(environment, '-m', 'ruff', 'format', '--check', 'trainer'), title: 'Python format' },
      ],
      [{ ...python(environment, '-m', 'pytest', '-q', 'trainer/tests'), title: 'Trainer tests' }],
      waits,
    ],
  },
  { ...vitest(environment, 'run', '--project', 'unit', '--project', 'runtime'), title: 'Unit tests' },
]

/** Benchmarks that need a workbench. */
const EDITOR_BENCHES = ['activation']

/** @type {Record<string, (environment: Environment, rest: string[]) => object[]>} */
export const tasks = {
  setup: () => [],
  build: (environment) => [{ program: environment.node, args: ['esbuild.mjs'], cwd: environment.root }],
  check: (environment) => check(environment),
  test: (environment) => [
    ...check(environment, [
      script(environment, 'installWorkbench'),
      script(environment, 'installBrowser'),
      ...['installDotnet', 'installAngularCli'].map((name) => ({
        program: environment.node,
        args: [`test/workspace/${name}.mjs`],
        cwd: environment.root,
      })),
    ]),
    {
      // One computes, and the other waits for a screen.
      sideBySide: [
        [{ ...vitest(environment, 'run', '--project', 'integration'), title: 'Integration tests' }],
        [{ ...vitest(environment, 'run', '--project', 'editor'), title: 'Editor tests' }],
      ],
    },
  ],
  package: (environment, rest) => [script(environment, 'package', ...rest)],
  try: (environment) => [
    script(environment, 'installWorkbench'),
    script(environment, 'package'),
    script(environment, 'try'),
  ],
  'test:desktop': (environment) => [script(environment, 'package'), script(environment, 'testDesktop')],
  start: (environment, rest) => {
    const home = join(environment.root, '.demo')
    // Each start shows the whole loop from nothing, and leaves `npm run try` alone, which may be running.
    for (const name of existsSync(home) ? readdirSync(home) : []) {
      if (name !== 'editor') rmSync(join(home, name), { recursive: true, force: true })
    }
    return [
      {
        program: environment.node,
        args: [
          join(environment.root, 'dist', 'cli.js'),
          'loop',
          '--sample',
          '--runtime',
          'embedded',
          '--home',
          home,
          ...rest,
        ],
        cwd: environment.root,
      },
    ]
  },
  bench: (environment, [name, ...rest]) => [
    ...(EDITOR_BENCHES.includes(name)
      ? [
          script(environment, 'installWorkbench'),
          script(environment, 'installBrowser'),
          { ...script(environment, 'package'), quiet: true },
        ]
      : []),
    script(environment, 'bench', name, ...rest),
  ],
  soak: (environment, [name, ...rest]) => [
    ...(name === 'oracle'
      ? [script(environment, 'installWorkbench'), script(environment, 'installBrowser')]
      : []),
    {
      ...(name === 'oracle'
        ? vitest(environment, 'run', '--project', 'editor', 'test/editor/oracle', ...rest)
        : vitest(environment, 'run', '--project', 'integration', `test/soak/${name}`, ...rest)),
      env: { APPRENTICE_SOAK: 'long' },
    },
  ],
}
