/** The draw of faults at size: shares, independence of the order of arrival, and how often in a row. */

import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sha256 } from '../../../src/base/ids.js'
import { createRandom } from '../../../src/base/random.js'
import {
  contentFaults,
  type FaultKind,
  faultKinds,
  FaultPlan,
  type FaultShares,
  isContentFault,
  readFault,
  shareOf,
  stickyFaults,
  transportFaults,
} from '../../../src/model/mock/faults.js'

const DRAWS = 10_000
const keys = Array.from({ length: DRAWS }, (_, i) => sha256(`key ${i}`))
const all = (): true => true

/** How many standard deviations a count lies off a share of 10,000 draws. */
function sigmas(count: number, share: number): number {
  return Math.abs(count - DRAWS * share) / Math.sqrt(DRAWS * share * (1 - share))
}

function countOf(drawn: readonly unknown[], wanted: unknown): number {
  return drawn.filter((one) => one === wanted).length
}

test('shareOf is the first 52 bits of SHA-256: FIPS 180-4 gives ba7816bf8f01c… for "abc"', () => {
  expect(shareOf('abc')).toBe(0xba7816bf8f01c / 2 ** 52)
  // Parts are kept apart by a zero byte: 'a', 'bc' is not 'ab', 'c'.
  const digest = createHash('sha256').update('a\0bc').digest('hex')
  expect(shareOf('a', 'bc')).toBe(Number.parseInt(digest.slice(0, 13), 16) / 2 ** 52)
  expect(shareOf('a', 'bc')).not.toBe(shareOf('ab', 'c'))
})

describe('shares over 10,000 draws lie within 4 standard deviations', () => {
  const passing = [...transportFaults, ...contentFaults]

  test.each(passing)('%s alone, of a tenth', (kind) => {
    const plan = new FaultPlan({ [kind]: 0.1 }, 3, 2)
    const drawn = keys.map((key) => plan.draw(key, 1, key, all))
    expect(sigmas(countOf(drawn, kind), 0.1)).toBeLessThan(4)
    expect(countOf(drawn, kind) + countOf(drawn, undefined)).toBe(DRAWS)
  })

  test('all at once: each has its own share, together they exclude each other', () => {
    const shares = Object.fromEntries(passing.map((kind, i) => [kind, 0.01 * (i + 1)])) as FaultShares
    const plan = new FaultPlan(shares, 4, 2)
    const drawn = keys.map((key) => plan.draw(key, 1, key, all))
    passing.forEach((kind, i) => {
      expect([kind, sigmas(countOf(drawn, kind), 0.01 * (i + 1)) < 4]).toEqual([kind, true])
    })
    // 0.01 · (1 + … + 12) = 0.78 meet something
    expect(sigmas(countOf(drawn, undefined), 0.22)).toBeLessThan(4)
  })

  test('the sticky ones', () => {
    const plan = new FaultPlan({ refusal: 0.05, duplicate: 0.2 }, 5, 2)
    const drawn = keys.map((key) => plan.sticky(key))
    expect(sigmas(countOf(drawn, 'refusal'), 0.05)).toBeLessThan(4)
    expect(sigmas(countOf(drawn, 'duplicate'), 0.2)).toBeLessThan(4)
    expect(keys.map((key) => plan.sticky(key))).toEqual(drawn)
  })

  test('half of what is left in a batch that expires', () => {
    const plan = new FaultPlan({ 'expired-batch': 1 }, 6, 2)
    expect(
      sigmas(
        countOf(
          keys.map((key) => plan.expires(key, 1)),
          true,
        ),
        0.5,
      ),
    ).toBeLessThan(4)
  })

  test('arrivals, seeds and kinds are independent: both of two draws of 0.3 come in 0.09', () => {
    const draw = (seed: number, arrival: number) => {
      const plan = new FaultPlan({ '500': 0.3, refusal: 0.3 }, seed, 99)
      return keys.map((key) => [plan.draw(key, arrival, key, all), plan.sticky(key)] as const)
    }
    const [first, later, other] = [draw(1, 1), draw(1, 2), draw(2, 1)]
    const both = (one: (i: number) => unknown, two: (i: number) => unknown): number =>
      keys.filter((_, i) => one(i) !== undefined && two(i) !== undefined).length
    expect(
      sigmas(
        both(
          (i) => first[i]?.[0],
          (i) => later[i]?.[0],
        ),
        0.09,
      ),
    ).toBeLessThan(4)
    expect(
      sigmas(
        both(
          (i) => first[i]?.[0],
          (i) => other[i]?.[0],
        ),
        0.09,
      ),
    ).toBeLessThan(4)
    expect(
      sigmas(
        both(
          (i) => first[i]?.[0],
          (i) => first[i]?.[1],
        ),
        0.09,
      ),
    ).toBeLessThan(4)
  })
})

