/** Parts of the faker by themselves: numbers in their bounds, lists in their lengths, formats in their forms. */

import { isIPv6 } from 'node:net'
import { Ajv2020 } from 'ajv/dist/2020.js'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json, JsonObject } from '../../../../src/base/canonical-json.js'
import { createRandom } from '../../../../src/base/random.js'
import { formats } from '../../../../src/algo/json-schema/formats.js'
import { makeFormat } from '../../../../src/model/mock/faker/format-faker.js'
import { makeHinted } from '../../../../src/model/mock/faker/name-hints.js'
import { makeNumber } from '../../../../src/model/mock/faker/number-faker.js'
import { compileFaker } from '../../../../src/model/mock/faker/schema-faker.js'

const draws = (schema: JsonObject, count = 60): Json[] => {
  const faker = compileFaker(schema)
  return Array.from({ length: count }, (_, seed) => faker.value(createRandom('parts', seed), ['glacier']))
}
const numbers = (schema: JsonObject, isWhole: boolean, name = ''): number[] => {
  const make = makeNumber(name, schema, isWhole)
  return Array.from({ length: 80 }, (_, seed) => Number(make(createRandom('numbers', seed), [], 0)))
}

describe('numbers', () => {
  test('whole ones come from every value between their bounds', () => {
    expect(new Set(numbers({ minimum: 3, maximum: 6 }, true))).toEqual(new Set([3, 4, 5, 6]))
    expect(new Set(numbers({ exclusiveMinimum: 3, exclusiveMaximum: 6 }, true))).toEqual(new Set([4, 5]))
    expect(new Set(numbers({ exclusiveMinimum: 2.5, maximum: 4.5 }, true))).toEqual(new Set([3, 4]))
  })

  test('multiples leave out bounds that are excluded', () => {
    expect(new Set(numbers({ multipleOf: 5, exclusiveMinimum: 5, exclusiveMaximum: 20 }, true))).toEqual(
      new Set([10, 15]),
    )
    expect(new Set(numbers({ multipleOf: 0.1, minimum: 0.3, maximum: 0.5 }, false))).toEqual(
      new Set([0.3, 0.4, 0.5]),
    )
    // whole multiples of 1.5 are multiples of 3
    expect(new Set(numbers({ multipleOf: 1.5, minimum: 1, maximum: 7 }, true))).toEqual(new Set([3, 6]))
  })

  test('one bound alone is kept, however far from the usual range', () => {
    for (const low of [-1_000_000, 5000, 1e12])
      expect(Math.min(...numbers({ minimum: low }, true))).toBeGreaterThanOrEqual(low)
    for (const high of [-5000, 3, 1e12])
      expect(Math.max(...numbers({ maximum: high }, true))).toBeLessThanOrEqual(high)
  })

  test('within any bounds that leave room', () => {
    const bounds = fc.tuple(
      fc.integer({ min: -500, max: 500 }),
      fc.integer({ min: 1, max: 300 }),
      fc.boolean(),
      fc.boolean(),
      fc.boolean(),
    )
    fc.assert(
      fc.property(
        bounds,
        fc.constantFrom('', 'year', 'score', 'price', 'probability'),
        fc.nat(),
        ([low, width, opensLow, opensHigh, isWhole], name, seed) => {
          const high = low + width + 1
          const schema = {
            [opensLow ? 'exclusiveMinimum' : 'minimum']: low,
            [opensHigh ? 'exclusiveMaximum' : 'maximum']: high,
          }
          const value = Number(makeNumber(name, schema, isWhole)(createRandom('law', seed), [], 0))
          expect(opensLow ? value > low : value >= low).toBe(true)
          expect(opensHigh ? value < high : value <= high).toBe(true)
          expect(isWhole ? Number.isInteger(value) : Number.isFinite(value)).toBe(true)
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('lists', () => {
  const lengths = (schema: JsonObject): number[] =>
    [...new Set(draws(schema).map((list) => (list as Json[]).length))].sort((one, other) => one - other)

  test.each<[JsonObject, number[]]>([
    [{ type: 'array', items: { type: 'integer' } }, [1, 2, 3, 4]],
    [{ type: 'array', items: { type: 'integer' }, minItems: 2, maxItems: 3 }, [2, 3]],
    [{ type: 'array', items: { type: 'integer' }, maxItems: 0 }, [0]],
    [{ type: 'array', items: { type: 'integer' }, minItems: 6 }, [6]],
    [{ type: 'array', prefixItems: [{ type: 'integer' }, { type: 'string' }], items: false }, [2]],
  ])('%j', (schema, expected) => {
    expect(lengths(schema)).toEqual(expected)
  })

  test('items that must differ do, until there are no more of them', () => {
    for (const list of draws({
      type: 'array',
      items: { enum: ['a', 'b', 'c'] },
      minItems: 3,
      uniqueItems: true,
    })) {
      expect([...(list as string[])].sort()).toEqual(['a', 'b', 'c'])
    }
  })

  test('what has to be contained is', () => {
    const schema = { type: 'array', items: { type: ['integer', 'string'] }, contains: { const: 'here' } }
    for (const list of draws(schema)) expect(list).toContain('here')
  })
})

describe('formats', () => {
  const ajv = new Ajv2020({ strict: false, formats: { ...formats } })
  const byAjv = (format: string) => ajv.compile({ type: 'string', format })
  const duration = /^P\d+DT\d+H$/
  const isUrl = (text: string): boolean => URL.canParse(text)
  const isExpression = (text: string): boolean => new RegExp(text, 'u').source === text

  test.each<[string, (text: string) => boolean]>([
    ...['date', 'time', 'date-time', 'email', 'uri', 'uuid', 'ipv4', 'hostname'].map(
      (format): [string, (text: string) => boolean] => [format, byAjv(format)],
    ),
    ['idn-email', byAjv('email')],
    ['uri-reference', isUrl],
    ['iri', isUrl],
    ['ipv6', isIPv6],
    ['duration', (text) => duration.test(text)],
    ['json-pointer', (text) => /^(\/([^~/]|~[01])*)*$/.test(text)],
    ['regex', isExpression],
  ])('%s', (format, isOne) => {
    const make = makeFormat(format)
    const texts = Array.from({ length: 100 }, (_, seed) => make?.(createRandom('format', seed)) ?? '')
    expect(texts.filter((text) => !isOne(text))).toEqual([])
    expect(new Set(texts).size).toBeGreaterThan(5)
  })

  test('the validator knows the formats that are left to it', () => {
    for (const format of ['date', 'time', 'date-time', 'email', 'uri', 'uuid', 'ipv4', 'hostname']) {
      expect([format, byAjv(format)('no such thing ')]).toEqual([format, false])
    }
  })

  test('hosts and addresses are those kept for examples (RFC 2606, 5737, 3849)', () => {
    const texts = ['email', 'uri', 'hostname', 'ipv4', 'ipv6'].map((format) =>
      makeFormat(format)?.(createRandom('rfc')),
    )
    for (const text of texts) expect(text).toMatch(/example\.(org|com|net)|^192\.0\.2\.|^2001:db8:/)
  })

  test.each(['nothing', 'constructor', '__proto__'])('"%s" is none', (format) => {
    expect(makeFormat(format)).toBeUndefined()
  })
})

describe('hints of names', () => {
  const text = (name: string): string => makeHinted(name)(createRandom('hints'), ['glacier'])

  test('separators and capitals do not matter', () => {
    for (const name of ['first_name', 'firstName', 'first-name', 'first.name', 'FIRST_NAME']) {
      expect([name, text(name)]).toEqual([name, text('firstName')])
    }
  })

  test('parts of words are no hints: "validity" is no id, "stage" no age, "paid" none', () => {
    for (const name of ['validity', 'paid', 'mailbox', 'stateful'])
      expect([name, text(name)]).toEqual([name, text('zzz')])
  })
})

describe('objects', () => {
  test('optional properties come in four of five: 400 ± 4 · √80 of 500', () => {
    const all = draws(
      { type: 'object', properties: { a: { type: 'integer' }, b: { type: 'integer' } }, required: ['a'] },
      500,
    )
    const count = all.filter((one) => 'b' in (one as JsonObject)).length
    expect(Math.abs(count - 400)).toBeLessThan(36)
    expect(all.every((one) => 'a' in (one as JsonObject))).toBe(true)
  })

  test('the most properties are kept, the least are made up', () => {
    const properties = Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [name, { type: 'integer' }]))
    for (const one of draws({ type: 'object', properties, maxProperties: 2, required: ['d'] })) {
      expect([Object.keys(one as JsonObject).length <= 2, 'd' in (one as JsonObject)]).toEqual([true, true])
    }
    for (const one of draws({ type: 'object', minProperties: 5 }))
      expect(Object.keys(one as JsonObject).length).toBe(5)
  })

  test('properties stand in the order of the schema', () => {
    const properties = Object.fromEntries(['zeta', 'alpha', 'mid'].map((name) => [name, { type: 'integer' }]))
    const [one] = draws({ type: 'object', properties, required: ['mid', 'alpha', 'zeta'] }, 1)
    expect(Object.keys(one as JsonObject)).toEqual(['zeta', 'alpha', 'mid'])
  })
})
