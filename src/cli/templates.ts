/** Recipes to begin with: written by `cupel init`, run by the tests. */

import { modelTemplates } from './model-templates.js'
import type { Template } from './template.js'

const arithmetic = `cupel: 1
name: arithmetic
description: Word problems that are right by construction, for fine-tuning.
intent: { purpose: fine-tuning, risk: low, license: CC-BY-4.0 }
seed: 1

goal: { accepted: 200 }

generate:
  - { id: problems, method: arithmetic-program, with: { difficulty: [1, 2, 3] } }

verify:
  - equation                 # every step is computed again, exactly
  - adherence                # was each requested attribute followed?

refine:
  - { use: exact-duplicates, with: { field: question } }

measure:
  - { use: lengths, with: { field: question } }
  - { use: distinct-n, with: { field: question } }
  - { use: near-duplicates, with: { field: question } }

gates:
  - count("accepted") >= 200

release: { formats: [jsonl], exports: [sft] }
`

const variations = `cupel: 1
name: variations
description: New problems made from your own worked solutions, mixed with the originals.
intent: { purpose: fine-tuning, risk: low, license: CC-BY-4.0 }
seed: 1

goal: { accepted: 4 }

sources:
  seeds: { path: seeds.jsonl, kind: real, license: CC-BY-4.0 }   # fields question and answer, with marks <<8*12=96>>

generate:
  - { id: vary, method: number-variation, from: seeds, with: { maxPerSeed: 2 } }

verify:
  - equation

refine:
  - { use: exact-duplicates, against: seeds, with: { field: question } }
  - { use: near-duplicates, with: { field: question, digits: keep } }

measure:
  - { use: lengths, with: { field: question } }
  - template-reuse

gates:
  - share("synthetic") <= 1

release: { formats: [jsonl], exports: [chat] }
`

const seeds = [
  {
    id: 's1',
    question: 'A potter glazes 14 bowls a day. How many bowls does she glaze in 6 days?',
    answer: 'In 6 days she glazes 14*6 = <<14*6=84>>84 bowls.\n#### 84',
  },
  {
    id: 's2',
    question: 'Ravi buys 5 notebooks for $3 each and pays with a $20 note. How much change does he get?',
    answer: 'The notebooks cost 5*3 = $<<5*3=15>>15.\nHe gets 20-15 = $<<20-15=5>>5 back.\n#### 5',
  },
  {
    id: 's3',
    question: 'A bakery fills 9 trays with 24 rolls each and sells 150 rolls. How many rolls are left?',
    answer:
      'It bakes 9*24 = <<9*24=216>>216 rolls.\nThere are 216-150 = <<216-150=66>>66 rolls left.\n#### 66',
  },
  {
    id: 's4',
    question: 'A hiker walks 18 km on the first day and 13 km on the second. How far does she walk in all?',
    answer: 'She walks 18+13 = <<18+13=31>>31 km.\n#### 31',
  },
]

const table = `cupel: 1
name: support-tickets
description: A table of made-up people and tickets, sampled without a model.
intent: { purpose: testing, risk: low, license: CC0-1.0 }
seed: 1

goal:
  cells:                       # two records for each combination
    attributes: { channel: [mail, phone, chat], priority: [low, high] }
    count: 2

generate:
  - id: tickets
    method: fields
    with:
      fields:
        person: { sample: { kind: person } }
        channel: { sample: { kind: category, values: [mail, phone, chat] } }
        priority: { sample: { kind: category, values: [low, high], weights: [0.8, 0.2] } }
        opened: { sample: { kind: date, from: '2026-01-01', to: '2026-06-30' } }
        hours: { sample: { kind: lognormal, median: 2, deviation: 0.8, min: 0.1, decimals: 1 } }
        late: { expr: 'hours > 24.0' }

verify:
  - adherence

measure:
  - { use: coverage, with: { fields: [channel, priority] } }

gates:
  - count("accepted") >= 12

release: { formats: [jsonl] }
`

/** All templates. */
export const templates: readonly Template[] = [
  {
    id: 'arithmetic',
    summary: 'word problems right by construction; needs no data',
    files: { 'recipe.yaml': arithmetic },
  },
  {
    id: 'variations',
    summary: 'new problems from your own worked solutions, mixed and checked',
    files: {
      'recipe.yaml': variations,
      'seeds.jsonl': `${seeds.map((seed) => JSON.stringify(seed)).join('\n')}\n`,
    },
  },
  {
    id: 'table',
    summary: 'a sampled table with people, dates and a goal by cells',
    files: { 'recipe.yaml': table },
  },
  ...modelTemplates,
]
