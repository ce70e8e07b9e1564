export interface RetryOptions {
  attempts: number
  firstDelayMs: number
  factor?: number
}

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Tries again after each failure, waiting longer each time; the last error is thrown. */
export async function retry<T>(work: () => Promise<T>, options: RetryOptions): Promise<T> {
  const { attempts, firstDelayMs, factor = 2 } = options
  let delay = firstDelayMs
  let lastError: unknown
  for (let attempt = 1; attempt <= attempts; attempt++) {
    try {
      return await work()
    } catch (error) {
      lastError = error
      if (attempt === attempts) break
      await wait(delay)
      delay *= factor
    }
  }
  throw lastError
}

/** Calls a function at most once in a stretch of time, with the latest arguments. */
export function debounce<Args extends unknown[]>(
  callback: (...args: Args) => void,
  milliseconds: number,
): (...args: Args) => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  return (...args) => {
    clearTimeout(timer)
    timer = setTimeout(() => callback(...args), milliseconds)
  }
}
