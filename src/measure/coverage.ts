/** The metric `coverage`: which groups and which combinations of groups the set holds, and which it lacks. */

import { z } from 'zod'
import { defineMetric } from '../contract/metric.js'
import type { Scalar } from '../record/data-record.js'
import { exactInterval, type Reading, type ReadingPart, unavailable } from '../record/reading.js'
import { wilsonInterval } from '../algo/stats/binomial-intervals.js'
import { labelOf } from './label-of.js'
import { type GroupField, MISSING, RowTable } from './row-table.js'
import { coverTuples } from './tuple-coverage.js'

const options = z.strictObject({
  fields: z
    .array(z.string())
    .min(1)
    .optional()
    .describe(
      'Fields or asked attributes that name groups; by default the asked attributes, else fields of at most 20 values.',
    ),
  values: z
    .record(z.string(), z.array(z.union([z.string(), z.number(), z.boolean()])).min(1))
    .default({})
    .describe(
      'Values that a field should have; by default those that occur, so that none of them can be missing.',
    ),
  strength: z
    .int()
    .min(1)
    .max(3)
    .default(2)
    .describe(
      'Fields in a combination, 1 to 3; at most the number of fields. Default 2: pairs find most interactions.',
    ),
})

const SHOWN_CELLS = 50
const SHOWN_VALUES = 5

/**
 * t-way coverage: combinations of values of every t fields that occur, of all that could.
 *
 * In:     records whose fields hold text, numbers or booleans. A value is looked for in the data, then in `lineage.asked`.
 * Out:    ratio in [0, 1], higher is better; exact, since it is a count of this set. Parts: the share of each value of
 *         each field with Wilson's interval, declared values that do not occur included, `(missing)` where none is given.
 * Edge:   no records, no field that names groups, or a field of more than 1,000 values → unavailable. Combinations that
 *         cannot exist count as missing: leave such fields out.
 * Cost:   one pass, one entry for each different row.
 * Source: D. R. Kuhn, D. R. Wallace, A. M. Gallo 2004 (combination coverage).
 */
export const coverage = defineMetric({
  id: 'coverage',
  version: 1,
  summary: 'Combinations of group values that occur in the set, of all that could.',
  source: {
    title: 'D. R. Kuhn, D. R. Wallace, A. M. Gallo: Software Fault Interactions (2004)',
    reference: 'doi:10.1109/TSE.2004.24',
  },
  needs: [],
  options,
  unit: 'ratio',
  better: 'higher',
  start({ fields, values, strength }) {
    const table = new RowTable(fields)
    return {
      add(batch) {
        for (const record of batch.records) table.add(record)
      },
      read: () => readingOf(table, values, strength),
    }
  },
})

function readingOf(
  table: RowTable,
  declared: Readonly<Record<string, readonly Scalar[]>>,
  strength: number,
): Reading {
  if (table.n === 0) return unavailable('no-records', 'There are no records.')
  const groups = table.groups(declared)
  if ('unavailable' in groups) return unavailable(groups.unavailable, groups.detail)
  const { domains, rows } = groups
  const { covered, possible, empty, ways } = coverTuples(rows, domains, Math.min(strength, domains.length))
  if (possible === 0) return unavailable('no-values', 'No record has a value in the fields that name groups.')
  const value = covered / possible
  return {
    status: 'measured',
    value,
    n: table.n,
    interval: exactInterval(value),
    unit: 'ratio',
    better: 'higher',
    nullValue: null,
    method: `${ways}-way coverage of ${domains.map(({ field }) => field).join(', ')}`,
    warnings: domains.flatMap((domain) => warningsOf(domain, table.n)),
    parts: domains.flatMap((domain) => partsOf(domain, table.n)),
    details: {
      covered,
      possible,
      empty: empty.slice(0, SHOWN_CELLS),
      emptyNotShown: Math.max(0, possible - covered - SHOWN_CELLS),
    },
  }
}

function warningsOf({ field, counts, missing, undeclared }: GroupField, n: number): string[] {
  const warnings = missing === 0 ? [] : [`${missing} of ${n} records have no value of "${field}".`]
  if (undeclared.length === 0) return warnings
  const others = undeclared.reduce((sum, value) => sum + (counts.get(value) ?? 0), 0)
  const shown = undeclared.slice(0, SHOWN_VALUES).map(labelOf).join(', ')
  return [...warnings, `${others} of ${n} records have an undeclared value of "${field}": ${shown}.`]
}

function partsOf({ field, values, counts, missing, undeclared }: GroupField, n: number): ReadingPart[] {
  const shown = [...values, ...undeclared].map((value) => [value, counts.get(value) ?? 0] as const)
  const rows = missing === 0 ? shown : [...shown, [MISSING, missing] as const]
  return rows.map(([value, count]) => {
    return { label: `${field} = ${labelOf(value)}`, value: count / n, n, interval: wilsonInterval(count, n) }
  })
}
