/** Records on which each refiner has something to do in its exam. */

import { buildCandidates, buildSourceRecords } from '../../../src/testing/builders.js'
import type { RefinerSample } from '../../../src/testing/refiner-exam.js'

const apples = 'Ann puts three red apples and five green pears into the big basket on the kitchen table.'
const trains =
  'A train leaves the station at noon and travels for two hours at the speed of ninety kilometres.'

const records = buildCandidates([
  { question: apples },
  { question: trains },
  { question: apples },
  { question: `${trains} Really.` },
  { question: 'How many wheels do nine bicycles have?' },
  { question: apples },
])

/** One sample a refiner, by the refiner's id. */
export const refinerSamples: Readonly<Record<string, RefinerSample>> = {
  'exact-duplicates': { records },
  'near-duplicates': { records },
  novelty: { records, options: { field: 'question' } },
  decontaminate: { records, against: buildSourceRecords([{ question: trains }], 'benchmark') },
  mix: {
    records,
    options: { source: 'seeds', synthetic: 0.5 },
    sources: {
      seeds: buildSourceRecords(Array.from({ length: 20 }, (_, row) => ({ question: `Seed ${row}?` }))),
    },
  },
  sample: { records, options: { n: 3 } },
}
