/** What an open cell fixes. */

import { describe, expect, test } from 'vitest'
import { createRandom } from '../../../src/base/random.js'
import type { Attributes } from '../../../src/record/data-record.js'
import { askedOf, checkReachable, pinParents } from '../../../src/generate/fields/cell-pins.js'
import { compileFields } from '../../../src/generate/fields/compile-fields.js'
import { fieldsSchema } from '../../../src/generate/fields/field-schema.js'

const { byName } = compileFields(
  fieldsSchema.parse({
    fields: {
      area: { sample: { kind: 'category', values: ['science', 'arts', 'sport'], weights: [1, 3, 0] } },
      topic: {
        sample: {
          kind: 'category',
          of: 'area',
          values: { science: ['physics', 'design'], arts: ['music', 'design'], sport: ['judo'] },
        },
      },
      unit: {
        sample: { kind: 'category', of: 'topic', values: { physics: ['light'], design: ['colour', 'form'] } },
      },
      age: { sample: { kind: 'integer', min: 5, max: 9 } },
      old: { expr: 'age > 7' },
    },
  }),
  { path: (name) => name, folder: '.' },
)

const pin = (asked: Attributes, seed = 0): Attributes => pinParents(byName, asked, createRandom('pin', seed))

describe('what a sub-category implies', () => {
  test('nothing is implied where nothing is asked', () => {
    expect(pin({})).toEqual({})
    expect(pin({ age: 7, old: false })).toEqual({ age: 7, old: false })
  })

  test('one level and two', () => {
    expect(pin({ topic: 'physics' })).toEqual({ topic: 'physics', area: 'science' })
    expect(pin({ unit: 'light' })).toEqual({ unit: 'light', topic: 'physics', area: 'science' })
  })

  test('several parents come in proportion to how often they would', () => {
    // design: science 1 * 1, arts 3 * 1
    const areas = Array.from({ length: 2000 }, (_, seed) => pin({ topic: 'design' }, seed).area)
    const share = areas.filter((area) => area === 'arts').length / areas.length
    expect(Math.abs(share - 0.75)).toBeLessThan(4 * Math.sqrt((0.75 * 0.25) / 2000))
  })

  test('a parent that is asked for stays', () => {
    expect(pin({ topic: 'design', area: 'science' })).toEqual({ topic: 'design', area: 'science' })
  })
})

describe('cells that no row can reach', () => {
  test.each<[Attributes, string]>([
    [{ topic: 'cooking' }, 'No row can reach the cell { topic: "cooking" }: topic never takes that value.'],
    [{ area: 'sport' }, 'No row can reach the cell { area: "sport" }: area never takes that value.'],
    [
      { topic: 'music', area: 'science' },
      'No row can reach the cell { topic: "music", area: "science" }: topic has no such value where area is "science".',
    ],
    [{ topic: 'judo' }, 'No row can reach the cell { topic: "judo" }: no value of area allows it.'],
    [{ age: 4 }, 'No row can reach the cell { age: 4 }: age never takes that value.'],
  ])('%j', (asked, message) => {
    expect(() => checkReachable(byName, asked)).toThrow(message)
  })

  test('what computed fields reach is not known beforehand', () => {
    expect(() => checkReachable(byName, { old: 'maybe' })).not.toThrow()
  })
})

test('attributes of other steps are left to them', () => {
  expect(askedOf(byName, { age: 7, tone: 'kind' })).toEqual({ age: 7 })
})
