/** Values that no JSON writer can give back. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../../../src/base/canonical-json.js'
import { flawDetail } from '../../../src/source/rows/flaw-detail.js'
import { MAX_DEPTH, valueFlaw } from '../../../src/source/rows/value-flaw.js'

const all = { surrogates: true, integers: true }
const none = { surrogates: false, integers: false }

function nested(depth: number): unknown {
  return depth === 0 ? 1 : { a: nested(depth - 1) }
}

describe('valueFlaw', () => {
  test.each([
    [{ a: [1, 'x', null, true, {}] }, all, undefined],
    [{ a: Number.POSITIVE_INFINITY }, none, { reason: 'number-out-of-range', path: ['a'] }],
    [{ a: [0, Number.NaN] }, none, { reason: 'number-out-of-range', path: ['a', 1] }],
    [{ a: 2 ** 53 }, all, { reason: 'unsafe-integer', path: ['a'] }],
    [{ a: 2 ** 53 }, none, undefined],
    [{ a: 1.5e300 }, none, undefined],
    [{ a: 'x\ud800' }, all, { reason: 'lone-surrogate', path: ['a'] }],
    [{ a: 'x\ud800' }, none, undefined],
    [{ a: '😀' }, all, undefined],
    [{ a: { '\udfff': 1 } }, all, { reason: 'lone-surrogate', path: ['a', '\udfff'] }],
    // the first in reading order
    [
      { a: [1, { b: Number.NaN }], c: Number.NaN },
      none,
      { reason: 'number-out-of-range', path: ['a', 1, 'b'] },
    ],
  ])('%j', (value, checks, expected) => {
    expect(valueFlaw(value, checks)).toEqual(expected)
  })

  test('as many levels as allowed, and one more', () => {
    expect(valueFlaw(nested(MAX_DEPTH), none)).toBeUndefined()
    expect(valueFlaw(nested(MAX_DEPTH + 1), none)?.reason).toBe('too-deep')
  })

  test('what it lets pass can be written as canonical JSON, what it finds cannot', () => {
    const values = fc.anything({ maxDepth: 4, key: fc.string({ unit: 'binary' }), withNullPrototype: false })
    fc.assert(
      fc.property(values, (made) => {
        const value: unknown = JSON.parse(JSON.stringify(made) ?? 'null')
        const flaw = valueFlaw(value, { surrogates: true, integers: false })
        if (flaw === undefined) expect(typeof canonicalJson(value)).toBe('string')
        else expect(() => canonicalJson(value)).toThrow()
      }),
    )
  })
})

test('the words of each flaw', () => {
  const words = [
    flawDetail({ reason: 'too-deep', path: ['a', 'b'] }),
    flawDetail({ reason: 'lone-surrogate', path: ['turns', 3, 'content'] }),
    flawDetail({ reason: 'number-out-of-range', path: ['score'] }),
    flawDetail({ reason: 'unsafe-integer', path: ['id'] }),
    flawDetail({ reason: 'lone-surrogate', path: ['a\ud800'] }),
    flawDetail({ reason: 'number-out-of-range', path: ['long'.repeat(50)] }),
  ]
  expect(words.join('\n')).toMatchInlineSnapshot(`
    "Nested more than 200 levels deep.
    Field "turns.3.content" holds half of a surrogate pair, which is not Unicode text.
    Field "score" holds a number that JSON cannot hold: beyond ±1.8e308.
    Field "id" holds an integer beyond ±(2^53 - 1).
    Field "a\\ud800" holds half of a surrogate pair, which is not Unicode text.
    Field "longlonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglon…" holds a number that JSON cannot hold: beyond ±1.8e308."
  `)
})
