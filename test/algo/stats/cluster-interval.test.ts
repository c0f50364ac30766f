/** Family-wise intervals: they cover, they widen with correlated records, and they repeat. */

import { describe, expect, test } from 'vitest'
import { createRandom, type Random } from '../../../src/base/random.js'
import {
  clusterBootstrap,
  clusteredMean,
  type ClusterSum,
  MAX_RESAMPLED_CLUSTERS,
} from '../../../src/algo/stats/cluster-interval.js'

function families(count: number, size: number, random: Random, shared: number): ClusterSum[] {
  return Array.from({ length: count }, () => {
    const common = shared * random.normal()
    let sum = 0
    for (let i = 0; i < size; i += 1) sum += common + Math.sqrt(1 - shared * shared) * random.normal()
    return { sum, n: size }
  })
}

const width = (mean: ReturnType<typeof clusteredMean>): number =>
  mean === undefined ? 0 : mean.interval.upper - mean.interval.lower

test('the mean is over records, not over families: (1 + 2 + 3 + 10) / 4', () => {
  const mean = clusteredMean(
    [
      { sum: 6, n: 3 },
      { sum: 10, n: 1 },
      { sum: 0, n: 0 },
    ],
    createRandom('mean'),
  )
  expect(mean).toMatchObject({ value: 4, n: 4, interval: { method: 'cluster-bootstrap(1000)', level: 0.95 } })
  // Resamples of two families: AA (2), AB (4), BA (4), BB (10) in equal parts, so the 2.5 % and 97.5 % points are 2 and 10.
  expect(mean?.interval).toMatchObject({ lower: 2, upper: 10 })
})

test('nothing gives nothing; one family says nothing about others', () => {
  expect(clusteredMean([], createRandom('none'))).toBeUndefined()
  expect(clusteredMean([{ sum: 9, n: 3 }], createRandom('one'))).toEqual({
    value: 3,
    n: 3,
    interval: { lower: 3, upper: 3, level: 1, method: 'exact' },
  })
  expect(clusterBootstrap([1], () => 1, createRandom('one'))).toBeUndefined()
})

test('the same seed gives the same interval', () => {
  const data = families(30, 4, createRandom('data'), 0.5)
  expect(clusteredMean(data, createRandom('a'))).toEqual(clusteredMean(data, createRandom('a')))
})

describe('correlated records', () => {
  // 100 families of 9 records that share 80 % of their variance: the true half-width is 1.96 √((0.8 + 0.2 / 9) / 100) = .178,
  // against 1.96 / √900 = .065 if records were drawn alone.
  const correlated = families(100, 9, createRandom('correlated'), Math.sqrt(0.8))

  test('widen the interval to what families allow', () => {
    const half = width(clusteredMean(correlated, createRandom('w'))) / 2
    expect(half).toBeGreaterThan(0.14)
    expect(half).toBeLessThan(0.22)
  })

  test('cover the truth about 95 times in 100', () => {
    let covered = 0
    for (let trial = 0; trial < 100; trial += 1) {
      const mean = clusteredMean(
        families(40, 5, createRandom('trial', trial), 0.7),
        createRandom('ci', trial),
      )
      if (mean !== undefined && mean.interval.lower <= 0 && mean.interval.upper >= 0) covered += 1
    }
    expect(covered).toBeGreaterThanOrEqual(88)
  })

  test('above the limit the linearised interval takes over and agrees', () => {
    const many = families(MAX_RESAMPLED_CLUSTERS + 500, 3, createRandom('many'), 0.6)
    const linear = clusteredMean(many, createRandom('x'))
    const boot = clusteredMean(many.slice(0, MAX_RESAMPLED_CLUSTERS), createRandom('x'))
    expect(linear?.interval.method).toBe('cluster-linearised(2500)')
    expect(width(linear) / width(boot) / Math.sqrt(2000 / 2500)).toBeGreaterThan(0.9)
    expect(width(linear) / width(boot) / Math.sqrt(2000 / 2500)).toBeLessThan(1.1)
  })
})
