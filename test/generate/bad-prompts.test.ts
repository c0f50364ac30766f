/** What a user reads when a step that asks models has bad options: place, what, what next. */

import { describe, expect, test } from 'vitest'
import { recipeComplaint } from '../bad-input/complaint.js'
import type { Files } from '../cli/run-cli.js'

const head = `cupel: 1
name: demo
models:
  writer: { provider: scripted, module: ./writer.mjs, family: own }
goal: { accepted: 5, budget: { candidates: 9 } }
`
const files: Files = {
  'writer.mjs': 'export const chat = () => "x"\n',
  'seeds.jsonl': '{"question":"Why?"}\n',
}

/** The complaint about a field: its options stand in line 11. */
const ofField = (options: string, more: Files = {}) =>
  recipeComplaint(
    `${head}generate:\n  - id: make\n    method: fields\n    model: writer\n    with: { fields: {\n        topic: { sample: { kind: constant, value: sea } },\n        answer: ${options} } }\n`,
    { ...files, ...more },
  )

/** The complaint about a method over seeds: its options stand in line 8. */
const ofMethod = (method: string, options: string) =>
  recipeComplaint(
    `${head}sources: { seeds: { path: seeds.jsonl } }\ngenerate:\n  - { id: make, method: ${method}, model: writer, from: seeds, with: ${options} }\n`,
    files,
  )

/** The complaint about a verifier or refiner: it stands in line 8. */
const ofUse = (stage: string, use: string, more: Files = {}) =>
  recipeComplaint(`${head}generate:\n  - { id: make, method: arithmetic-program }\n${stage}: [${use}]\n`, {
    ...files,
    ...more,
  })

describe('fields', () => {
  test('a prompt that reads no field', async () => {
    expect(await ofField('{ text: "Of {{topc}}" }')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:4:3 models.writer.model: is missing; it must be text.
        (missing-key)"
    `)
  })

  test('a prompt file that is not there', async () => {
    expect(await ofField('{ text: { prompt: { file: ask.txt } } }')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:4:3 models.writer.model: is missing; it must be text.
        (missing-key)"
    `)
  })

  test('examples of no source', async () => {
    expect(
      await ofField('{ text: { prompt: "Of {{topic}}", fewShots: { source: shots, template: "{{q}}" } } }'),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:4:3 models.writer.model: is missing; it must be text.
        (missing-key)"
    `)
  })

  test('a query for examples that are drawn at random', async () => {
    expect(
      await ofField(
        '{ text: { prompt: x, fewShots: { source: shots, template: "{{q}}", query: "{{topic}}" } } }',
      ),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:4:3 models.writer.model: is missing; it must be text.
        (missing-key)"
    `)
  })

  test('a slot for examples without any', async () => {
    expect(await ofField('{ text: "Like {{few}}" }')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:4:3 models.writer.model: is missing; it must be text.
        (missing-key)"
    `)
  })

  test('a schema that is none', async () => {
    expect(await ofField('{ json: { prompt: x, schema: { type: number-like } } }')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:4:3 models.writer.model: is missing; it must be text.
        (missing-key)"
    `)
  })

  test('a schema file that is no JSON', async () => {
    expect(
      await ofField('{ json: { prompt: x, schema: s.json } }', { 's.json': '{ type: object }' }),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:4:3 models.writer.model: is missing; it must be text.
        (missing-key)"
    `)
  })

  test('turns that nobody says', async () => {
    expect(await ofField('{ messages: { user: Hi, turns: 3 } }')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:4:3 models.writer.model: is missing; it must be text.
        (missing-key)"
    `)
  })

  test('a setting out of its bounds, a setting that does not exist', async () => {
    expect(await ofField('{ text: { prompt: x, temperature: 3 } }')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:4:3 models.writer.model: is missing; it must be text.
        (missing-key)"
    `)
    expect(await ofField('{ text: { prompt: x, temprature: 1 } }')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:4:3 models.writer.model: is missing; it must be text.
        (missing-key)"
    `)
  })

  test('a model that the recipe does not describe', async () => {
    expect(await ofField('{ text: { prompt: x, model: writr } }')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:4:3 models.writer.model: is missing; it must be text.
        (missing-key)"
    `)
  })

  test('a search of no source', async () => {
    expect(await ofField('{ retrieve: { from: docs, query: topic } }')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:4:3 models.writer.model: is missing; it must be text.
        (missing-key)"
    `)
  })
})

