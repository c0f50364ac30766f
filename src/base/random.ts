/** Seeded randomness: a stream is a pure function of the parts it is made from, never of time or order. */

import { hash } from 'node:crypto'
import { InternalError } from './errors.js'

const TWO_32 = 0x100000000
const TWO_53 = 0x20000000000000

/** A seeded stream of random numbers. Every draw advances it; `fork` does not. */
export interface Random {
  /** Uniform integer in [0, 2^32). */
  uint32(): number
  /** Uniform number in [0, 1) with 53 bits. */
  float(): number
  /** Uniform integer in [minimum, maximum], safe integers, both included; unbiased (rejection sampling). */
  integer(minimum: number, maximum: number): number
  /** One item, uniformly. Throws on an empty list. */
  pick<T>(items: readonly T[]): T
  /** Index drawn in proportion to finite non-negative weights, at least one of them positive; never one of weight 0. */
  weighted(weights: readonly number[]): number
  /** Standard normal deviate (Marsaglia polar method). */
  normal(): number
  /** A shuffled copy (Fisher–Yates). */
  shuffle<T>(items: readonly T[]): T[]
  /** An independent stream named by at least one part; the same whatever was drawn before. */
  fork(...parts: readonly (string | number)[]): Random
}

/**
 * A stream seeded by hash(parts).
 *
 * Source: generator sfc32 (C. Doty-Humphrey, PractRand), state from SHA-256 of the length-prefixed parts.
 * Cost:   about 2 µs to create, 5 ns a draw. Not for cryptography.
 */
export function createRandom(...parts: readonly (string | number)[]): Random {
  const key = parts.map((part) => `${String(part).length}:${part}`).join('')
  const digest = Buffer.from(hash('sha256', key, 'hex'), 'hex')
  const next = sfc32(digest.readUInt32LE(0), digest.readUInt32LE(4), digest.readUInt32LE(8))
  return fromGenerator(next, parts)
}

function sfc32(first: number, second: number, third: number): () => number {
  let [a, b, c, counter] = [first | 0, second | 0, third | 0, 1]
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }
  for (let i = 0; i < 12; i += 1) next()
  return next
}

function fromGenerator(uint32: () => number, parts: readonly (string | number)[]): Random {
  const float = (): number => bits53(uint32) / TWO_53
  const integer = (minimum: number, maximum: number): number =>
    minimum + below(uint32, rangeSize(minimum, maximum))
  return {
    uint32,
    float,
    integer,
    pick: (items) => at(items, items.length === 0 ? 0 : below(uint32, items.length)),
    weighted: (weights) => weightedIndex(weights, float()),
    normal: () => polarNormal(float),
    shuffle: (items) => {
      const copy = [...items]
      for (let i = copy.length - 1; i > 0; i -= 1) {
        const j = below(uint32, i + 1)
        const held = at(copy, i)
        copy[i] = at(copy, j)
        copy[j] = held
      }
      return copy
    },
    fork: (...more) => createRandom(...parts, ...more),
  }
}

function rangeSize(minimum: number, maximum: number): number {
  const isWhole = Number.isSafeInteger(minimum) && Number.isSafeInteger(maximum)
  if (isWhole && maximum >= minimum && maximum - minimum < TWO_53) return maximum - minimum + 1
  throw new InternalError('bad-range', { message: `Cannot draw an integer from [${minimum}, ${maximum}].` })
}

function below(uint32: () => number, size: number): number {
  const isNarrow = size <= TWO_32
  const span = isNarrow ? TWO_32 : TWO_53
  const limit = span - (span % size)
  for (;;) {
    const draw = isNarrow ? uint32() : bits53(uint32)
    if (draw < limit) return draw % size
  }
}

function bits53(uint32: () => number): number {
  return (uint32() >>> 5) * 67108864 + (uint32() >>> 6)
}

function at<T>(items: readonly T[], index: number): T {
  if (index >= items.length) {
    throw new InternalError('empty-range', { message: 'Cannot draw from an empty list.' })
  }
  return items[index] as T
}

function weightedIndex(weights: readonly number[], draw: number): number {
  const total = weights.reduce((sum, weight) => (weight >= 0 ? sum + weight : Number.NaN), 0)
  if (!(total > 0 && total < Number.POSITIVE_INFINITY)) {
    throw new InternalError('bad-weights', {
      message: 'Weights must be finite and not negative, with a positive sum.',
    })
  }
  let left = draw * total
  let drawn = 0
  for (let index = 0; index < weights.length; index += 1) {
    const weight = weights[index] ?? 0
    if (weight === 0) continue
    drawn = index
    left -= weight
    if (left < 0) break
  }
  return drawn
}

function polarNormal(float: () => number): number {
  for (;;) {
    const x = 2 * float() - 1
    const y = 2 * float() - 1
    const square = x * x + y * y
    if (square > 0 && square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square)
  }
}
