/** What is wrong with a reading by itself: each rule has a reading that breaks it alone. */

import { expect, test } from 'vitest'
import type { Interval, MeasuredReading } from '../../src/record/reading.js'
import { exactInterval, unavailable } from '../../src/record/reading.js'
import { buildReading } from '../../src/testing/builders.js'
import { readingFaults } from '../../src/testing/reading-faults.js'

const declared = { unit: 'ratio', better: 'neutral' } as const
const wilson: Interval = { lower: 0.1, upper: 0.3, level: 0.95, method: 'wilson' }

function faultsOf(changes: Partial<MeasuredReading>): string[] {
  return readingFaults(buildReading(0.2, { interval: wilson, ...changes }), declared).map(([fault]) => fault)
}

test.each<[string, Partial<MeasuredReading>]>([
  ['an estimate', {}],
  ['a full count', { interval: exactInterval(0.2) }],
  ['a value at the end of its interval', { value: 0.3 }],
  ['a null value with its origin', { nullValue: { value: 0, method: 'theory' } }],
  ['a text of a thousand characters', { warnings: ['x'.repeat(1_000)] }],
])('%s is sound', (_, changes) => {
  expect(faultsOf(changes)).toEqual([])
})

test.each<[string, Partial<MeasuredReading>]>([
  ['the unit is "words", declared is "ratio"', { unit: 'words' }],
  ['better is lower, declared is neutral', { better: 'lower' }],
  ['n is 0', { n: 0 }],
  ['n is 2.5', { n: 2.5 }],
  ['the method is empty', { method: '    ' }],
  ['the null value has no method', { nullValue: { value: 0, method: ' ' } }],
  ['0.2 lies outside [0.25, 0.3]', { interval: { ...wilson, lower: 0.25 } }],
  ['the level is 0', { interval: { ...wilson, level: 0 } }],
  ['the method "wilson" has the level 1', { interval: { ...wilson, level: 1 } }],
  ['the method "exact" has the level 0.95', { interval: { ...wilson, method: 'exact' } }],
  ['the interval has no method', { interval: { ...wilson, method: '' } }],
  ['2 lies outside [0.1, 0.3]', { parts: [{ label: 'a', value: 2, n: 1, interval: wilson }] }],
  ['a text of 1001 characters stands in it', { details: { quotes: ['x', { deep: 'x'.repeat(1_001) }] } }],
  ['a text of 1001 characters stands in it', { details: { ['k'.repeat(1_001)]: 1 } }],
])('%s', (fault, changes) => {
  expect(faultsOf(changes)).toEqual([fault])
})

test.each([
  [unavailable('no-text', 'No record has text.'), []],
  [unavailable('No text', 'No record has text.'), ['unavailable for "No text" (No record has text.)']],
  [unavailable('no-text', ' '), ['unavailable for "no-text" ( )']],
])('%j', (reading, faults) => {
  expect(readingFaults(reading, declared).map(([fault]) => fault)).toEqual(faults)
})
