/** Seeded randomness against an independent implementation, and against the distributions that it promises. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { InternalError } from '../../src/base/errors.js'
import { createRandom, type Random } from '../../src/base/random.js'

function draws<T>(count: number, draw: () => T): T[] {
  return Array.from({ length: count }, draw)
}

/** Pearson's statistic of counts against equal expectation. */
function chiSquare(counts: readonly number[], weights: readonly number[] = counts.map(() => 1)): number {
  const total = counts.reduce((sum, count) => sum + count, 0)
  const weight = weights.reduce((sum, each) => sum + each, 0)
  return counts.reduce((sum, count, at) => {
    const expected = (total * (weights[at] ?? 0)) / weight
    return sum + (count - expected) ** 2 / expected
  }, 0)
}

function tally(size: number, count: number, draw: () => number): number[] {
  const counts = Array.from({ length: size }, () => 0)
  for (let i = 0; i < count; i += 1) {
    const at = draw()
    counts[at] = (counts[at] ?? 0) + 1
  }
  return counts
}

describe('known answers', () => {
  // Python, written anew from the description: state a, b, c = the first three little-endian 32-bit words of
  // SHA-256('4:seed1:7'), counter 1; one step: s = a+b+d mod 2^32, d += 1, a = b^(b>>9), b = c+(c<<3),
  // c = rotl(c, 21)+s, out s; the first 12 outputs are thrown away.
  test('the generator sfc32', () => {
    const random = createRandom('seed', 7)
    expect(draws(6, random.uint32)).toEqual([
      464905023, 2462880720, 2796892752, 1020355944, 366591125, 2401666818,
    ])
    expect(draws(4, createRandom().uint32)).toEqual([2218925363, 143031543, 3814219833, 2393514047])
  })

  // float = ((u >> 5) · 2^26 + (v >> 6)) / 2^53 of two outputs u, v
  test('numbers in [0, 1)', () => {
    expect(draws(4, createRandom('seed', 7).float)).toEqual([
      0.10824413279767409, 0.6512023377237478, 0.08535364686833047, 0.457637719881695,
    ])
  })

  // draw u until u < 2^32 − 2^32 mod size, then u mod size (above 2^32: the same with 53 bits)
  test('integers', () => {
    const dice = createRandom('dice')
    expect(draws(20, () => dice.integer(1, 6))).toEqual([
      4, 3, 4, 3, 1, 2, 4, 6, 1, 1, 2, 3, 1, 2, 2, 4, 4, 4, 1, 6,
    ])
    const wide = createRandom('wide')
    expect(draws(3, () => wide.integer(-(2 ** 40), 2 ** 40))).toEqual([
      495374065471, -269421161519, -976661118885,
    ])
    const full = createRandom('full')
    expect(draws(3, () => full.integer(0, 2 ** 32 - 1))).toEqual([69560274, 693297921, 1810084222])
  })

  // for i = 9 … 1: swap i with integer(0, i)
  test('a shuffle', () => {
    expect(createRandom('cards').shuffle([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])).toEqual([
      5, 1, 9, 4, 7, 10, 6, 8, 3, 2,
    ])
  })

  // x = 2u − 1, y = 2v − 1 until 0 < s = x² + y² < 1; x · sqrt(−2 ln s / s)
  test('normal deviates', () => {
    const bell = createRandom('bell')
    const expected = [-0.33625731088453115, -0.48170187293281097, -0.16183463475327456, 0.1406191572932021]
    draws(4, bell.normal).forEach((value, at) => expect(value).toBeCloseTo(expected[at] ?? Number.NaN, 14))
  })

  // the first index at which the running sum of the weights exceeds u · 10
  test('weighted indices', () => {
    const urn = createRandom('urn')
    expect(draws(20, () => urn.weighted([1, 0, 3, 6]))).toEqual([
      2, 0, 3, 0, 2, 3, 3, 0, 2, 3, 2, 3, 3, 2, 3, 3, 2, 3, 3, 3,
    ])
  })
})

