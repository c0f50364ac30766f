/** Rows of every kind of sample with reckoned quantiles, and a table of rows that a person can judge. */

import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../src/base/canonical-json.js'
import { fields } from '../../../src/generate/fields.js'
import { generateWith } from '../perform-with.js'
import { drawMany } from './samplers.js'

const ROWS = 4000

/** Four standard errors of a share. */
const margin = (share: number): number => 4 * Math.sqrt((share * (1 - share)) / ROWS)

describe('quantiles', () => {
  test.each<[JsonObject, [bound: number, share: number][]]>([
    // (bound - 2) / 6
    [
      { kind: 'uniform', min: 2, max: 8 },
      [
        [3.5, 0.25],
        [5, 0.5],
        [7.4, 0.9],
      ],
    ],
    // 0.0, 0.1 … 1.0 are 11 equal points: three of them are at most 0.2
    [
      { kind: 'uniform', min: 0, max: 1, decimals: 1 },
      [
        [0, 1 / 11],
        [0.2, 3 / 11],
        [0.9, 10 / 11],
      ],
    ],
    // six equal faces
    [
      { kind: 'integer', min: 1, max: 6 },
      [
        [1, 1 / 6],
        [3, 0.5],
        [5, 5 / 6],
      ],
    ],
    // the normal table: 0.1587 at -1, 0.5 at 0, 0.9772 at +2
    [
      { kind: 'normal', mean: 100, deviation: 15 },
      [
        [85, 0.1587],
        [100, 0.5],
        [130, 0.9772],
      ],
    ],
    // cut at -1 and +1, which leaves 0.6827: half of it below 0, (0.5 + 0.1915 - 0.1587) / 0.6827 below 0.5
    [
      { kind: 'normal', mean: 0, deviation: 1, min: -1, max: 1 },
      [
        [0, 0.5],
        [0.5, 0.7804],
      ],
    ],
    // only the upper half: 2 * 0.3413 below 1
    [
      { kind: 'normal', mean: 0, deviation: 1, min: 0 },
      [
        [1, 0.6827],
        [2, 0.9545],
      ],
    ],
    // rounded to whole numbers, 0 holds -0.5 to 0.5: 0.6915 at most 0
    [
      { kind: 'normal', mean: 0, deviation: 1, decimals: 0 },
      [
        [-1, 0.3085],
        [0, 0.6915],
      ],
    ],
    // one deviation of the logarithm is a factor e^0.5 = 1.6487
    [
      { kind: 'lognormal', median: 200, deviation: 0.5 },
      [
        [121.3, 0.1587],
        [200, 0.5],
        [329.7, 0.8413],
      ],
    ],
    // e^-2 = 0.1353; 0.1353 * (1 + 2) = 0.4060; 0.1353 * (1 + 2 + 2) = 0.6767
    [
      { kind: 'poisson', mean: 2 },
      [
        [0, 0.1353],
        [1, 0.406],
        [2, 0.6767],
      ],
    ],
    // at least 1, at most 3: weights 2, 2, 4/3 of 16/3
    [
      { kind: 'poisson', mean: 2, min: 1, max: 3 },
      [
        [1, 0.375],
        [2, 0.75],
        [3, 1],
      ],
    ],
  ])('%j', async (sample, shares) => {
    const values = (await drawMany(sample, ROWS)).map(Number)
    for (const [bound, share] of shares) {
      const below = values.filter((value) => value <= bound).length / ROWS
      expect(Math.abs(below - share), `${bound}: ${below}`).toBeLessThanOrEqual(margin(share))
    }
  })

  test.each<[JsonObject, Readonly<Record<string, number>>]>([
    [
      { kind: 'category', values: ['a', 'b', 'c', 'd'] },
      { a: 0.25, b: 0.25, c: 0.25, d: 0.25 },
    ],
    [
      { kind: 'category', values: ['a', 'b', 'c'], weights: [5, 3, 2] },
      { a: 0.5, b: 0.3, c: 0.2 },
    ],
    [
      { kind: 'category', values: ['a', 'a', 'b'] },
      { a: 2 / 3, b: 1 / 3 },
    ], // written twice, drawn twice as often
    [
      { kind: 'weighted', values: { rare: 0.1, common: 0.7 } },
      { rare: 0.125, common: 0.875 },
    ],
    // four months, then three days of a leap year, equally likely
    [
      { kind: 'date', from: '2026-01-01', to: '2026-04-30', granularity: 'month' },
      { '2026-02': 0.25, '2026-04': 0.25 },
    ],
    [
      { kind: 'date', from: '2024-02-28', to: '2024-03-01' },
      { '2024-02-29': 1 / 3, '2024-03-01': 1 / 3 },
    ],
  ])('%j', async (sample, shares) => {
    const values = await drawMany(sample, ROWS)
    for (const [value, share] of Object.entries(shares)) {
      const found = values.filter((one) => one === value).length / ROWS
      expect(Math.abs(found - share), `${value}: ${found}`).toBeLessThanOrEqual(margin(share))
    }
  })
})

