import { expect, test } from 'vitest'
import { isWorthTeaching } from './worthTeaching'

test.each([
  ['expect(component).toBeTruthy();', false],
  ['expect(service).toBeDefined()', false],
  ['expect(getSpinner()).toBeTruthy();', true],
  ['expect(jars).toEqual([]);', true],
  ["password: '<redacted:password>',", false],
  [`const key = '${'a1B2'.repeat(20)}'`, false],
  ['1234, 5678, 9012, 3456,', false],
])('%s: %s', (answer, isWorth) => {
  expect(isWorthTeaching(answer)).toBe(isWorth)
})
