/** The whole reading of every metric over one hand-built set: each part that a report or a gate may read. */

import { describe, expect, test } from 'vitest'
import { createRandom } from '../../src/base/random.js'
import { createBatch } from '../../src/contract/batch.js'
import type { Metric } from '../../src/contract/metric.js'
import { metrics } from '../../src/measure/index.js'
import type { DataRecord } from '../../src/record/data-record.js'
import { buildChild, buildSourceRecords } from '../../src/testing/builders.js'
import { createExamPorts } from '../../src/testing/exam-ports.js'
import { measure } from './read-metric.js'

/*
 * Two seeds and five records of them:
 *   0  a cat sat on a mat           6 words  short  seed 0
 *   1  A cat sat on a mat!          6 words  short  seed 1: says the same as 0
 *   2  seven dogs ran               3 words  short  seed 0
 *   3  (none)                       0 words  long   seed 1
 *   4  we saw 12 ships go by today  7 words  long   seed 1
 */
const seeds = buildSourceRecords([{ text: 'first' }, { text: 'second' }])
const rows = [
  [0, 'a cat sat on a mat', 'short'],
  [1, 'A cat sat on a mat!', 'short'],
  [0, 'seven dogs ran', 'short'],
  [1, '', 'long'],
  [1, 'we saw 12 ships go by today', 'long'],
] as const
const records = rows.map(([seed, text, size], i) => buildChild(seedAt(seed), { text, size }, `t${i}`))
const against = buildSourceRecords(
  [{ text: 'we saw 12 ships go by' }, { text: 'no, a cat sat on a mat' }],
  'bench',
)

function seedAt(index: number): DataRecord {
  const seed = seeds[index]
  if (seed === undefined) throw new TypeError('two seeds')
  return seed
}

function metricOf(id: string): Metric {
  const metric = metrics.find((one) => one.id === id)
  if (metric === undefined) throw new TypeError(id)
  return metric
}

