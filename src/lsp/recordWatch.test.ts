import { expect, test } from 'vitest'
import type { ServerStatus } from '#contracts/serverProtocol'
import { silentLog } from '#platform/log'
import { FakeClock } from '#test/fakes/fakeClock'
import { fakeEngine } from '#test/fakes/fakeEngine'
import { Border } from './border'
import { EngineSlot } from './engineSlot'
import { RecordWatch } from './recordWatch'
import { StatusLine } from './statusLine'

test('the person is told when nothing can be recorded, and when it can again', async () => {
  const clock = new FakeClock()
  const engine = fakeEngine()
  const slot = new EngineSlot(new Border(silentLog))
  const sent: ServerStatus[] = []
  const status = new StatusLine((one) => sent.push(one))
  status.start()
  const watch = new RecordWatch({ engine: slot, status, clock })
  watch.start()
  slot.open(Promise.resolve(engine))
  await clock.advance(2_000)
  engine.trouble = 'The disk is full.'
  await clock.advance(3_000)
  engine.trouble = null
  await clock.advance(1_000)
  watch.close()
  engine.trouble = 'The disk is full.'
  await clock.advance(3_000)
  expect(sent.map(({ kind }) => kind)).toEqual(['Normal', 'Warning', 'Normal'])
  expect(sent[1]).toMatchObject({
    isRecordless: true,
    message: expect.stringMatching(/disk is full/) as string,
  })
  expect(clock.pending).toBe(0)
  engine.store.close()
})
