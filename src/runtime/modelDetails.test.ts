import { expect, test } from 'vitest'
import { describeModel, humanNumber } from './modelDetails'

test.each([
  [5_050_624, '5.05M'],
  [1_543_714_304, '1.5B'],
  [7_000_000_000, '7B'],
  [1_000_000, '1M'],
  [822_000, '822K'],
  [12, '12'],
])('%i parameters read %s', (count, expected) => {
  expect(humanNumber(count)).toBe(expected)
})

test('a header that says little still describes a model', () => {
  expect(describeModel({ keyValues: { 'general.file_type': 4711 }, parameterCount: 0 })).toMatchObject({
    format: 'gguf',
    family: 'unknown',
    quantization_level: 'unknown',
  })
})
