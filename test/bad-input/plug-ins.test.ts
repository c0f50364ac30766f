/** Recipes that name plug-ins which do not exist, or give them options which they do not have. */

import { describe, expect, test } from 'vitest'
import { fine, fineWithSource, recipeComplaint, seedFiles } from './complaint.js'

const fields = (...lines: readonly string[]): string => {
  const head =
    'cupel: 1\nname: demo\ngoal: { accepted: 5 }\ngenerate:\n  - id: make\n    method: fields\n    with:\n      fields:\n'
  return `${head}${lines.map((line) => `        ${line}\n`).join('')}`
}

describe('an unknown id', () => {
  test('of a method, with a near one', async () => {
    expect(
      await recipeComplaint(fine.replace('arithmetic-program', 'arithmetic-progam')),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:5:17 generate[0].method: there is no method "arithmetic-progam".
        → Did you mean "arithmetic-program"? \`cupel list methods\` shows all 6.
        (unknown-method)"
    `)
  })

  test('of a method, with no near one', async () => {
    expect(await recipeComplaint(fine.replace('arithmetic-program', 'evolve'))).toMatchInlineSnapshot(`
      "✗ recipe.yaml:5:17 generate[0].method: there is no method "evolve".
        → Known: arithmetic-program, fields, number-variation, rephrase, self-instruct, tutor-hints.
        (unknown-method)"
    `)
  })

  test('of a verifier', async () => {
    expect(await recipeComplaint(fine + 'verify: [equations]\n')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:6:10 verify[0]: there is no verifier "equations".
        → Did you mean "equation"? \`cupel list verifiers\` shows all 9.
        (unknown-verifier)"
    `)
  })

  test('of a refiner', async () => {
    expect(await recipeComplaint(fine + 'refine:\n  - use: exact-duplicate\n')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:7:5 refine[0].use: there is no refiner "exact-duplicate".
        → Did you mean "exact-duplicates"? \`cupel list refiners\` shows all 6.
        (unknown-refiner)"
    `)
  })

  test('of a metric', async () => {
    expect(await recipeComplaint(fine + 'measure: [lengths, distinct]\n')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:6:20 measure[1]: there is no metric "distinct".
        → Did you mean "distinct-n"? \`cupel list metrics\` shows all 7.
        (unknown-metric)"
    `)
  })

  test('of an exporter', async () => {
    expect(await recipeComplaint(fine + 'release: { exports: [sharegtp] }\n')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:6:22 release.exports[0]: there is no exporter "sharegtp".
        → Did you mean "sharegpt"? \`cupel list exporters\` shows all 9.
        (unknown-exporter)"
    `)
  })

  test('three times the same', async () => {
    expect(await recipeComplaint(fine + 'verify: [umpire, critic, jury]\n')).toMatchInlineSnapshot(`
      "✗ 3 problems:
        recipe.yaml:6:10 verify[0]: there is no verifier "umpire".
        recipe.yaml:6:18 verify[1]: there is no verifier "critic".
        recipe.yaml:6:26 verify[2]: there is no verifier "jury".
          → Known: adherence, equation, judge, language, length, no-answer-leak, not-empty, pattern, schema.
        (unknown-verifier)"
    `)
  })
})

