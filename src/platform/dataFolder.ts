/** Where everything is kept: one data folder per user, shared by every editor, window and the CLI. */
import envPaths from 'env-paths'
import { join } from 'node:path'

export interface DataFolder {
  readonly root: string
  readonly database: string
  readonly datasets: string
  readonly runs: string
  /** Models of the built-in runtime. */
  readonly runtime: string
  /** Program of the built-in runtime, once it is installed. */
  readonly runtimePackages: string
  /** What was found out of files, to be found out again where it is gone. */
  readonly cache: string
  /** The trainer's Python environment, once it is installed. */
  readonly trainer: string
}

/** `home` overrides the user's own data folder. */
export function dataFolder(home?: string): DataFolder {
  const root = home ?? envPaths('apprentice', { suffix: '' }).data
  return {
    root,
    database: join(root, 'apprentice.db'),
    datasets: join(root, 'datasets'),
    runs: join(root, 'runs'),
    runtime: join(root, 'runtime'),
    runtimePackages: join(root, 'packages', 'runtime'),
    cache: join(root, 'cache'),
    trainer: join(root, 'trainer'),
  }
}
