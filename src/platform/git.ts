/** What git knows of a workspace. */
import { simpleGit } from 'simple-git'

export interface Git {
  /** Tracked files and untracked ones that no ignore rule names; relative, forward slashes. Null: not a repository. */
  files(folder: string): Promise<string[] | null>
  /** Makes a folder a repository. */
  init(folder: string): Promise<void>
}

export const systemGit: Git = {
  async files(folder) {
    const git = simpleGit(folder)
    if (!(await git.checkIsRepo())) return null
    const listed = await git.raw(['ls-files', '--cached', '--others', '--exclude-standard', '-z'])
    return [...new Set(listed.split('\0').filter((path) => path !== ''))].sort()
  },

  async init(folder) {
    await simpleGit(folder).init()
  },
}
