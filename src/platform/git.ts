/** What git knows of a workspace. */
import { simpleGit } from 'simple-git'

export interface Git {
  /**
   * Tracked files and untracked ones that no ignore rule names; relative, forward slashes. Null: not a repository, or
   * nobody can tell, because git is not installed or refuses this one.
   */
  files(folder: string): Promise<string[] | null>
  /** Makes a folder a repository. */
  init(folder: string): Promise<void>
}

export const systemGit: Git = {
  async files(folder) {
    const listed = await list(folder)
    if (listed === null) return null
    return [...new Set(listed.split('\0').filter((path) => path !== ''))].sort()
  },

  async init(folder) {
    await simpleGit(folder).init()
  },
}

async function list(folder: string): Promise<string | null> {
  try {
    return await simpleGit(folder).raw(['ls-files', '--cached', '--others', '--exclude-standard', '-z'])
  } catch {
    return null
  }
}
