import { expect, test } from 'vitest'
import { forEver } from './keepAlive'
import { preciseNow, timestamp } from './timestamp'

test('the present has up to nine decimals and can be read back', () => {
  const before = Date.now()
  const text = preciseNow()
  expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{0,8}[1-9])?Z$/)
  expect(Math.abs(Date.parse(text) - before)).toBeLessThan(1000)
})

test('for ever is a date that a client can parse', () => {
  expect(Number.isNaN(Date.parse(timestamp(forEver, Date.now())))).toBe(false)
  expect(new Date(timestamp(forEver, Date.now())).getUTCFullYear()).toBeGreaterThan(2300)
})
