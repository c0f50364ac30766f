/** Headers of waiting and of rates: the forms that providers write, and what is not understood. */

import { describe, expect, test } from 'vitest'
import { remainingIn, resetMs } from '../../../src/model/wire/rate-headers.js'
import { retryAfterMs } from '../../../src/model/wire/retry-after.js'

/** 2026-03-01 12:00:00 UTC. */
const NOW = Date.UTC(2026, 2, 1, 12)

describe('retryAfterMs', () => {
  test.each([
    [{ 'retry-after': '2' }, 2000],
    [{ 'retry-after': '0.5' }, 500],
    [{ 'retry-after': '0' }, 0],
    [{ 'retry-after-ms': '1500', 'retry-after': '9' }, 1500],
    [{ 'retry-after': 'Sun, 01 Mar 2026 12:00:30 GMT' }, 30_000],
    [{ 'retry-after': 'Sun, 01 Mar 2026 11:00:00 GMT' }, 0], // past
    [{ 'retry-after': '-3' }, undefined],
    [{ 'retry-after': 'soon' }, undefined],
    [{ 'retry-after': '' }, undefined],
    [{}, undefined],
  ])('%j is %s', (headers, ms) => {
    expect(retryAfterMs(headers, NOW)).toBe(ms)
  })
})

describe('resetMs', () => {
  test.each([
    ['6m0s', 360_000],
    ['1s', 1000],
    ['20ms', 20],
    ['2m59.56s', 179_560], // 120,000 + 59,560
    ['1h2m3s', 3_723_000], // 3,600 + 120 + 3 seconds
    ['500us', 1], // rounded up
    ['0s', 0],
    ['7', 7000],
    ['0.25', 250],
    ['2026-03-01T12:00:10Z', 10_000],
    ['2026-03-01T14:00:10+02:00', 10_000],
    ['2026-03-01T11:59:00Z', 0],
    [String(NOW / 1000 + 5), 5000],
    [String(NOW + 5), 5],
    ['', undefined],
    ['soon', undefined],
    ['-1s', undefined],
    ['1 s', undefined],
    ['2026-99-01T00:00:00Z', undefined],
  ])('%j is %s', (text, ms) => {
    expect(resetMs(text, NOW)).toBe(ms)
  })
})

describe('remainingIn', () => {
  test('takes the first header that holds a count', () => {
    expect(remainingIn({ a: 'many', b: ' 12 ' }, ['a', 'b'])).toBe(12)
    expect(remainingIn({ a: '-1' }, ['a', 'b'])).toBeUndefined()
    expect(remainingIn({ a: '99999999999999999999' }, ['a'])).toBeUndefined()
  })
})
