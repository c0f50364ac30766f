/** The metric `template-reuse`: how much of the set comes from its most used template. */

import { z } from 'zod'
import { wilsonInterval } from '../algo/stats/binomial-intervals.js'
import { type TextFields, textFieldOption } from '../algo/text/record-text.js'
import { plainText } from '../algo/text/words.js'
import { defineMetric } from '../contract/metric.js'
import { type DataRecord, textOf } from '../record/data-record.js'
import { type Measured, type Reading, unavailable } from '../record/reading.js'
import { labelOf } from './label-of.js'
import { entropyOf, mostFrequent } from './value-counts.js'

const options = z.strictObject({
  by: z
    .enum(['root', 'parent', 'skeleton'])
    .default('root')
    .describe(
      'What a template is: the seed at the root of a family, each direct parent, or the skeleton of the text.',
    ),
  field: textFieldOption.describe(
    'For `skeleton`: the field whose text is masked; by default all text fields.',
  ),
  cap: z
    .int()
    .positive()
    .optional()
    .describe('Records that one template may give; more of them are counted in details.overCap. No default.'),
})

const SHOWN_TEMPLATES = 10

/**
 * Share of records that come from the most used template.
 *
 * In:     records with lineage. The skeleton is `notes.skeleton` where the method wrote one, else the text without case,
 *         punctuation and marks and with every number as 0.
 * Out:    ratio in (0, 1], lower is better; details hold the number of templates, exp(entropy) of their shares (how many
 *         templates would give this variety if used evenly), and the records over the cap.
 * Null:   1 / templates, the share if all were used evenly.
 * Edge:   no records → unavailable. By `parent`, a record of two parents counts for both, one without counts for itself.
 * Cost:   one pass; a string and a number for each template.
 */
export const templateReuse = defineMetric({
  id: 'template-reuse',
  version: 1,
  summary: 'Share of records made from the most used seed, parent or text skeleton.',
  source: { title: 'Own work' },
  needs: [],
  options,
  unit: 'ratio',
  better: 'lower',
  start({ by, field, cap }) {
    const uses = new Map<string, number>()
    const examples = new Map<string, string[]>()
    let n = 0
    return {
      add(batch) {
        for (const record of batch.records) {
          n += 1
          for (const template of new Set(templatesOf(record, by, field))) {
            uses.set(template, (uses.get(template) ?? 0) + 1)
            const shown = examples.get(template) ?? []
            if (shown.length < 2) examples.set(template, [...shown, record.id])
          }
        }
      },
      read: () => readingOf({ uses, examples, n }, by, cap),
    }
  },
})

interface Seen {
  readonly uses: ReadonlyMap<string, number>
  /** The first two records of each template. */
  readonly examples: ReadonlyMap<string, readonly string[]>
  readonly n: number
}

function readingOf({ uses, examples, n }: Seen, by: string, cap: number | undefined): Reading {
  const top = mostFrequent(uses, SHOWN_TEMPLATES)
  const [first] = top
  if (first === undefined) return unavailable('no-records', 'There are no records.')
  const [template, most] = first
  const over = cap === undefined ? null : overCap(uses, cap)
  return {
    status: 'measured',
    ...shareOf(most, n),
    unit: 'ratio',
    better: 'lower',
    nullValue: { value: 1 / uses.size, method: `even use of ${uses.size} templates` },
    method: `share of the most used ${by}`,
    warnings:
      over === null || over === 0
        ? []
        : [`${over} record${over === 1 ? ' is' : 's are'} above the cap of ${cap} for a template.`],
    parts: top.map(([label, count]) => ({ label: labelOf(label), ...shareOf(count, n) })),
    examples:
      most < 2 ? [] : [{ records: examples.get(template) ?? [], note: `${most} records of one ${by}` }],
    details: {
      templates: uses.size,
      effectiveTemplates: Math.exp(entropyOf(uses)),
      mostUses: most,
      cap: cap ?? null,
      overCap: over,
    },
  }
}

function overCap(uses: ReadonlyMap<string, number>, cap: number): number {
  let over = 0
  for (const count of uses.values()) over += Math.max(0, count - cap)
  return over
}

function shareOf(count: number, n: number): Measured {
  return { value: count / n, n, interval: wilsonInterval(count, n) }
}

function templatesOf(record: DataRecord, by: 'root' | 'parent' | 'skeleton', field: TextFields): string[] {
  const { root, parents, notes } = record.lineage
  if (by === 'root') return [root]
  if (by === 'parent') return parents.length === 0 ? [record.id] : parents.map((parent) => parent.id)
  const skeleton = notes?.skeleton
  return [typeof skeleton === 'string' ? skeleton : plainText(textOf(record, field), { digits: 'zero' })]
}
