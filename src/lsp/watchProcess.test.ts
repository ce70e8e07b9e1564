import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { watchProcess } from './watchProcess'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('tells once when the process is gone', () => {
  let runs = true
  const gone = vi.fn()
  watchProcess(7, gone, () => runs)
  vi.advanceTimersByTime(10_000)
  expect(gone).not.toHaveBeenCalled()
  runs = false
  vi.advanceTimersByTime(10_000)
  expect(gone).toHaveBeenCalledOnce()
})

it('says nothing when told to stop, or of a process that never was here', () => {
  let runs = true
  const gone = vi.fn()
  const stop = watchProcess(7, gone, () => runs)
  stop()
  watchProcess(8, gone, () => false)
  runs = false
  vi.advanceTimersByTime(10_000)
  expect(gone).not.toHaveBeenCalled()
})