describe('streams', () => {
  test('of the same parts are the same; of other parts, or parts cut otherwise, are others', () => {
    const first = (...parts: (string | number)[]): number => createRandom(...parts).uint32()
    expect(first('a', 1)).toBe(first('a', 1))
    const all = [first('a', 1), first('a', 2), first('a1'), first('a', ''), first('a'), first()]
    expect(new Set(all).size).toBe(6)
  })

  test('a fork is named by its parts and does not care what was drawn', () => {
    const parent = createRandom('run', 1)
    const early = parent.fork('task', 3).uint32()
    draws(10, parent.normal)
    expect(parent.fork('task', 3).uint32()).toBe(early)
    expect(createRandom('run', 1, 'task', 3).uint32()).toBe(early)
    expect(parent.fork('task').fork(3).uint32()).toBe(early)
  })

  test('a fork does not advance its parent', () => {
    const [one, other] = [createRandom('x'), createRandom('x')]
    one.fork('y').uint32()
    expect(one.uint32()).toBe(other.uint32())
  })

  test('of neighbouring seeds are not correlated', () => {
    // n = 20,000 pairs: the correlation of independent uniforms has standard error 1/√n = 0.0071; bound: 4 of them
    const n = 20_000
    const sum = draws(n, () => 0).reduce((total, _, at) => {
      return total + (createRandom('s', at).float() - 0.5) * (createRandom('s', at + 1).float() - 0.5)
    }, 0)
    expect(Math.abs((sum / n) * 12)).toBeLessThan(4 / Math.sqrt(n))
  })
})

describe('uniformity', () => {
  // bounds: 99.9 % points of chi-square with 255, 99 and 5 degrees of freedom: 330.5, 148.2, 20.5
  test.each([0, 8, 16, 24])('of the byte at bit %d', (bit) => {
    const { uint32 } = createRandom('bytes', bit)
    expect(chiSquare(tally(256, 100_000, () => (uint32() >>> bit) & 255))).toBeLessThan(330.5)
  })

  test('of floats, in hundredths', () => {
    const { float } = createRandom('floats')
    expect(chiSquare(tally(100, 100_000, () => Math.floor(float() * 100)))).toBeLessThan(148.2)
  })

  test('of the last bit of floats: they have 53 bits', () => {
    const { float } = createRandom('last bit')
    // 10,000 fair coins: standard deviation 50; bound: 4 of them
    const odd = draws(10_000, () => float() * 2 ** 53).filter((value) => value % 2 === 1).length
    expect(Math.abs(odd - 5000)).toBeLessThan(200)
  })

  test('of the six orders of three cards', () => {
    const random = createRandom('orders')
    const orders = ['abc', 'acb', 'bac', 'bca', 'cab', 'cba']
    const counts = tally(6, 60_000, () => orders.indexOf(random.shuffle(['a', 'b', 'c']).join('')))
    expect(chiSquare(counts)).toBeLessThan(20.5)
  })

  test('of picks', () => {
    const random = createRandom('picks')
    const counts = tally(6, 60_000, () => random.pick([0, 1, 2, 3, 4, 5]))
    expect(chiSquare(counts)).toBeLessThan(20.5)
  })

  test('of weighted draws, in proportion', () => {
    const random = createRandom('weights')
    const weights = [1, 2, 3, 4, 5, 0.5]
    const counts = tally(6, 60_000, () => random.weighted(weights))
    expect(chiSquare(counts, weights)).toBeLessThan(20.5)
  })
})

describe('rejection sampling', () => {
  // 3 · 2^30 values: plain modulo would give those below 2^30 half of the draws instead of a third.
  // The same for 53 bits with 3 · 2^51. 30,000 draws: standard deviation of a third √(2/9 · 30,000) = 82; bound: 4.
  test.each([3 * 2 ** 30, 3 * 2 ** 51])('leaves no bias in a range of %d', (size) => {
    const random = createRandom('thirds', size)
    const low = draws(30_000, () => random.integer(0, size - 1)).filter((value) => value < size / 3).length
    expect(Math.abs(low - 10_000)).toBeLessThan(4 * 82)
  })

  test('stays within the bounds and reaches both', () => {
    const random = createRandom('bounds')
    const seen = new Set(draws(200, () => random.integer(-2, 2)))
    expect([...seen].sort((a, b) => a - b)).toEqual([-2, -1, 0, 1, 2])
  })

  test('gives whole numbers within any bounds', () => {
    const bounds = fc
      .tuple(fc.maxSafeInteger(), fc.maxSafeInteger())
      .map(([a, b]) => [Math.min(a, b), Math.max(a, b)])
    fc.assert(
      fc.property(bounds, fc.integer(), ([low = 0, high = 0], seed) => {
        fc.pre(high - low < 2 ** 53)
        const value = createRandom(seed).integer(low, high)
        expect(Number.isSafeInteger(value) && value >= low && value <= high).toBe(true)
      }),
    )
  })

  test('of one value is that value, and still a draw', () => {
    const [one, other] = [createRandom('x'), createRandom('x')]
    expect(one.integer(5, 5)).toBe(5)
    other.uint32()
    expect(one.uint32()).toBe(other.uint32())
  })
})

