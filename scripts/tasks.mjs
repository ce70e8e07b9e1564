/** What each npm script runs, step by step, once everything is set up. */
import { rmSync } from 'node:fs'
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

const check = (environment) => [
  { ...prettier(environment, '--check', '.', '--log-level', 'warn'), title: 'Format' },
  { ...eslint(environment, '--max-warnings', '0', '.'), title: 'Lint' },
  { ...typescript(environment, '-p', '.'), title: 'Types' },
  { ...knip(environment), title: 'Dead code' },
  { ...inEnvironment(environment, 'typos'), title: 'Typos' },
  { ...python(environment, '-m', 'ruff', 'check', 'trainer'), title: 'Python lint' },
  { ...python(environment, '-m', 'ruff', 'format', '--check', 'trainer'), title: 'Python format' },
  { ...vitest(environment, 'run', '--project', 'unit', '--project', 'runtime'), title: 'Unit tests' },
  { ...python(environment, '-m', 'pytest', '-q', 'trainer/tests'), title: 'Trainer tests' },
]

/** @type {Record<string, (environment: Environment, rest: string[]) => object[]>} */
export const tasks = {
  setup: () => [],
  build: (environment) => [{ program: environment.node, args: ['esbuild.mjs'], cwd: environment.root }],
  check,
  test: (environment) => [
    ...check(environment),
    { program: environment.node, args: ['test/workspace/installDotnet.mjs'], cwd: environment.root },
    { ...vitest(environment, 'run', '--project', 'integration'), title: 'Integration tests' },
  ],
  start: (environment, rest) => {
    const home = join(environment.root, '.demo')
    // Each start shows the whole loop from nothing.
    rmSync(home, { recursive: true, force: true })
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
  soak: (environment, [name, ...rest]) => [
    {
      ...vitest(environment, 'run', '--project', 'integration', `test/soak/${name}`, ...rest),
      env: { APPRENTICE_SOAK: 'long' },
    },
  ],
}
