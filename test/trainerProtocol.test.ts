import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { jobSchema, trainerMessageSchema } from '#contracts/trainerProtocol'

const fixtures = 'test/fixtures/trainer-protocol'
const lines = (name: string): unknown[] =>
  readFileSync(`${fixtures}/${name}`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown)

test('every message that the trainer’s own schema takes, ours takes, and reads the same', () => {
  for (const message of lines('valid.ndjson')) expect(trainerMessageSchema.parse(message)).toEqual(message)
})

test('every message that the trainer’s own schema refuses, ours refuses', () => {
  for (const line of lines('invalid.ndjson')) {
    const { why, message } = line as { why: string; message: unknown }
    expect(trainerMessageSchema.safeParse(message).success, why).toBe(false)
  }
})

test('a job file reads the same on both sides', () => {
  const job = JSON.parse(readFileSync(`${fixtures}/job.json`, 'utf8')) as unknown
  expect(jobSchema.parse(job)).toEqual(job)
})
