/** Notices that the editor's process is gone, where its streams do not tell: a child may have inherited them. */
import { isAlive } from '#platform/processes'

/** Milliseconds between two looks. */
const EVERY = 2_000

/** @returns stops watching */
export function watchProcess(
  pid: number,
  onGone: () => void,
  isRunning: (pid: number) => boolean = isAlive,
): () => void {
  // An id of another machine, or of a container around us, says nothing.
  if (!isRunning(pid)) return () => {}
  const timer = setInterval(() => {
    if (isRunning(pid)) return
    clearInterval(timer)
    onGone()
  }, EVERY)
  return () => {
    clearInterval(timer)
  }
}
