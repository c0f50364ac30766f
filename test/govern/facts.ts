/** Facts for rules: counts, members and readings of a made-up run. */

import type { Facts } from '../../src/contract/quantity.js'
import { exactInterval, type Interval, type Reading, unavailable } from '../../src/record/reading.js'

/** A measured reading with the ends of its interval, and groups of records that show it. */
export function measured(
  value: number,
  ends?: readonly [number, number],
  examples: string[][] = [],
): Reading {
  const interval: Interval =
    ends === undefined
      ? exactInterval(value)
      : { lower: ends[0], upper: ends[1], level: 0.95, method: 'wilson' }
  return {
    status: 'measured',
    value,
    n: 100,
    interval,
    unit: 'ratio',
    better: 'lower',
    nullValue: null,
    method: 'made up',
    warnings: [],
    examples: examples.map((records) => ({ records, note: 'alike' })),
  }
}

/** 80 of 100 candidates accepted; 60 synthetic and 40 real records; readings of every kind. */
export const facts: Facts = {
  counts: { planned: 100, accepted: 80, rejected: 15, failed: 0, cancelled: 5, pending: 0 },
  members: new Map([
    ['real', 40],
    ['synthetic', 60],
    ['seeds', 40],
    ['vary', 60],
  ]),
  released: 100,
  readings: new Map([
    [
      'near-duplicates',
      measured(
        0.02,
        [0.005, 0.04],
        [
          ['a', 'b'],
          ['b', 'c'],
        ],
      ),
    ],
    ['contamination', measured(0)],
    ['distinct-n', measured(0.6, [0.55, 0.65])],
    ['language', unavailable('too-few', 'There are no records.')],
  ]),
}
