/** The refiner `decontaminate`: drops a record that holds an item of a benchmark. */

import { contaminationOptions, readBenchmark } from '../algo/text/contamination-options.js'
import type { ContaminationHit } from '../algo/text/benchmark-index.js'
import { wordView } from '../algo/text/record-text.js'
import { words } from '../algo/text/words.js'
import { RecipeError } from '../base/errors.js'
import { defineRefiner } from '../contract/refiner.js'
import { textOf } from '../record/data-record.js'
import { createReceiptQueue } from './receipt-queue.js'

const SHOWN_WORDS = 20
const SHOWN_CHARACTERS = 200

/**
 * Drops a record that equals a row of `against`, shares n words in a row with it, or covers most of it. The reason code
 * names the rule: `benchmark-equal`, `benchmark-common-run`, `benchmark-short-item`, `benchmark-coverage`; the receipt
 * holds the row, the length of the longest common run and its words.
 *
 * Not covered: paraphrase. Of 655 questions that a model rephrased, no 13-gram survives.
 * Throws: RecipeError `missing-reference` without `against`.
 */
export const decontaminate = defineRefiner({
  id: 'decontaminate',
  version: 1,
  summary: 'Drops a record that holds an item of a benchmark, by a run of words, by coverage, or whole.',
  source: {
    title: 'T. Brown et al.: Language Models are Few-Shot Learners (2020), appendix C',
    reference: 'arXiv:2005.14165',
    deviation:
      'Whole records are dropped, not 200 characters round a hit; short items and coverage are ours.',
  },
  needs: [],
  options: contaminationOptions,
  scope: 'prefix',
  reference: 'required',
  async start(options, ports) {
    if (ports.against === undefined) {
      throw new RecipeError('missing-reference', {
        message: 'The refiner "decontaminate" has no reference rows to compare with.',
        hint: 'Name the benchmark: { use: decontaminate, against: benchmark.jsonl }.',
      })
    }
    const { index, items } = await readBenchmark(ports.against(), options)
    const view = wordView(options.field, { digits: options.digits })
    const receipts = createReceiptQueue()
    return {
      add(batch) {
        const tokens = batch.view(view)
        batch.records.forEach((record, at) => {
          const own = tokens[at]
          const hit = own === undefined ? undefined : index.find(own)
          if (hit === undefined) return
          const item = items[hit.item]
          const text = textOf(record, options.field)
          const evidence = {
            ...evidenceOf(hit, text, options.digits),
            n: options.n,
            place: item?.place ?? '',
          }
          const reason = `benchmark-${hit.rule}`
          const score = hit.coverage
          receipts.drop({ id: record.id, reason, partner: item?.id ?? '', score, evidence })
        })
      },
      decide: receipts.take,
    }
  },
})

function evidenceOf(hit: ContaminationHit, text: string, digits: 'keep' | 'zero') {
  const run = words(text, { digits }).slice(hit.start, hit.start + hit.longestRun)
  const shown = run.slice(0, SHOWN_WORDS).join(' ').slice(0, SHOWN_CHARACTERS).toWellFormed()
  const isCut = shown.length < run.join(' ').length
  return { longestRun: hit.longestRun, coverage: hit.coverage, run: isCut ? `${shown} …` : shown }
}
