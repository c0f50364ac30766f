/** Recipes whose steps do not fit together, and goals that cannot be laid out. */

import { describe, expect, test } from 'vitest'
import { fine, fineWithSource, recipeComplaint, seedFiles } from './complaint.js'

const steps = (...items: readonly string[]): string =>
  `cupel: 1\nname: demo\ngoal: { accepted: 2 }\ngenerate:\n${items.map((item) => `  - ${item}\n`).join('')}`
const cells = (text: string): string => fine.replace('{ accepted: 5 }', `{ cells: { ${text} } }`)

describe('from', () => {
  test('missing', async () => {
    expect(
      await recipeComplaint(fineWithSource.replace(', from: seeds', ''), seedFiles),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:6:5 generate[0]: number-variation needs records to work on.
        → Add \`from: seeds\`: the id of a source or of an earlier step.
        (from-missing)"
    `)
  })

  test('unknown, with a near name', async () => {
    expect(
      await recipeComplaint(fineWithSource.replace('from: seeds', 'from: seed'), seedFiles),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:6:43 generate[0].from: there is no source or earlier step "seed".
        → Did you mean "seeds"?
        (unknown-source)"
    `)
  })

  test('unknown, with no near name', async () => {
    expect(
      await recipeComplaint(fineWithSource.replace('from: seeds', 'from: people'), seedFiles),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:6:43 generate[0].from: there is no source or earlier step "people".
        → Known: seeds.
        (unknown-source)"
    `)
  })

  test('unknown, in a recipe without sources', async () => {
    expect(
      await recipeComplaint(fine.replace('arithmetic-program', 'number-variation, from: seeds')),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:5:43 generate[0].from: there is no source or earlier step "seeds".
        → Name it under \`sources:\`.
        (unknown-source)"
    `)
  })

  test('not used by the method', async () => {
    expect(
      await recipeComplaint(
        `${fine.replace('program }', 'program, from: seeds }')}sources:\n  seeds: { path: seeds.jsonl }\n`,
        seedFiles,
      ),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:5:45 generate[0].from: arithmetic-program takes no records.
        → Remove \`from\`.
        (from-not-used)"
    `)
  })

  test('a step that comes later', async () => {
    expect(
      await recipeComplaint(
        steps(
          '{ id: vary, method: number-variation, from: make }',
          '{ id: make, method: arithmetic-program, candidates: 3 }',
        ),
      ),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:5:43 generate[0].from: there is no source or earlier step "make".
        → A step reads from steps above it: change their order.
        (unknown-source)"
    `)
  })

  test('the step itself', async () => {
    expect(
      await recipeComplaint(steps('{ id: vary, method: number-variation, from: vary }')),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:5:43 generate[0].from: there is no source or earlier step "vary".
        → A step reads from steps above it: change their order.
        (unknown-source)"
    `)
  })

  test('a name that every object of JavaScript has', async () => {
    expect(
      await recipeComplaint(fineWithSource.replace('from: seeds', 'from: toString'), seedFiles),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:6:43 generate[0].from: there is no source or earlier step "toString".
        → Known: seeds.
        (unknown-source)"
    `)
  })
})

describe('steps', () => {
  test('an unknown output with a near name', async () => {
    expect(await recipeComplaint(fine + 'output: mak\n')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:6:1 output: there is no step "mak".
        → Did you mean "make"?
        (unknown-step)"
    `)
  })

  test('an unknown output with no near name', async () => {
    expect(await recipeComplaint(fine + 'output: stories\n')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:6:1 output: there is no step "stories".
        → Known: make.
        (unknown-step)"
    `)
  })

  test('two with the same id', async () => {
    expect(
      await recipeComplaint(
        steps(
          '{ id: make, method: arithmetic-program, candidates: 3 }',
          '{ id: make, method: arithmetic-program }',
        ),
      ),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:6:7 generate[1].id: an earlier step is called "make" already.
        → Give every source and step an id of its own.
        (duplicate-id)"
    `)
  })

  test('one with the id of a source', async () => {
    expect(
      await recipeComplaint(fineWithSource.replace('id: vary', 'id: seeds'), seedFiles),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:6:7 generate[0].id: a source is called "seeds" already.
        → Give every source and step an id of its own.
        (duplicate-id)"
    `)
  })

  test('an unknown one for a verifier', async () => {
    expect(
      await recipeComplaint(fine + 'verify:\n  - { use: equation, step: mke }\n'),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:7:22 verify[0].step: there is no step "mke".
        → Did you mean "make"?
        (unknown-step)"
    `)
  })

  test('an endless one without a goal', async () => {
    expect(await recipeComplaint(fine.replace('goal: { accepted: 5 }\n', ''))).toMatchInlineSnapshot(`
      "✗ recipe.yaml:4:5 generate[0]: arithmetic-program never ends by itself.
        → Add \`goal: { accepted: 1000 }\`, with the number you need.
        (endless)"
    `)
  })

  test('an endless one before the output', async () => {
    expect(
      await recipeComplaint(
        steps(
          '{ id: make, method: arithmetic-program }',
          '{ id: vary, method: number-variation, from: make }',
        ),
      ),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:5:5 generate[0]: arithmetic-program never ends by itself.
        → Add \`candidates: 1000\` to the step, with the number you need.
        (endless)"
    `)
  })
})