describe('the whole reading', () => {
  // (6 + 6 + 3 + 0 + 7) / 5 = 4.4; the sorted lengths 0 3 6 6 7 have the deviation √(33.2 / 4) = 2.8810;
  // families 9 / 2 and 13 / 3: resamples are 4.5, 4.4, 4.4 and 4.3333; reference (6 + 7) / 2
  test('lengths', async () => {
    expect(
      await measure(metricOf('lengths'), records, { field: 'text' }, { against }),
    ).toMatchInlineSnapshot(`
      {
        "better": "neutral",
        "details": {
          "empty": 1,
          "maximum": 7,
          "meanCharacters": 15.6,
          "median": 6,
          "minimum": 0,
          "p05": 0.6000000000000001,
          "p25": 3,
          "p75": 6,
          "p95": 6.8,
          "quantiles": "exact",
          "standardDeviation": 2.8809720581775866,
        },
        "interval": {
          "level": 0.95,
          "lower": 4.333333333333333,
          "method": "cluster-bootstrap(1000)",
          "upper": 4.5,
        },
        "method": "mean of words a record",
        "n": 5,
        "nullValue": {
          "method": "mean of 2 reference rows",
          "value": 6.5,
        },
        "plots": [
          {
            "bins": [
              {
                "count": 1,
                "from": 0,
                "to": 1,
              },
              {
                "count": 0,
                "from": 1,
                "to": 2,
              },
              {
                "count": 1,
                "from": 2,
                "to": 5,
              },
              {
                "count": 3,
                "from": 5,
                "to": 10,
              },
            ],
            "kind": "histogram",
            "title": "Words a record",
            "unit": "words",
          },
        ],
        "status": "measured",
        "unit": "words",
        "value": 4.4,
        "warnings": [
          "1 of 5 records have no word.",
        ],
      }
    `)
  })

  // bigrams 5 + 5 + 2 + 0 + 6 = 18, of which the second five repeat the first: 13 / 18
  test('distinct-n', async () => {
    expect(await measure(metricOf('distinct-n'), records, { field: 'text' })).toMatchInlineSnapshot(`
      {
        "better": "higher",
        "details": {
          "atNgrams": null,
          "distinct": 13,
          "total": 18,
        },
        "interval": {
          "level": 1,
          "lower": 0.7222222222222222,
          "method": "exact",
          "upper": 0.7222222222222222,
        },
        "method": "distinct 2-grams of all 2-grams",
        "n": 18,
        "nullValue": null,
        "status": "measured",
        "unit": "ratio",
        "value": 0.7222222222222222,
        "warnings": [
          "Only 2 seeds: the interval has no width because at least 20 are needed to resample.",
        ],
      }
    `)
  })

  // 1 repeats 0, so four clusters of five; Wilson of 1 of 5, since two families cannot be halved
  test('near-duplicates', async () => {
    const { details, ...reading } = await measure(metricOf('near-duplicates'), records, { field: 'text' })
    const { indexBytes, ...told } = details ?? {}
    expect(indexBytes).toBeGreaterThan(0)
    expect({ ...reading, details: told }).toMatchInlineSnapshot(`
      {
        "better": "lower",
        "details": {
          "clusters": 4,
          "repeated": 1,
          "settings": {
            "bands": 25,
            "digits": "keep",
            "rows": 5,
            "seed": 1,
            "shingle": 5,
            "threshold": 0.7,
            "unit": "word",
          },
        },
        "examples": [
          {
            "note": "similarity 1.00",
            "records": [
              "nau7ikspr0khmsg2ubjqmfb4",
              "tvomqpcdh3se4mquvkmq1lgk",
            ],
          },
        ],
        "interval": {
          "level": 0.95,
          "lower": 0.03622410863243014,
          "method": "wilson",
          "upper": 0.6244653702374747,
        },
        "method": "1 - clusters / records at Jaccard >= 0.7, preset word-5",
        "n": 5,
        "nullValue": null,
        "status": "measured",
        "unit": "ratio",
        "value": 0.2,
        "warnings": [
          "1 of 5 records have no word and were not compared.",
        ],
      }
    `)
  })

  // seed 1 gives 3 of 5; exp(−.6 ln .6 − .4 ln .4) = 1.9601; one above the cap of 2
  test('template-reuse', async () => {
    expect(await measure(metricOf('template-reuse'), records, { cap: 2 })).toMatchInlineSnapshot(`
      {
        "better": "lower",
        "details": {
          "cap": 2,
          "effectiveTemplates": 1.9601317042077895,
          "mostUses": 3,
          "overCap": 1,
          "templates": 2,
        },
        "examples": [
          {
            "note": "3 records of one root",
            "records": [
              "nau7ikspr0khmsg2ubjqmfb4",
              "539i130ifhkqh0k49gugiudm",
            ],
          },
        ],
        "interval": {
          "level": 0.95,
          "lower": 0.23072428127601297,
          "method": "wilson",
          "upper": 0.8823792257673521,
        },
        "method": "share of the most used root",
        "n": 5,
        "nullValue": {
          "method": "even use of 2 templates",
          "value": 0.5,
        },
        "parts": [
          {
            "interval": {
              "level": 0.95,
              "lower": 0.23072428127601297,
              "method": "wilson",
              "upper": 0.8823792257673521,
            },
            "label": "j7s9i1f69cammjcgk9p6mpmn",
            "n": 5,
            "value": 0.6,
          },
          {
            "interval": {
              "level": 0.95,
              "lower": 0.11762077423264794,
              "method": "wilson",
              "upper": 0.769275718723987,
            },
            "label": "konig62689c1g3p97q0bd27t",
            "n": 5,
            "value": 0.4,
          },
        ],
        "status": "measured",
        "unit": "ratio",
        "value": 0.6,
        "warnings": [
          "1 record is above the cap of 2 for a template.",
        ],
      }
    `)
  })

  // 4 holds the six-word item whole; 0 and 1 hold six of seven words of the other, which counts only whole
  test('contamination', async () => {
    const reading = await measure(metricOf('contamination'), records, { field: 'text' }, { against })
    expect(reading).toMatchInlineSnapshot(`
      {
        "better": "lower",
        "details": {
          "emptyItems": 0,
          "items": 2,
          "shortItemWords": 5,
        },
        "examples": [
          {
            "note": "short-item, 6 words in a row, reference line 1",
            "records": [
              "t49dfj50vjoi062fcrgpcdnj",
              "vof65gf721eqss3rod47a84v",
            ],
          },
        ],
        "interval": {
          "level": 0.95,
          "lower": 0.0050507633794680765,
          "method": "clopper-pearson",
          "upper": 0.7164179361180892,
        },
        "method": "records with 13 words in a row, 0.7 coverage, or all of a benchmark item",
        "n": 5,
        "nullValue": null,
        "parts": [
          {
            "interval": {
              "level": 0.95,
              "lower": 0,
              "method": "clopper-pearson",
              "upper": 0.5218237501049812,
            },
            "label": "equal",
            "n": 5,
            "value": 0,
          },
          {
            "interval": {
              "level": 0.95,
              "lower": 0,
              "method": "clopper-pearson",
              "upper": 0.5218237501049812,
            },
            "label": "common-run",
            "n": 5,
            "value": 0,
          },
          {
            "interval": {
              "level": 0.95,
              "lower": 0.0050507633794680765,
              "method": "clopper-pearson",
              "upper": 0.7164179361180892,
            },
            "label": "short-item",
            "n": 5,
            "value": 0.2,
          },
          {
            "interval": {
              "level": 0.95,
              "lower": 0,
              "method": "clopper-pearson",
              "upper": 0.5218237501049812,
            },
            "label": "coverage",
            "n": 5,
            "value": 0,
          },
        ],
        "status": "measured",
        "unit": "ratio",
        "value": 0.2,
        "warnings": [
          "The interval takes records as independent, but they are 5 records of 2 seeds: it is too narrow.",
        ],
      }
    `)
  })

  // 3 sizes × 1 declared tone: (short, dry) alone occurs; one tone is undeclared, three records have none
  test('coverage', async () => {
    const options = { fields: ['size', 'tone'], values: { size: ['short', 'long', 'huge'], tone: ['dry'] } }
    const toned = records.map((record, i) => ({
      ...record,
      data: i < 2 ? { ...record.data, tone: i === 0 ? 'dry' : 'odd' } : record.data,
    }))
    expect(await measure(metricOf('coverage'), toned, options)).toMatchInlineSnapshot(`
      {
        "better": "higher",
        "details": {
          "covered": 1,
          "empty": [
            "size = long & tone = dry",
            "size = huge & tone = dry",
          ],
          "emptyNotShown": 0,
          "possible": 3,
        },
        "interval": {
          "level": 1,
          "lower": 0.3333333333333333,
          "method": "exact",
          "upper": 0.3333333333333333,
        },
        "method": "2-way coverage of size, tone",
        "n": 5,
        "nullValue": null,
        "parts": [
          {
            "interval": {
              "level": 0.95,
              "lower": 0.23072428127601297,
              "method": "wilson",
              "upper": 0.8823792257673521,
            },
            "label": "size = short",
            "n": 5,
            "value": 0.6,
          },
          {
            "interval": {
              "level": 0.95,
              "lower": 0.11762077423264794,
              "method": "wilson",
              "upper": 0.769275718723987,
            },
            "label": "size = long",
            "n": 5,
            "value": 0.4,
          },
          {
            "interval": {
              "level": 0.95,
              "lower": 0,
              "method": "wilson",
              "upper": 0.43448246478317465,
            },
            "label": "size = huge",
            "n": 5,
            "value": 0,
          },
          {
            "interval": {
              "level": 0.95,
              "lower": 0.03622410863243014,
              "method": "wilson",
              "upper": 0.6244653702374747,
            },
            "label": "tone = dry",
            "n": 5,
            "value": 0.2,
          },
          {
            "interval": {
              "level": 0.95,
              "lower": 0.03622410863243014,
              "method": "wilson",
              "upper": 0.6244653702374747,
            },
            "label": "tone = odd",
            "n": 5,
            "value": 0.2,
          },
          {
            "interval": {
              "level": 0.95,
              "lower": 0.23072428127601297,
              "method": "wilson",
              "upper": 0.8823792257673521,
            },
            "label": "tone = (missing)",
            "n": 5,
            "value": 0.6,
          },
        ],
        "status": "measured",
        "unit": "ratio",
        "value": 0.3333333333333333,
        "warnings": [
          "3 of 5 records have no value of "tone".",
          "1 of 5 records have an undeclared value of "tone": odd.",
        ],
      }
    `)
  })

  test('compression-ratio', async () => {
    const { value, interval, ...reading } = await measure(metricOf('compression-ratio'), records, {
      field: 'text',
    })
    expect(interval).toEqual({ lower: value, upper: value, level: 1, method: 'exact' })
    // 80 characters; gzip's 18 bytes of frame and a second cat written as a reference: within its ± 2 %
    expect(value).toBeGreaterThan(1)
    expect(value).toBeLessThan(80 / 60)
    expect(reading).toMatchInlineSnapshot(`
      {
        "better": "lower",
        "details": {
          "characters": 82,
          "records": 5,
        },
        "method": "gzip level 9 of all records, joined by a blank",
        "n": 5,
        "nullValue": null,
        "status": "measured",
        "unit": "bytes/byte",
        "warnings": [
          "Only 2 seeds: the interval has no width because at least 20 are needed to resample.",
          "Only 82 characters: gzip's own bytes weigh in below 10000.",
        ],
      }
    `)
  })
})

