/** The parts of a test run that no row decides: sources, plug-ins, readings, rulings. */

import { sha256 } from '../../src/base/ids.js'
import type { ReadingFacts, RulingFacts, SourceFacts, UsedPlugIn } from '../../src/release/facts.js'

export const sources: readonly SourceFacts[] = [
  {
    id: 'seeds',
    file: 'seeds.jsonl',
    reader: 'jsonl@1',
    origin: 'real',
    license: 'CC-BY-4.0',
    bytes: 5120,
    sha256: sha256('seeds'),
    read: 42,
    taken: 40,
    leftOut: { 'bad-json': 1, 'duplicate-id': 1 },
    examples: ['line 3: the brackets do not close', 'line 9: the id "a" came before'],
  },
  {
    id: 'bench.jsonl',
    file: 'bench.jsonl',
    reader: 'jsonl@1',
    origin: 'real',
    license: undefined,
    bytes: 900,
    sha256: sha256('bench'),
    read: 10,
    taken: 10,
    leftOut: {},
    examples: [],
  },
]

export const plugIns: readonly UsedPlugIn[] = [
  plugIn('source', 'seeds', 'jsonl@1', 'JSON Lines.', 'JSON Lines, https://jsonlines.org'),
  plugIn('method', 'vary', 'number-variation@1', 'Varies the numbers of a worked sum.', 'Own work'),
  plugIn('verifier', 'equation', 'equation@1', 'Checks written calculations.', 'Own work'),
  plugIn('refiner', 'near-duplicates', 'near-duplicates@1', 'Drops near copies.', 'Broder 1997', {
    threshold: 0.8,
  }),
  plugIn('refiner', 'mix', 'mix@1', 'Mixes in existing rows.', 'Own work', {
    source: 'seeds',
    synthetic: 0.8,
  }),
  plugIn('metric', 'lengths', 'lengths@1', 'Words in a row.', 'Own work'),
  plugIn(
    'metric',
    'contamination',
    'contamination@1',
    'Share of rows found in a benchmark.',
    'Brown et al. 2020',
  ),
]

export const readings: readonly ReadingFacts[] = [
  {
    id: 'lengths',
    metric: 'lengths',
    summary: 'Words in a row.',
    reading: {
      status: 'measured',
      value: 17.25,
      n: 25,
      interval: { lower: 16.5, upper: 18, level: 0.95, method: 'cluster-t' },
      unit: 'words',
      better: 'neutral',
      nullValue: null,
      method: 'mean of words by white space, clusters by root',
      warnings: ['only 25 rows, so the interval is wide'],
      parts: [
        {
          label: 'median',
          value: 17,
          n: 25,
          interval: { lower: 16, upper: 18, level: 0.95, method: 'order-statistics' },
        },
      ],
      plots: [
        {
          kind: 'histogram',
          title: 'Words in a row',
          unit: 'words',
          bins: [
            { from: 10, to: 15, count: 4 },
            { from: 15, to: 20, count: 18 },
            { from: 20, to: 25, count: 3 },
          ],
        },
      ],
    },
  },
  {
    id: 'contamination',
    metric: 'contamination',
    summary: 'Share of rows found in a benchmark.',
    reading: {
      status: 'measured',
      value: 0,
      n: 25,
      interval: { lower: 0, upper: 0.1332, level: 0.95, method: 'wilson' },
      unit: 'ratio',
      better: 'lower',
      nullValue: { value: 0, method: 'no row of the benchmark in the data' },
      method: '13-gram or exact',
      warnings: [],
    },
  },
  {
    id: 'fluency',
    metric: 'fluency',
    summary: 'How fluent rows are.',
    reading: { status: 'unavailable', reason: 'no-model', detail: 'no model is named by the recipe' },
  },
]

export const rulings: readonly RulingFacts[] = [
  {
    name: 'contamination',
    why: 'The benchmark stays unseen.',
    rule: 'reading("contamination").upper <= 0.2',
    ruling: 'allow',
    reason: 'the rule holds',
    seen: [
      {
        call: 'reading("contamination")',
        quantity: { value: 0, interval: { lower: 0, upper: 0.1332, level: 0.95, method: 'wilson' } },
      },
    ],
    counterExamples: [],
  },
]

function plugIn(
  kind: string,
  id: string,
  producer: string,
  summary: string,
  citation: string,
  options: object = {},
): UsedPlugIn {
  return { kind, id, producer, summary, citation, options }
}