describe('cells', () => {
  test('too many', async () => {
    expect(
      await recipeComplaint(
        cells(
          'attributes: { a: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], b: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], c: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], d: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], e: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], f: [1, 2] }',
        ),
      ),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:3:9 goal.cells: gives 200,000 cells; at most 100,000 are possible.
        → Lower \`strength\`, or name fewer values.
        (too-many-cells)"
    `)
  })

  test('more than could ever be counted out', async () => {
    expect(
      await recipeComplaint(
        cells(
          `attributes: { ${Array.from({ length: 60 }, (_, index) => `a${index}: [1, 2]`).join(', ')} }, strength: 30`,
        ),
      ),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:3:9 goal.cells: gives 126,985,627,524,051,080,000,000,000 cells; at most 100,000 are possible.
        → Lower \`strength\`, or name fewer values.
        (too-many-cells)"
    `)
  })

  test('no attributes', async () => {
    expect(await recipeComplaint(cells('attributes: {}'))).toMatchInlineSnapshot(`
      "✗ recipe.yaml:3:18 goal.cells.attributes: must name at least one attribute.
        (out-of-range)"
    `)
  })

  test('an attribute without values', async () => {
    expect(await recipeComplaint(cells('attributes: { difficulty: [] }'))).toMatchInlineSnapshot(`
      "✗ recipe.yaml:3:32 goal.cells.attributes.difficulty: must have at least 1 item, not 0.
        (out-of-range)"
    `)
  })

  test('an attribute that is no list', async () => {
    expect(await recipeComplaint(cells('attributes: { difficulty: hard }'))).toMatchInlineSnapshot(`
      "✗ recipe.yaml:3:32 goal.cells.attributes.difficulty: must be a list, not "hard".
        → Write it as a list: [hard].
        (wrong-type)"
    `)
  })

  test('a value that stands twice', async () => {
    expect(await recipeComplaint(cells('attributes: { difficulty: [1, 2, 1] }'))).toMatchInlineSnapshot(`
      "✗ recipe.yaml:3:32 goal.cells.attributes.difficulty: names the value 1 twice.
        (duplicate-value)"
    `)
  })

  test('a strength above the number of attributes', async () => {
    expect(
      await recipeComplaint(cells('attributes: { difficulty: [1, 2] }, strength: 3')),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:3:54 goal.cells.strength: must be at most 1, the number of attributes, not 3.
        (out-of-range)"
    `)
  })
})