describe('laws', () => {
  const shares = fc.record({ '500': fc.double({ min: 0, max: 0.6, noNaN: true }), empty: fc.constant(0.4) })

  test('what a request meets does not depend on what others arrived before, between or after', () => {
    fc.assert(
      fc.property(shares, fc.integer({ min: 1, max: 4 }), fc.nat(), (given, most, seed) => {
        const questions = keys.slice(0, 12)
        const alone = questions.map((key) => {
          const plan = new FaultPlan(given, 1, most)
          return [1, 2, 3, 4, 5].map((arrival) => plan.draw(key, arrival, key, all))
        })
        const mixed = new FaultPlan(given, 1, most)
        const order = createRandom('order', seed).shuffle(
          questions.flatMap((key) => [key, key, key, key, key]),
        )
        const met = new Map<string, (FaultKind | undefined)[]>(questions.map((key) => [key, []]))
        for (const key of order) {
          const own = met.get(key) ?? []
          own.push(mixed.draw(key, own.length + 1, key, all))
        }
        expect(questions.map((key) => met.get(key))).toEqual(alone)
      }),
    )
  })

  test('never more than mostFaultsInARow, and after a good answer the count begins anew', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5 }), fc.nat(100), (most, seed) => {
        const plan = new FaultPlan({ '500': 0.5, empty: 0.5 }, seed, most)
        const [question = ''] = keys
        const row = Array.from({ length: 24 }, (_, i) => plan.draw(keys[i] ?? '', 1, question, all))
        // All draws are faults, so each row is as long as it may be.
        expect(row.map((one) => (one === undefined ? '.' : 'x')).join('')).toBe(
          `${'x'.repeat(most)}.`.repeat(24).slice(0, 24),
        )
      }),
    )
  })

  test('a kind that does not fit is none and ends the row; nothing else is drawn in its place', () => {
    const plan = new FaultPlan({ 'bad-json': 0.5, '500': 0.5 }, 1, 2)
    const free = keys.slice(0, 500).map((key) => plan.draw(key, 1, key, all))
    const other = new FaultPlan({ 'bad-json': 0.5, '500': 0.5 }, 1, 2)
    const bound = keys.slice(0, 500).map((key) => other.draw(key, 1, key, (kind) => kind !== 'bad-json'))
    expect(bound).toEqual(free.map((kind) => (kind === 'bad-json' ? undefined : kind)))
    expect(countOf(free, 'bad-json')).toBeGreaterThan(200)
  })

  test('no request is left over in more batches than mostFaultsInARow; a reset forgets', () => {
    const plan = new FaultPlan({ 'expired-batch': 1 }, 1, 2)
    const times = (): number[] =>
      keys
        .slice(0, 200)
        .map((key) => [...Array(30).keys()].filter((batch) => plan.expires(key, batch)).length)
    // 30 fair draws hardly ever have fewer than two: 31 / 2^30.
    expect(new Set(times())).toEqual(new Set([2]))
    expect(new Set(times())).toEqual(new Set([0]))
    plan.reset()
    expect(new Set(times())).toEqual(new Set([2]))
  })
})

describe('what is asked for', () => {
  test.each([...faultKinds])('%s=0.25 is read', (kind) => {
    expect(readFault(`${kind}=0.25`)).toEqual([kind, 0.25])
    expect(new FaultPlan({ [kind]: 0.25 }, 1, 2).share(kind)).toBe(0.25)
  })

  test('kinds are of the content or of the way', () => {
    expect(faultKinds.filter(isContentFault)).toEqual([...contentFaults, ...stickyFaults])
  })

  test.each(['reset=-0.1', 'reset=1.01', 'reset=often', 'reset=NaN', 'reset=', 'rest=0.1', ''])(
    '"%s" is refused',
    (text) => {
      let said: unknown
      try {
        readFault(text)
      } catch (thrown) {
        said = thrown
      }
      expect(said).toMatchObject({ name: 'RecipeError', code: 'bad-fault' })
      expect((said as { hint: string }).hint).not.toBe('')
    },
  )

  test('shares that make 1 are taken, rounding included; more are not', () => {
    const tenths = Object.fromEntries(transportFaults.map((kind) => [kind, 0.1])) as FaultShares
    expect(() => new FaultPlan({ ...tenths, truncated: 0.1, empty: 0.1 }, 1, 2)).not.toThrow()
    expect(
      () => new FaultPlan({ ...tenths, truncated: 0.1, empty: 0.11 }, 1, 2),
    ).toThrowErrorMatchingInlineSnapshot(
      `[RecipeError: The shares of the faults make 1.01, which is more than 1.]`,
    )
    // Sticky faults belong to questions and do not count here.
    expect(() => new FaultPlan({ '500': 1, refusal: 1 }, 1, 2)).not.toThrow()
  })
})
