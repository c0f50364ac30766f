/** Findings, comparison and freezing: the tools with which every exam tells faults. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { expectSame } from '../../src/testing/comparison.js'
import { createFindings, describeFindings, isReasonCode } from '../../src/testing/finding.js'
import { deepFreeze } from '../../src/testing/frozen.js'

const plugIn = { kind: 'verifier', id: 'equation' }

function differencesOf(first: unknown, second: unknown): string {
  const findings = createFindings(plugIn)
  expectSame(findings, 'differs', [first, second], ['Two answers', 'answer alike.'])
  return describeFindings(findings.list)
}

describe('expectSame', () => {
  test('shows where two answers part', () => {
    expect(differencesOf({ a: 1, b: { sum: 12 } }, { a: 1, b: { sum: 13 } })).toBe(
      'verifier equation: differs: Two answers: …{"a":1,"b":{"sum":12}} against …{"a":1,"b":{"sum":13}}. Mend: answer alike.',
    )
  })

  test('of a long answer only the surroundings of the first difference', () => {
    const text = differencesOf(['x'.repeat(500), 'one'], ['x'.repeat(500), 'two'])
    expect(text.length).toBeLessThan(250)
    expect(text).toContain('"one"')
    expect(text).toContain('"two"')
  })

  test('an answer that is a beginning of the other is another answer', () => {
    expect(differencesOf([1], [1, 2])).toContain('…[1] against …[1,2]')
  })

  test('what has no canonical JSON is told as that, not as a difference', () => {
    expect(differencesOf({ a: Number.NaN }, { a: Number.NaN })).toContain('not-json')
    expect(differencesOf({ a: 1 }, { a: () => 1 })).not.toContain('differs')
  })

  test('says nothing exactly when two JSON values are equal, whatever the order of keys', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.integer()),
        fc.dictionary(fc.string(), fc.integer()),
        (one, other) => {
          const turned = Object.fromEntries(Object.entries(one).toReversed())
          expect(differencesOf(one, turned)).toBe('')
          const sorted = (value: object): string => JSON.stringify(Object.entries(value).toSorted())
          expect(differencesOf(one, other) === '').toBe(sorted(one) === sorted(other))
        },
      ),
    )
  })
})

describe('attempt', () => {
  test.each<[string, () => unknown]>([
    ['mutates-input', () => Object.assign(Object.freeze({ a: 1 }), { a: 2 })],
    ['mutates-input', () => Object.assign(Object.freeze({}), { a: 2 })],
    ['mutates-input', () => Object.freeze([1]).concat([]) && (Object.freeze([1]) as number[]).push(2)],
    ['mutates-input', () => Reflect.get(Object, 'defineProperty').call(Object, Object.freeze({}), 'a', {})],
    ['throws', () => (undefined as unknown as string).length],
    ['throws', () => Promise.reject(new TypeError('it failed'))],
  ])('%s', async (rule, work) => {
    const findings = createFindings(plugIn)
    expect(await findings.attempt('Work', work)).toBeUndefined()
    expect(findings.list.map((one) => one.rule)).toEqual([rule])
  })

  test('gives the answer of work that goes well, and a long message only in part', async () => {
    const findings = createFindings(plugIn)
    expect(await findings.attempt('Work', async () => 7)).toBe(7)
    await findings.attempt('Work', () => Promise.reject(new RangeError('x'.repeat(5_000))))
    expect(findings.list[0]?.what.length).toBeLessThan(400)
  })

  test('the same words under the same rule count once', () => {
    const findings = createFindings(plugIn)
    for (const rule of ['row', 'row', 'files']) findings.add(rule, 'No place.', 'say where.')
    expect(findings.list.map(({ rule }) => rule)).toEqual(['row', 'files'])
  })
})

test.each([
  ['wrong-result', true],
  ['a', true],
  ['p2-x9', true],
  ['a'.repeat(60), true],
  ['a'.repeat(61), false],
  ['Wrong', false],
  ['wrong result', false],
  ['2-x', false],
  ['a--b', false],
  ['a-', false],
  ['a\n', false],
  ['', false],
  [null, false],
  [7, false],
])('isReasonCode(%j) is %s', (reason, expected) => {
  expect(isReasonCode(reason)).toBe(expected)
})

test('deepFreeze freezes every object inside and changes nothing', () => {
  const isFrozenInside = (value: unknown): boolean =>
    typeof value !== 'object' || value === null
      ? true
      : Object.isFrozen(value) && Object.values(value).every(isFrozenInside)
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value)
      const frozen = deepFreeze(value)
      expect(isFrozenInside(frozen)).toBe(true)
      expect(JSON.stringify(frozen)).toBe(text)
    }),
  )
})
