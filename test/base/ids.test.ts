/** Hashes and ids against digests reckoned elsewhere. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ID_LENGTH, makeId, sha256 } from '../../src/base/ids.js'

describe('SHA-256', () => {
  // FIPS 180-2, appendix B, and the empty message; the last by `printf … | sha256sum`
  test.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
    ['Grüße, 世界 😀', '921467e899170b841a63bd6514aeed31eb6339fe50c43e03bff5c9520f0790b1'],
  ])('of %j', (text, expected) => {
    expect(sha256(text)).toBe(expected)
    expect(sha256(new TextEncoder().encode(text))).toBe(expected)
  })
})

describe('an id', () => {
  // Python: base64.b32hexencode(hashlib.sha256(text.encode()).digest()[:15]).decode().lower()
  // with text = '9:candidate4:vary2:t11:0' and so on: each part after its length in UTF-16 units (😀 counts 2)
  test.each([
    [['candidate', 'vary', 't1', 0], 'cs434p23l8kgo87iefafdpeb'],
    [['source', 'seeds', 12], '7lipvmpgk2anrv8r485s571h'],
    [['source', 'seeds', 'é😀'], 'ktsm9gte2kq28vf2cus53qub'],
    [['ab', 'c'], '8c7r3d5c8comtik1vap7k69g'],
    [['a', 'bc'], 'ac8ab1s8f0db4naqqv1vgk1l'],
    [[], 'seoc8gkovge196nruj49irtp'], // of the empty text: e3b0c4 = 11100 01110 11000 01100 0100… = s e o c 8…
  ])('of %j', (parts, expected) => {
    expect(makeId(...parts)).toBe(expected)
  })

  test('takes a number as its decimal text', () => {
    expect(makeId('row', 12)).toBe(makeId('row', '12'))
  })

  test('is 24 characters of base32hex, and others for other parts', () => {
    const parts = fc.array(fc.oneof(fc.string(), fc.integer()), { maxLength: 4 })
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        expect(makeId(...one)).toMatch(/^[0-9a-v]{24}$/)
        expect(makeId(...one)).toHaveLength(ID_LENGTH)
        const areSame = JSON.stringify(one.map(String)) === JSON.stringify(other.map(String))
        expect(makeId(...one) === makeId(...other)).toBe(areSame)
      }),
    )
  })
})
