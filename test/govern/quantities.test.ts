/** The quantities alone: their names before the run, their values after it. */

import { describe, expect, test } from 'vitest'
import { count } from '../../src/govern/count.js'
import { reading } from '../../src/govern/reading.js'
import { share } from '../../src/govern/share.js'
import { facts } from './facts.js'

const known = { readings: ['lengths', 'near-duplicates'], origins: ['real', 'synthetic', 'seeds'] }

describe('names that a rule may use', () => {
  test.each([
    ['count', count, ['planned', 'accepted', 'rejected', 'failed', 'cancelled', 'pending', 'released']],
    ['reading', reading, known.readings],
    ['share', share, known.origins],
  ])('%s', (_, quantity, names) => {
    expect(quantity.bind({}).instance.names(known)).toEqual(names)
  })
})

describe('values', () => {
  test.each([
    ['planned', 100],
    ['accepted', 80],
    ['rejected', 15],
    ['failed', 0],
    ['cancelled', 5],
    ['pending', 0],
    ['released', 100],
  ])('count("%s") is %d, a full count', (name, value) => {
    expect(count.bind({}).instance.compute(facts, name)).toEqual({
      value,
      interval: { lower: value, upper: value, level: 1, method: 'exact' },
    })
  })

  test.each([
    ['real', 0.4], // 40 of 100
    ['synthetic', 0.6],
    ['vary', 0.6],
    ['nobody', 0],
  ])('share("%s") is %d', (name, value) => {
    expect(share.bind({}).instance.compute(facts, name)).toMatchObject({
      value,
      interval: { method: 'exact' },
    })
  })

  test('reading("…") is the value, the interval and the records of the reading', () => {
    expect(reading.bind({}).instance.compute(facts, 'near-duplicates')).toEqual({
      value: 0.02,
      interval: { lower: 0.005, upper: 0.04, level: 0.95, method: 'wilson' },
      examples: ['a', 'b', 'b', 'c'],
    })
  })
})

describe('what is not known is unknown, never 0', () => {
  test.each([
    [
      'a share of nothing',
      share.bind({}).instance.compute({ ...facts, released: 0 }, 'real'),
      'nothing would be released',
    ],
    [
      'a reading that could not be made',
      reading.bind({}).instance.compute(facts, 'language'),
      '"language" could not be measured: There are no records.',
    ],
    ['a reading of nobody', reading.bind({}).instance.compute(facts, 'x'), 'no reading "x" was made'],
    ['a count of nothing', count.bind({}).instance.compute(facts, 'good'), '"good" is no state'],
    [
      'a count by the name of a built-in',
      count.bind({}).instance.compute(facts, 'constructor'),
      '"constructor" is no state',
    ],
  ])('%s', (_, quantity, unknown) => {
    expect(quantity).toEqual({ unknown })
  })
})
