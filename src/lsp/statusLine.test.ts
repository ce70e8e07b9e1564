import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { ServerStatus } from '#contracts/serverProtocol'
import { healthy } from './healthOf'
import { StatusLine } from './statusLine'

describe('the status line', () => {
  it('says nothing before it starts, then what is true, then only changes', async () => {
    const sent: ServerStatus[] = []
    const line = new StatusLine((status) => sent.push(status))
    line.set({ kind: 'Error', message: 'down' })
    line.set(healthy)
    expect(sent).toEqual([])
    line.start()
    line.set(healthy)
    line.set({ kind: 'Error', message: 'down' })
    line.set({ kind: 'Error', message: 'down' })
    line.set(healthy)
    expect(sent.map(({ kind }) => kind)).toEqual(['Normal', 'Error', 'Normal'])
  })

  it('is busy until the last work ends, also when work fails', async () => {
    const sent: boolean[] = []
    const line = new StatusLine(({ busy }) => sent.push(busy))
    line.start()
    const first = Promise.withResolvers<void>()
    const both = [
      line.during(() => first.promise),
      line.during(() => Promise.reject(new Error('no'))).catch(() => {}),
    ]
    await both[1]
    expect(sent).toEqual([false, true])
    first.resolve()
    await Promise.all(both)
    expect(sent).toEqual([false, true, false])
  })

  it('does not say of what is done in a moment that it was busy', async () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const sent: boolean[] = []
    const line = new StatusLine(({ busy }) => sent.push(busy))
    line.start()
    const [short, long] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const both = [line.during(() => short.promise, 100), line.during(() => long.promise, 100)]
    await vi.advanceTimersByTimeAsync(99)
    short.resolve()
    await both[0]
    expect(sent).toEqual([false])
    await vi.advanceTimersByTimeAsync(1)
    expect(sent).toEqual([false, true])
    long.resolve()
    await both[1]
    expect(sent).toEqual([false, true, false])
  })

  it('says why nothing is recorded where nothing worse is to be said', () => {
    const sent: ServerStatus[] = []
    const line = new StatusLine((status) => sent.push(status))
    line.start()
    line.setNotRecorded('The disk is full.')
    line.set({ kind: 'Warning', message: 'No model.' })
    line.set({ kind: 'Error', message: 'down' })
    line.setNotRecorded(null)
    line.set(healthy)
    expect(sent.slice(1).map(({ kind, message, isRecordless }) => [kind, message, isRecordless])).toEqual([
      ['Warning', 'Suggests as you type, but nothing is recorded. The disk is full.', true],
      ['Warning', 'No model. Nothing is recorded. The disk is full.', true],
      ['Error', 'down', true],
      ['Error', 'down', undefined],
      ['Normal', '', undefined],
    ])
  })
})
