/** Resolves when a signal is aborted, at once when it is. */
export function ended(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    const end = (): void => {
      resolve()
    }
    signal.addEventListener('abort', end, { once: true })
  })
}
