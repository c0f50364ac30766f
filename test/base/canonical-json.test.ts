/** Canonical JSON against the examples of RFC 8785, and the laws that hashing rests on. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson, isJsonObject } from '../../src/base/canonical-json.js'
import { InternalError } from '../../src/base/errors.js'

function double(hex: string): number {
  return Buffer.from(hex, 'hex').readDoubleBE(0)
}

describe('numbers of RFC 8785, appendix B', () => {
  // IEEE 754 double (big-endian hex) → text; the digits agree with Python's repr(), the notation is ECMAScript's
  test.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'], // minus zero
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('%s is written %s', (hex, text) => {
    expect(canonicalJson(double(hex))).toBe(text)
  })

  test.each(['7fffffffffffffff', '7ff0000000000000', 'fff0000000000000'])('%s is refused', (hex) => {
    expect(() => canonicalJson(double(hex))).toThrow(InternalError)
  })
})

describe('texts of RFC 8785', () => {
  test('the example of section 3.2.2', () => {
    const value = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    }
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
  })

  test('keys stand in the order of their UTF-16 code units (section 3.2.3)', () => {
    // a carriage return, 1, a control, ö, €, 😀 (d83d …), then U+FB33, which is above the surrogates
    const keys = ['\u20ac', '\r', '\ufb33', '1', '\u{1f600}', '\u0080', '\u00f6']
    const value = Object.fromEntries(keys.map((key, at) => [key, at]))
    const sorted = ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\u{1f600}', '\ufb33']
    expect(Object.keys(JSON.parse(canonicalJson(value))).filter((key) => key !== '1')).toEqual(
      sorted.filter((key) => key !== '1'),
    )
    expect(canonicalJson(value)).toBe(
      `{${sorted.map((key) => `${JSON.stringify(key)}:${value[key]}`).join(',')}}`,
    )
  })

  test('keys that are numbers stand in text order, as no JavaScript object has them', () => {
    expect(canonicalJson({ 10: 'a', 9: 'b', 1: 'c' })).toBe('{"1":"c","10":"a","9":"b"}')
  })

  test.each([
    ['\b\t\n\f\r', '"\\b\\t\\n\\f\\r"'],
    ['\u0000\u001f\u007f', '"\\u0000\\u001f\u007f"'], // U+007F and above stand for themselves
    ['\u2028\u2029/', '"\u2028\u2029/"'],
    ['e\u0301 é', '"e\u0301 é"'], // no normalisation
  ])('%j is written %s', (text, written) => {
    expect(canonicalJson(text)).toBe(written)
  })
})

describe('what has no canonical JSON', () => {
  test.each([
    ['a lone surrogate', 'a\ud83d'],
    ['a lone surrogate in a key', { '\udc00': 1 }],
    ['undefined', undefined],
    ['a function', { run: () => 1 }],
    ['a bigint', [1n]],
    ['a symbol', Symbol('s')],
    ['a date', { day: new Date(0) }],
    ['a map', new Map([['a', 1]])],
    ['bytes', { raw: new Uint8Array(2) }],
  ])('%s', (_, value) => {
    expect(() => canonicalJson(value)).toThrow(InternalError)
  })

  test('is named in the message', () => {
    const said = [undefined, Number.NaN, 1n, new Date(0), '\ud800'].map((value) => {
      try {
        return canonicalJson(value)
      } catch (error) {
        return error instanceof InternalError ? `${error.code}: ${error.message}` : error
      }
    })
    expect(said).toMatchInlineSnapshot(`
      [
        "not-canonical: A value of type Undefined has no canonical JSON.",
        "not-canonical: NaN has no canonical JSON.",
        "not-canonical: A value of type BigInt has no canonical JSON.",
        "not-canonical: A value of type Date has no canonical JSON.",
        "not-canonical: A string with a lone surrogate has no canonical JSON.",
      ]
    `)
  })

  test('undefined is left out of objects and is null in lists, holes too', () => {
    const holed: unknown[] = [1]
    holed[3] = 4
    expect(canonicalJson({ a: undefined, b: [undefined, 2], c: holed })).toBe(
      '{"b":[null,2],"c":[1,null,null,4]}',
    )
  })

  test('a key __proto__ is a key like any other', () => {
    expect(canonicalJson(JSON.parse('{"z":1,"__proto__":{"a":2}}'))).toBe('{"__proto__":{"a":2},"z":1}')
  })
})

describe('laws', () => {
  test('reading what was written gives the value, and writing that the same text', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const text = canonicalJson(value)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
        expect(canonicalJson(JSON.parse(text))).toBe(text)
      }),
    )
  })

  test('the order in which keys were set does not matter', () => {
    const pairs = fc.uniqueArray(fc.tuple(fc.string({ unit: 'binary' }), fc.jsonValue()), {
      selector: ([key]) => key,
      maxLength: 8,
    })
    fc.assert(
      fc.property(pairs, (entries) => {
        expect(canonicalJson(Object.fromEntries([...entries].reverse()))).toBe(
          canonicalJson(Object.fromEntries(entries)),
        )
      }),
    )
  })

  test('no line break stands in it', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => !canonicalJson(value).includes('\n')))
  })
})

test('a JSON object is neither null nor a list', () => {
  expect([{}, { a: 1 }, null, [], 'a', 1].map(isJsonObject)).toEqual([true, true, false, false, false, false])
})
