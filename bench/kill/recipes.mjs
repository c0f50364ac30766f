/** The recipes that the kill bench runs: without effects, with a real source and a mix, and with a recorded function. */

import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const seeds = fileURLToPath(new URL('../../examples/tutor-maths/seeds.jsonl', import.meta.url))

const texts = {
  'arithmetic-program': `cupel: 1
name: programs
seed: 11
goal: { accepted: 6000 }
generate:
  - { id: programs, method: arithmetic-program }
verify: [equation]
refine:
  - { use: exact-duplicates, with: { field: question } }
  - { use: near-duplicates, with: { field: question, digits: keep } }
measure: [{ use: lengths, with: { field: question } }]
`,
  'number-variation': `cupel: 1
name: variations
seed: 12
goal: { accepted: 1500 }
sources:
  seeds: { path: ${JSON.stringify(seeds)}, kind: real }
generate:
  - { id: vary, method: number-variation, from: seeds, with: { maxPerSeed: 60 } }
verify: [equation]
refine:
  - { use: exact-duplicates, against: seeds, with: { field: question } }
  - { use: mix, with: { source: seeds, synthetic: 0.97 } }
measure: [{ use: distinct-n, with: { field: question } }]
`,
  'fields with a function': `cupel: 1
name: functions
seed: 13
goal: { accepted: 1200 }
generate:
  - id: rows
    method: fields
    with:
      fields:
        size: { sample: { kind: integer, min: 1, max: 100000 } }
        label: { fn: "./label.mjs#label", reads: [size] }
refine:
  - { use: exact-duplicates, with: { field: label } }
`,
}

const label = `import { appendFileSync } from 'node:fs'
export async function label({ size }) {
  appendFileSync('asked.txt', size + '\\n')
  await new Promise((resolve) => setTimeout(resolve, 2))
  return 'size ' + size
}
`

/** Names of the recipes. */
export const recipeNames = Object.keys(texts)

/** Writes a recipe and what it needs into a new folder and returns the recipe's path. */
export function writeRecipe(name, folder) {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'label.mjs'), label)
  appendFileSync(join(folder, 'asked.txt'), '')
  const path = join(folder, 'recipe.yaml')
  writeFileSync(path, texts[name])
  return path
}
