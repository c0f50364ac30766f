/** Fields of categories: one list, or one list for each value of another field. */

import type { Random } from '../../base/random.js'
import { fieldValue, type Scalar } from '../../record/data-record.js'
import { type Category, type Producer, rootOf } from './producer.js'
import type { SampleOf } from './sample-schema.js'

interface WeightedList {
  readonly values: readonly Scalar[]
  readonly weights: readonly number[]
}

/** Compiles a `category` or `weighted` sample. A value of `of` without a list is a refusal at its row. */
export function categorySampler(sample: SampleOf<'category'> | SampleOf<'weighted'>): Producer {
  if (sample.kind === 'weighted') {
    const list = { values: Object.keys(sample.values), weights: Object.values(sample.values) }
    return fromOneList(list)
  }
  const { values, weights, of } = sample
  if (Array.isArray(values)) return fromOneList(toList(values, Array.isArray(weights) ? weights : undefined))
  const grouped = weights === undefined || Array.isArray(weights) ? {} : weights
  const groups = new Map(
    Object.entries(values).map(([group, list]): [string, WeightedList] => [
      group,
      toList(list, grouped[group]),
    ]),
  )
  return fromGroups(groups, of ?? '')
}

function toList(values: readonly Scalar[], weights: readonly number[] | undefined): WeightedList {
  return { values, weights: weights ?? values.map(() => 1) }
}

function fromOneList(list: WeightedList): Producer {
  const category: Category = {
    of: undefined,
    values: [...new Set(list.values)],
    weightOf: (value) => weightIn(list, value),
  }
  return {
    reads: [],
    category,
    accepts: (value) => weightIn(list, value) > 0,
    produce: ({ random }) => ({ value: drawFrom(random, list) }),
  }
}

function fromGroups(groups: ReadonlyMap<string, WeightedList>, of: string): Producer {
  const lists = [...groups.values()]
  return {
    reads: [rootOf(of)],
    paths: [of],
    category: {
      of,
      values: [...new Set(lists.flatMap((list) => list.values))],
      weightOf: (value, group) => weightIn(groups.get(String(group)), value),
    },
    accepts: (value) => lists.some((list) => weightIn(list, value) > 0),
    produce: ({ random, values }) => {
      const group = String(fieldValue(values, of))
      const list = groups.get(group)
      return list === undefined
        ? { refused: 'no-such-group', detail: `${of} is "${group}", for which no values are given` }
        : { value: drawFrom(random, list) }
    },
  }
}

function drawFrom(random: Random, list: WeightedList): Scalar {
  return list.values[random.weighted(list.weights)] as Scalar
}

function weightIn(list: WeightedList | undefined, value: Scalar): number {
  if (list === undefined) return 0
  return list.values.reduce(
    (sum: number, item, index) => sum + (item === value ? (list.weights[index] ?? 0) : 0),
    0,
  )
}