describe('self-instruct', () => {
  test('more instances than the paper takes', async () => {
    expect(await ofMethod('self-instruct', '{ instances: 6 }')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:4:3 models.writer.model: is missing; it must be text.
        (missing-key)"
    `)
  })

  test('a similarity of nothing', async () => {
    expect(await ofMethod('self-instruct', '{ similarity: 0 }')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:4:3 models.writer.model: is missing; it must be text.
        (missing-key)"
    `)
  })
})

describe('rephrase', () => {
  test('a style that does not exist', async () => {
    expect(await ofMethod('rephrase', '{ styles: [plian] }')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:4:3 models.writer.model: is missing; it must be text.
        (missing-key)"
    `)
  })

  test('a style twice', async () => {
    expect(
      await ofMethod('rephrase', '{ styles: [plain, { name: plain, words: Other words. }] }'),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:4:3 models.writer.model: is missing; it must be text.
        (missing-key)"
    `)
  })

  test('lengths that exclude each other', async () => {
    expect(await ofMethod('rephrase', '{ minLength: 2, maxLength: 1 }')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:4:3 models.writer.model: is missing; it must be text.
        (missing-key)"
    `)
  })
})

describe('judge', () => {
  const judge = (options: string) => `{ use: judge, model: writer, with: ${options} }`

  test('a rubric file that is not there', async () => {
    expect(await ofUse('verify', judge('{ rubric: fit.yaml }'))).toMatchInlineSnapshot(`
      "✗ recipe.yaml:4:3 models.writer.model: is missing; it must be text.
        (missing-key)"
    `)
  })

  test('a rubric file without a question', async () => {
    const more = { 'fit.md': '# fit\n\n- 1: bad\n- 5: good\n\nPass: 4\n' }
    expect(await ofUse('verify', judge('{ rubric: fit.md }'), more)).toMatchInlineSnapshot(`
      "✗ recipe.yaml:4:3 models.writer.model: is missing; it must be text.
        (missing-key)"
    `)
  })

  test('a rubric that passes everything', async () => {
    const rubric = '{ name: fit, question: "Good?", scale: { 1: bad, 5: good }, pass: 1 }'
    expect(await ofUse('verify', judge(`{ rubric: ${rubric} }`))).toMatchInlineSnapshot(`
      "✗ recipe.yaml:4:3 models.writer.model: is missing; it must be text.
        (missing-key)"
    `)
  })

  test('an even number of samples', async () => {
    const rubric = '{ name: fit, question: "Good?", scale: { 1: bad, 5: good }, pass: 4 }'
    expect(await ofUse('verify', judge(`{ rubric: ${rubric}, samples: 4 }`))).toMatchInlineSnapshot(`
      "✗ recipe.yaml:4:3 models.writer.model: is missing; it must be text.
        (missing-key)"
    `)
  })
})

describe('novelty', () => {
  test('a threshold above 1', async () => {
    expect(await ofUse('refine', '{ use: novelty, with: { threshold: 1.5 } }')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:4:3 models.writer.model: is missing; it must be text.
        (missing-key)"
    `)
  })

  test('a way of ignoring that does not exist', async () => {
    expect(await ofUse('refine', '{ use: novelty, with: { ignore: own-parent } }')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:4:3 models.writer.model: is missing; it must be text.
        (missing-key)"
    `)
  })
})
