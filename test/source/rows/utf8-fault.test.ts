/** The first byte that is not UTF-8: `node:buffer` decides whether, this says where. */

import { isUtf8 } from 'node:buffer'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { utf8Fault } from '../../../src/source/rows/utf8-fault.js'

describe('known faults (RFC 3629)', () => {
  test.each([
    // bytes                      fault
    ['', undefined],
    ['61 c3 bc e2 82 ac f0 9f 98 80', undefined], // a ü € 😀
    ['ef bf bf f4 8f bf bf', undefined], // U+FFFF, U+10FFFF
    ['61 80', { index: 1, isCutOff: false }], // a continuation without a lead
    ['61 ff', { index: 1, isCutOff: false }],
    ['c0 80', { index: 0, isCutOff: false }], // NUL in two bytes: overlong
    ['c1 bf', { index: 0, isCutOff: false }],
    ['e0 9f bf', { index: 0, isCutOff: false }], // overlong
    ['ed a0 80', { index: 0, isCutOff: false }], // a surrogate, as CESU-8 writes them
    ['f0 8f bf bf', { index: 0, isCutOff: false }], // overlong
    ['f4 90 80 80', { index: 0, isCutOff: false }], // above U+10FFFF
    ['f5 80 80 80', { index: 0, isCutOff: false }],
    ['61 e9 62', { index: 1, isCutOff: false }], // é in Latin-1
    ['61 c3', { index: 1, isCutOff: true }],
    ['61 e2 82', { index: 1, isCutOff: true }],
    ['f0 9f 98', { index: 0, isCutOff: true }],
    ['e2 28 a1', { index: 0, isCutOff: false }],
  ])('%s', (hex, expected) => {
    expect(utf8Fault(Buffer.from(hex.replaceAll(' ', ''), 'hex'))).toEqual(expected)
  })
})

describe('agrees with the engine', () => {
  const interesting = fc.constantFrom(
    0x00,
    0x41,
    0x7f,
    0x80,
    0xa0,
    0xbf,
    0xc1,
    0xc3,
    0xe0,
    0xe2,
    0xed,
    0xf0,
    0xf4,
    0xf5,
  )

  test('on whether bytes are UTF-8', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 12 }),
        (bytes) => (utf8Fault(bytes) === undefined) === isUtf8(bytes),
      ),
      { numRuns: 500 },
    )
    fc.assert(
      fc.property(fc.array(interesting, { maxLength: 8 }), (bytes) => {
        const array = Uint8Array.from(bytes)
        return (utf8Fault(array) === undefined) === isUtf8(array)
      }),
      { numRuns: 2000 },
    )
  })

  test('what stands before the fault is UTF-8', () => {
    fc.assert(
      fc.property(fc.array(interesting, { maxLength: 8 }), (bytes) => {
        const array = Uint8Array.from(bytes)
        return isUtf8(array.subarray(0, utf8Fault(array)?.index ?? array.length))
      }),
    )
  })
})