describe('laws of every metric', () => {
  async function inBatches(metric: Metric, sizes: readonly number[]): Promise<unknown> {
    const run = await metric.bind({}).instance(createExamPorts({ against }))
    let from = 0
    for (const size of sizes) {
      await run.add(createBatch(records.slice(from, from + size)))
      from += size
    }
    return run.read(createRandom('batches'))
  }

  test.each(metrics.map((metric) => metric.id))(
    '%s does not depend on how records are batched',
    async (id) => {
      const whole = await inBatches(metricOf(id), [5])
      expect(await inBatches(metricOf(id), [1, 1, 1, 1, 1])).toEqual(whole)
      expect(await inBatches(metricOf(id), [0, 3, 0, 2])).toEqual(whole)
    },
  )

  test.each(metrics.map((metric) => metric.id))(
    '%s: parts, null value and interval are in one unit',
    async (id) => {
      const reading = await measure(metricOf(id), records, {}, { against })
      expect(reading).toMatchObject({ unit: metricOf(id).unit, better: metricOf(id).better })
      for (const { value, interval, n } of [reading, ...(reading.parts ?? [])]) {
        expect(interval.lower).toBeLessThanOrEqual(value)
        expect(interval.upper).toBeGreaterThanOrEqual(value)
        expect(n).toBeGreaterThan(0)
      }
      const known = new Set([...records, ...against].map((record) => record.id))
      for (const example of reading.examples ?? []) {
        expect(example.records.filter((one) => !known.has(one))).toEqual([])
      }
    },
  )

  test.each(metrics.map((metric) => metric.id))('%s of nothing is unavailable, never 0', async (id) => {
    const run = await metricOf(id).bind({}).instance(createExamPorts({ against }))
    expect(await run.read(createRandom('none'))).toMatchObject({
      status: 'unavailable',
      detail: expect.stringMatching(/\.$/),
    })
  })
})
