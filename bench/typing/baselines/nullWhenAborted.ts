/** The end that every client gives a call whose signal was aborted: no answer, and no error. */
export async function nullWhenAborted<T>(
  signal: AbortSignal,
  work: () => Promise<T | null>,
): Promise<T | null> {
  try {
    const result = await work()
    return signal.aborted ? null : result
  } catch (error) {
    if (signal.aborted) return null
    throw error
  }
}