describe('normal deviates', () => {
  // n = 100,000: standard error of the mean 0.0032, of the variance √(2/n) = 0.0045, of a share p √(p(1−p)/n)
  test('have mean 0, variance 1 and the shares of the table', () => {
    const n = 100_000
    const values = draws(n, createRandom('gauss').normal)
    const mean = values.reduce((sum, value) => sum + value, 0) / n
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n
    const below = (bound: number): number => values.filter((value) => value < bound).length / n
    expect(Math.abs(mean)).toBeLessThan(4 * 0.0032)
    expect(Math.abs(variance - 1)).toBeLessThan(4 * 0.0045)
    expect(Math.abs(below(-1.96) - 0.025)).toBeLessThan(4 * 0.0005)
    expect(Math.abs(below(0) - 0.5)).toBeLessThan(4 * 0.0016)
    expect(Math.abs(below(1) - 0.8413)).toBeLessThan(4 * 0.0012)
  })
})

describe('laws', () => {
  test('a shuffle keeps what was there and leaves the list alone', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer(), { nil: undefined })), fc.string(), (items, seed) => {
        const before = [...items]
        const shuffled = createRandom(seed).shuffle(items)
        expect(items).toEqual(before)
        expect([...shuffled].sort()).toEqual([...items].sort())
      }),
    )
  })

  test('a weight of 0 is never drawn', () => {
    const weight = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1e6, noNaN: true }))
    fc.assert(
      fc.property(fc.array(weight, { minLength: 1 }), fc.integer(), (weights, seed) => {
        fc.pre(weights.some((each) => each > 0))
        expect(weights[createRandom(seed).weighted(weights)]).toBeGreaterThan(0)
      }),
    )
  })
})

describe('what cannot be drawn', () => {
  const attempts: readonly (readonly [string, (random: Random) => unknown])[] = [
    ['an empty list', (random) => random.pick([])],
    ['a range turned round', (random) => random.integer(3, 2)],
    ['a fraction as bound', (random) => random.integer(0, 2.5)],
    ['no number as bound', (random) => random.integer(0, Number.NaN)],
    ['more than 2^53 values', (random) => random.integer(-1, Number.MAX_SAFE_INTEGER)],
    ['no weights', (random) => random.weighted([])],
    ['weights of 0', (random) => random.weighted([0, 0])],
    ['a negative weight', (random) => random.weighted([2, -1])],
    ['an infinite weight', (random) => random.weighted([1, Number.POSITIVE_INFINITY])],
  ]

  test('is said', () => {
    const said = attempts.map(([what, attempt]) => {
      try {
        return `${what}: ${attempt(createRandom('x'))}`
      } catch (error) {
        return error instanceof InternalError ? `${what}: ${error.code}: ${error.message}` : error
      }
    })
    expect(said).toMatchInlineSnapshot(`
      [
        "an empty list: empty-range: Cannot draw from an empty list.",
        "a range turned round: bad-range: Cannot draw an integer from [3, 2].",
        "a fraction as bound: bad-range: Cannot draw an integer from [0, 2.5].",
        "no number as bound: bad-range: Cannot draw an integer from [0, NaN].",
        "more than 2^53 values: bad-range: Cannot draw an integer from [-1, 9007199254740991].",
        "no weights: bad-weights: Weights must be finite and not negative, with a positive sum.",
        "weights of 0: bad-weights: Weights must be finite and not negative, with a positive sum.",
        "a negative weight: bad-weights: Weights must be finite and not negative, with a positive sum.",
        "an infinite weight: bad-weights: Weights must be finite and not negative, with a positive sum.",
      ]
    `)
  })
})
