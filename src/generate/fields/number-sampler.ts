/** Fields of numbers: uniform, integer, normal, lognormal and Poisson, never outside their bounds. */

import type { Random } from '../../base/random.js'
import { drawFromGrid, type Grid, roundToGrid } from '../../algo/sampling/grid.js'
import { drawPoisson, poissonTable } from '../../algo/sampling/poisson.js'
import { drawTruncatedNormal } from '../../algo/sampling/truncated-normal.js'
import type { Scalar } from '../../record/data-record.js'
import type { Producer } from './producer.js'
import type { SampleOf } from './sample-schema.js'

/** A sample whose values are numbers. */
export type NumberSample = SampleOf<'uniform' | 'integer' | 'normal' | 'lognormal' | 'poisson'>

/** Compiles a sample of numbers. A cell may ask for any number within the bounds and with the decimals. */
export function numberSampler(sample: NumberSample): Producer {
  const draw = drawOf(sample)
  const grid = gridOf(sample)
  return {
    reads: [],
    accepts: (value) => isWithin(value, grid),
    produce: ({ random }) => ({ value: draw(random) }),
  }
}

function drawOf(sample: NumberSample): (random: Random) => number {
  switch (sample.kind) {
    case 'integer': {
      const grid = { ...sample, decimals: 0 }
      return (random) => drawFromGrid(random, grid)
    }
    case 'uniform': {
      const { min, max, decimals } = sample
      if (decimals === undefined) return (random) => Math.min(max, min + (max - min) * random.float())
      return (random) => drawFromGrid(random, { min, max, decimals })
    }
    case 'poisson': {
      const table = poissonTable(sample.mean, sample.min, sample.max ?? Number.POSITIVE_INFINITY)
      return (random) => drawPoisson(random, table)
    }
    default:
      return bellOf(sample)
  }
}

function bellOf(sample: SampleOf<'normal' | 'lognormal'>): (random: Random) => number {
  const { decimals, deviation } = sample
  const [min, max] = boundsOf(sample)
  const isLog = sample.kind === 'lognormal'
  const distribution = isLog
    ? { mean: Math.log(sample.median), deviation, min: Math.log(Math.max(0, min)), max: Math.log(max) }
    : { mean: sample.mean, deviation, min, max }
  const draw = (random: Random): number => {
    const value = drawTruncatedNormal(random, distribution)
    return isLog ? Math.min(max, Math.max(min, Math.exp(value))) : value
  }
  return decimals === undefined ? draw : (random) => roundToGrid(draw(random), { min, max, decimals })
}

function boundsOf(sample: NumberSample): readonly [number, number] {
  return [sample.min ?? Number.NEGATIVE_INFINITY, sample.max ?? Number.POSITIVE_INFINITY]
}

function gridOf(sample: NumberSample): Partial<Grid> {
  const [min, max] = boundsOf(sample)
  if (sample.kind === 'integer' || sample.kind === 'poisson') return { min, max, decimals: 0 }
  return sample.decimals === undefined ? { min, max } : { min, max, decimals: sample.decimals }
}

function isWithin(value: Scalar, { min = 0, max = 0, decimals }: Partial<Grid>): boolean {
  if (typeof value !== 'number' || value < min || value > max) return false
  return decimals === undefined || Math.round(value * 10 ** decimals) / 10 ** decimals === value
}
