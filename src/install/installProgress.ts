/** How far an installation is. */
export interface InstallProgress {
  /** 0 to 100. */
  readonly percentage: number
  readonly message: string
}

export interface InstallWatch {
  readonly signal: AbortSignal
  readonly report: (progress: InstallProgress) => void
}
