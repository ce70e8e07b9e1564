import { expect, test } from 'vitest'
import type { ServerStatus } from '#contracts/serverProtocol'
import { Situation, type SituationFacts } from '#editor/situation'
import { situationFacts } from '#test/fakes/situationFacts'
import { askOnceReady } from './askOnceReady'

const well: ServerStatus = { kind: 'Normal', busy: false, message: '' }
const down: ServerStatus = { kind: 'Error', busy: false, message: 'No model runtime answers.' }
const loading: ServerStatus = { kind: 'Normal', busy: true, message: 'The model is being loaded.' }

const atFirst: SituationFacts = { ...situationFacts, server: 'starting', status: null, version: null }
const ready = { server: 'running', status: well, version: 'apprentice:base' } as const

/** @returns how often it was asked again after each of the changes */
function askedAfter(changes: readonly Partial<SituationFacts>[], lastEdit = Date.now()): number[] {
  const situation = new Situation(atFirst)
  let asked = 0
  askOnceReady(situation, { lastEdit: () => lastEdit, askAgain: () => asked++ })
  return changes.map((change) => {
    situation.update(change)
    return asked
  })
}

test('a first model that is still made ready answers what was asked for meanwhile', () => {
  const busy = { ...well, busy: true }
  const changes = [
    { server: 'running', status: busy },
    { version: 'apprentice:base' },
    { status: well },
  ] as const
  expect(askedAfter(changes)).toEqual([0, 1, 1])
})

test('so does a runtime that comes back, each time', () => {
  expect(askedAfter([ready, { status: down }, { status: loading }, { status: well }])).toEqual([1, 1, 1, 2])
})

test('and a server that was started again', () => {
  const restarted = [{ server: 'restarting', status: null }, { server: 'running' }, { status: well }] as const
  expect(askedAfter([ready, ...restarted])).toEqual([1, 1, 1, 2])
})

test('what was typed long ago is not asked for again', () => {
  expect(askedAfter([ready], 0)).toEqual([0])
  expect(askedAfter([ready], Date.now() - 31_000)).toEqual([0])
})