const table: JsonObject = {
  order: { sample: { kind: 'integer', min: 1000, max: 1999 } },
  item: { sample: { kind: 'category', values: ['tent', 'lamp', 'rope'], weights: [1, 2, 5] } },
  colour: {
    sample: {
      kind: 'category',
      of: 'item',
      values: { tent: ['green'], lamp: ['red', 'blue'], rope: ['white'] },
    },
  },
  pieces: { sample: { kind: 'poisson', mean: 2, min: 1 } },
  price: { sample: { kind: 'lognormal', median: 20, deviation: 0.4, min: 5, max: 90, decimals: 2 } },
  grams: { sample: { kind: 'normal', mean: 500, deviation: 80, min: 300, decimals: 0 } },
  rebate: { sample: { kind: 'uniform', min: 0, max: 0.2, decimals: 2 } },
  day: { sample: { kind: 'date', from: '2026-05-01', to: '2026-05-31' } },
  total: { expr: 'round(price * pieces * (1 - rebate), 2)' },
  note: { sample: { kind: 'template', text: '{{pieces}} × {{item}} ({{colour}})' } },
  shop: { sample: { kind: 'constant', value: 'North' } },
}

test('a table of rows', async () => {
  const rows = await generateWith(fields, { fields: table }, 6)
  const names = Object.keys(table)
  const lines = rows.map((row) => names.map((name) => String(row[name])).join(' | '))
  expect(`\n${[names.join(' | '), ...lines].join('\n')}\n`).toMatchInlineSnapshot(`
    "
    order | item | colour | pieces | price | grams | rebate | day | total | note | shop
    1348 | rope | white | 3 | 24.32 | 635 | 0.06 | 2026-05-09 | 68.58 | 3 × rope (white) | North
    1033 | rope | white | 3 | 9.52 | 472 | 0.14 | 2026-05-23 | 24.56 | 3 × rope (white) | North
    1108 | lamp | blue | 2 | 16.42 | 499 | 0.07 | 2026-05-12 | 30.54 | 2 × lamp (blue) | North
    1256 | rope | white | 2 | 13.92 | 558 | 0.11 | 2026-05-13 | 24.78 | 2 × rope (white) | North
    1598 | lamp | red | 1 | 16.95 | 486 | 0.06 | 2026-05-28 | 15.93 | 1 × lamp (red) | North
    1292 | rope | white | 5 | 16.75 | 441 | 0 | 2026-05-27 | 83.75 | 5 × rope (white) | North
    "
  `)
})

test('every row of the table agrees with its own parts', async () => {
  for (const row of await generateWith(fields, { fields: table }, 300)) {
    const exact = Number(row.price) * Number(row.pieces) * (1 - Number(row.rebate))
    expect(Math.abs(Number(row.total) - exact)).toBeLessThanOrEqual(0.005 + 1e-9)
    expect(row.note).toBe(`${String(row.pieces)} × ${String(row.item)} (${String(row.colour)})`)
    expect(row.colour).toMatch(
      { tent: /^green$/, lamp: /^(?:red|blue)$/, rope: /^white$/ }[String(row.item)] ?? /^$/,
    )
    expect(row.day).toMatch(/^2026-05-(?:0[1-9]|[12]\d|3[01])$/)
  }
})

test('fields do not hang together unless one reads the other', async () => {
  const rows = await generateWith(fields, { fields: table }, 1500)
  const [grams, prices] = [
    rows.map((row) => Number(row.grams)),
    rows.map((row) => Math.log(Number(row.price))),
  ]
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [middle, level] = [mean(grams), mean(prices)]
  const product = mean(grams.map((value, index) => (value - middle) * ((prices[index] ?? 0) - level)))
  const spread = (values: readonly number[], at: number) =>
    Math.sqrt(mean(values.map((value) => (value - at) ** 2)))
  // the correlation of independent columns has a standard error of 1 / sqrt(1500) = 0.026
  expect(Math.abs(product / (spread(grams, middle) * spread(prices, level)))).toBeLessThan(0.104)
})