describe('options', () => {
  test('an unknown one with a near one', async () => {
    expect(
      await recipeComplaint(fine.replace('program }', 'program, with: { dificulty: 1 } }')),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:5:53 generate[0].with.dificulty: there is no such key.
        → Did you mean "difficulty"?
        (unknown-key)"
    `)
  })

  test('an unknown one with no near one', async () => {
    expect(
      await recipeComplaint(fine + 'measure:\n  - { use: distinct-n, with: { window: 3 } }\n'),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:7:32 measure[0].with.window: there is no such key.
        → Known under measure[0].with: field, n.
        (unknown-key)"
    `)
  })

  test('too small', async () => {
    expect(
      await recipeComplaint(fine + 'measure:\n  - { use: distinct-n, with: { n: 0 } }\n'),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:7:32 measure[0].with.n: must be at least 1, not 0.
        (out-of-range)"
    `)
  })

  test('too large', async () => {
    expect(
      await recipeComplaint(fine + 'refine:\n  - { use: near-duplicates, with: { threshold: 1.5 } }\n'),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:7:37 refine[0].with.threshold: must be below 1, not 1.5.
        (out-of-range)"
    `)
  })

  test('of the wrong type', async () => {
    expect(
      await recipeComplaint(
        fineWithSource.replace('from: seeds }', 'from: seeds, with: { maxPerSeed: many } }'),
        seedFiles,
      ),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:6:64 generate[0].with.maxPerSeed: must be a number, not "many".
        (wrong-type)"
    `)
  })

  test('not a mapping', async () => {
    expect(
      await recipeComplaint(fine + 'measure:\n  - { use: lengths, with: [question] }\n'),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:7:21 measure[0].with: must be a mapping (key: value), not ["question"].
        (wrong-type)"
    `)
  })

  test('a value that is not among those known', async () => {
    expect(
      await recipeComplaint(fine + 'refine:\n  - { use: near-duplicates, with: { preset: word5 } }\n'),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:7:37 refine[0].with.preset: must be one of "word-5", "datatrove", "text-dedup", "nemo-curator", "slimpajama", not "word5".
        → Did you mean "word-5"?
        (wrong-value)"
    `)
  })

  test('a missing one, where the plug-in is named alone', async () => {
    expect(await recipeComplaint(fine + 'verify: [not-empty]\n')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:6:10 verify[0].with.fields: is missing; it must be a list.
        → Give its options: { use: not-empty, with: { fields: … } }.
        (missing-key)"
    `)
  })

  test('a missing one, where others are given', async () => {
    expect(
      await recipeComplaint(fine + 'refine:\n  - use: mix\n    with: { synthetic: 0.3 }\n'),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:8:5 refine[0].with.source: is missing; it must be text.
        (missing-key)"
    `)
  })

  test('two that exclude each other', async () => {
    expect(
      await recipeComplaint(fine + 'refine:\n  - { use: sample, with: { n: 1, share: 0.5 } }\n'),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:7:20 refine[0].with: give either n or share.
        (wrong-value)"
    `)
  })

  test('a source that the recipe does not name', async () => {
    expect(
      await recipeComplaint(fine + 'refine:\n  - { use: mix, with: { source: seeds, synthetic: 0.3 } }\n'),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:7:25 refine[0].with.source: there is no source "seeds".
        → Name it under \`sources:\`.
        (unknown-source)"
    `)
  })

  test('a source with a near name', async () => {
    expect(
      await recipeComplaint(
        fineWithSource + 'refine:\n  - { use: mix, with: { source: seed, synthetic: 0.3 } }\n',
        seedFiles,
      ),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:8:25 refine[0].with.source: there is no source "seed".
        → Did you mean "seeds"?
        (unknown-source)"
    `)
  })

  test('a pattern that is no regular expression', async () => {
    expect(
      await recipeComplaint(fine + 'verify:\n  - { use: pattern, with: { field: question, must: ["("] } }\n'),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:7:53 verify[0].with.must[0]: no regular expression: Invalid regular expression: /(/u: Unterminated group.
        (wrong-value)"
    `)
  })

  test('a JSON Schema that cannot be used', async () => {
    expect(
      await recipeComplaint(fine + 'verify:\n  - { use: schema, with: { schema: { type: objekt } } }\n'),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:7:20 verify[0].with: The schema cannot be used: schema is invalid: data/type must be equal to one of the allowed values, data/type must be array, data/type must match a schema in anyOf.
        → JSON Schema 2020-12: https://json-schema.org.
        (bad-schema)"
    `)
  })
})

describe('one of several forms', () => {
  test('an unknown kind of sample', async () => {
    expect(
      await recipeComplaint(fields('age: { sample: { kind: unifrom, min: 1, max: 9 } }')),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:9:26 generate[0].with.fields.age.sample.kind: must be one of "category", "weighted", "uniform", "integer", "normal", "lognormal", "poisson", "date", "person", "template", "constant", not "unifrom".
        → Did you mean "uniform"?
        (wrong-value)"
    `)
  })

  test('a sample without a kind', async () => {
    expect(await recipeComplaint(fields('age: { sample: { min: 1, max: 9 } }'))).toMatchInlineSnapshot(`
      "✗ recipe.yaml:9:16 generate[0].with.fields.age.sample.kind: is missing; it must be one of "category", "weighted", "uniform", "integer", "normal", "lognormal", "poisson", "date", "person", "template", "constant".
        (missing-key)"
    `)
  })

  test('a kind of sample with an option missing', async () => {
    expect(
      await recipeComplaint(fields('age: { sample: { kind: uniform, min: 1 } }')),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:9:16 generate[0].with.fields.age.sample.max: is missing; it must be a number.
        (missing-key)"
    `)
  })

  test('a kind of sample with limits the wrong way round', async () => {
    expect(
      await recipeComplaint(fields('age: { sample: { kind: uniform, min: 9, max: 1 } }')),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:9:41 generate[0].with.fields.age.sample.min: min is above max.
        (wrong-value)"
    `)
  })

  test('an unknown kind of field', async () => {
    expect(
      await recipeComplaint(fields('age: { smaple: { kind: uniform, min: 1, max: 9 } }')),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:9:16 generate[0].with.fields.age.smaple: there is no such key.
        → Did you mean "sample"?
        (unknown-key)"
    `)
  })

  test('a field of two kinds', async () => {
    expect(
      await recipeComplaint(fields('age: { expr: "1", sample: { kind: uniform, min: 1, max: 9 } }')),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:9:9 generate[0].with.fields.age: a field needs exactly one of sample, text, json, code, messages, expr, embed, retrieve, fn; this one has sample and expr.
        (wrong-value)"
    `)
  })

  test('a field of no kind', async () => {
    expect(await recipeComplaint(fields('age: {}'))).toMatchInlineSnapshot(`
      "✗ recipe.yaml:9:9 generate[0].with.fields.age: a field needs exactly one of sample, text, json, code, messages, expr, embed, retrieve, fn; this one has none.
        (wrong-value)"
    `)
  })

  test('an expression that is no CEL', async () => {
    expect(await recipeComplaint(fields('age: { expr: "1 +" }'))).toMatchInlineSnapshot(`
      "✗ recipe.yaml:9:16 generate[0].with.fields.age.expr: fields.age.expr: The expression \`1 +\` is not valid CEL: Unexpected token: EOF.
        → CEL looks like \`age < 10 ? "child" : "adult"\`; see https://cel.dev for the language.
        (bad-expression)"
    `)
  })

  test('an expression that reads an unknown field', async () => {
    expect(await recipeComplaint(fields('age: { expr: "height + 1" }'))).toMatchInlineSnapshot(`
      "✗ recipe.yaml:9:16 generate[0].with.fields.age.expr: fields.age.expr: The expression \`height + 1\` reads "height", which is no field.
        → Known: age, source.
        (unknown-field)"
    `)
  })

  test('fields that read each other', async () => {
    expect(await recipeComplaint(fields('a: { expr: b }', 'b: { expr: a }'))).toMatchInlineSnapshot(`
      "✗ recipe.yaml:9:9 generate[0].with.fields.a: Fields read each other in a circle: a → b → a.
        → Each field needs the one after the arrow first; let one of them read something else.
        (field-cycle)"
    `)
  })
})

