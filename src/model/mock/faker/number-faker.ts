/** Numbers within the bounds of a schema, in a range that their name suggests. */

import type { Json, JsonObject } from '../../../base/canonical-json.js'
import type { Random } from '../../../base/random.js'
import type { Make } from './make.js'

const RANGES: readonly (readonly [RegExp, number, number])[] = [
  [/year/i, 1950, 2025],
  [/month/i, 1, 12],
  [/day/i, 1, 28],
  [/age/i, 18, 90],
  [/score|rating|stars|grade/i, 1, 10],
  [/confidence|probability|share|ratio/i, 0, 1],
  [/percent/i, 0, 100],
  [/price|cost|amount|total/i, 1, 500],
  [/count|number|quantity|index/i, 0, 50],
  [/lat/i, -80, 80],
  [/lon|lng/i, -170, 170],
]
const DEFAULT_RANGE = [0, 100] as const
const DECIMALS = 100

/** Makes numbers of a schema: whole where asked for, else with two decimals. */
export function makeNumber(name: string, schema: JsonObject, isWhole: boolean): Make {
  const step = numberOf(schema['multipleOf'])
  if (step !== undefined && step > 0) return steps(name, schema, isWhole ? wholeStep(step) : step)
  const [low, high] = rangeOf(name, schema, isWhole)
  if (isWhole) return (random) => random.integer(low, Math.max(low, high))
  const { exclusiveMinimum, exclusiveMaximum } = schema
  return (random) => decimal(random, low, high, exclusiveMinimum === low, exclusiveMaximum === high)
}

function rangeOf(name: string, schema: JsonObject, isWhole: boolean): readonly [number, number] {
  const lows = [numberOf(schema['minimum']), above(numberOf(schema['exclusiveMinimum']), isWhole)]
  const highs = [numberOf(schema['maximum']), below(numberOf(schema['exclusiveMaximum']), isWhole)]
  const low = Math.max(...lows.map((one) => one ?? Number.NEGATIVE_INFINITY))
  const high = Math.min(...highs.map((one) => one ?? Number.POSITIVE_INFINITY))
  const hinted = RANGES.find(([pattern]) => pattern.test(name))
  const [wishedLow, wishedHigh] = hinted === undefined ? DEFAULT_RANGE : [hinted[1], hinted[2]]
  const width = wishedHigh - wishedLow
  const from = wishedLow >= low && wishedLow <= high ? wishedLow : Number.isFinite(low) ? low : high - width
  const to =
    wishedHigh <= high && wishedHigh >= from ? wishedHigh : Number.isFinite(high) ? high : from + width
  return isWhole ? [Math.ceil(from), Math.floor(to)] : [from, to]
}

function above(bound: number | undefined, isWhole: boolean): number | undefined {
  return bound === undefined || !isWhole ? bound : Math.floor(bound) + 1
}

function below(bound: number | undefined, isWhole: boolean): number | undefined {
  return bound === undefined || !isWhole ? bound : Math.ceil(bound) - 1
}

function decimal(
  random: Random,
  low: number,
  high: number,
  isOpenBelow: boolean,
  isOpenAbove: boolean,
): number {
  const drawn = low + random.float() * (high - low)
  const rounded = Math.round(drawn * DECIMALS) / DECIMALS
  const isInside =
    (isOpenBelow ? rounded > low : rounded >= low) && (isOpenAbove ? rounded < high : rounded <= high)
  if (isInside) return rounded
  return drawn === low && isOpenBelow ? low + (high - low) / 2 : drawn
}

function steps(name: string, schema: JsonObject, step: number): Make {
  const [low, high] = rangeOf(name, schema, false)
  const first = Math.ceil(low / step) + (schema['exclusiveMinimum'] === Math.ceil(low / step) * step ? 1 : 0)
  const end = Math.floor(high / step)
  const last = end - (schema['exclusiveMaximum'] === end * step ? 1 : 0)
  const decimals = Math.min(12, (String(step).split('.')[1] ?? '').length)
  return (random) => Number((random.integer(first, Math.max(first, last)) * step).toFixed(decimals))
}

function wholeStep(step: number): number {
  let whole = step
  for (let factor = 2; !Number.isInteger(whole) && factor <= 1000; factor += 1) whole = step * factor
  return whole
}

function numberOf(value: Json | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined
}
