/** What each method generates from in its exam. */

import { buildSourceRecords } from '../../../src/testing/builders.js'
import type { MethodSample } from '../../../src/testing/method-exam.js'

const seeds = buildSourceRecords([
  {
    question: 'A baker fills 6 trays with 8 rolls each and sells 30 rolls. How many rolls are left?',
    answer: 'He bakes 6*8 = <<6*8=48>>48 rolls.\nSo 48-30 = <<48-30=18>>18 are left.\n#### 18',
  },
  {
    question: 'Nora reads 12 pages a day for 5 days. How many pages does she read?',
    answer: 'She reads 12*5 = <<12*5=60>>60 pages.\n#### 60',
  },
])

/** One sample a method, by the method's id. */
export const methodSamples: Readonly<Record<string, MethodSample>> = {
  fields: {
    options: {
      fields: {
        age: { sample: { kind: 'uniform', min: 5, max: 12 } },
        group: { expr: 'age < 8 ? "young" : "older"' },
      },
    },
  },
  'number-variation': { records: seeds },
  'arithmetic-program': {},
  'tutor-hints': { records: seeds },
}