describe('used twice', () => {
  test('a refiner', async () => {
    expect(
      await recipeComplaint(
        fine +
          'refine:\n  - { use: exact-duplicates, with: { field: question } }\n  - { use: exact-duplicates, with: { field: answer } }\n',
      ),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:8:5 refine[1]: "exact-duplicates" is used twice.
        → Give this use a name of its own: { use: …, id: exact-duplicates-2 }.
        (duplicate-id)"
    `)
  })

  test('a metric', async () => {
    expect(await recipeComplaint(fine + 'measure: [lengths, lengths]\n')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:6:20 measure[1]: "lengths" is used twice.
        → Give this use a name of its own: { use: …, id: lengths-2 }.
        (duplicate-id)"
    `)
  })

  test('a verifier', async () => {
    expect(await recipeComplaint(fine + 'verify: [equation, equation]\n')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:6:20 verify[1]: "equation" is used twice.
        → Give this use a name of its own: { use: …, id: equation-2 }.
        (duplicate-id)"
    `)
  })

  test('an exporter', async () => {
    expect(await recipeComplaint(fine + 'release: { exports: [sft, sft] }\n')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:6:27 release.exports[1]: "sft" is used twice.
        → Give this use a name of its own: { use: …, id: sft-2 }.
        (duplicate-id)"
    `)
  })
})
