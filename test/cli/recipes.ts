/** Recipes that end in each of the ways in which a run can end. */

import type { Files } from './run-cli.js'

const head = 'cupel: 1\nname: demo\nseed: 4\n'
const generate = 'generate:\n  - { id: make, method: arithmetic-program }\n'

/** Is released. */
export const released = `${head}goal: { accepted: 6 }
${generate}verify: [equation]
measure: [lengths]
gates:
  - count("accepted") >= 6
release: { exports: [sft] }
`

/** Is blocked: more is demanded than wanted. */
export const blocked = released.replace('>= 6', '>= 7')

/** Is inconclusive: none of six records repeats another, but six are too few to say one in a thousand. */
export const inconclusive = released
  .replace('measure: [lengths]', 'measure: [near-duplicates]')
  .replace('count("accepted") >= 6', 'reading("near-duplicates") <= 0.001')

/** Stops: no text of so few words is ever made, and the budget ends. */
export const stopped = `${head}goal: { accepted: 6, budget: { candidates: 12 } }
${generate}verify:
  - { use: length, with: { field: question, unit: words, max: 1 } }
`

/** A source, a method that reads it, and rows that cannot be read. */
export const overSource = `${head}sources:
  seeds: { path: seeds.jsonl, id: id }
generate:
  - { id: vary, method: number-variation, from: seeds, with: { maxPerSeed: 2 } }
verify: [equation]
`

/** The rows of \`overSource\`. */
export const seeds: Files = {
  'seeds.jsonl': `${JSON.stringify({
    id: 's1',
    question: 'A potter glazes 14 bowls a day. How many bowls does she glaze in 6 days?',
    answer: 'In 6 days she glazes 14*6 = <<14*6=84>>84 bowls.\n#### 84',
  })}\n{"id": "s2", "question": \n`,
}
