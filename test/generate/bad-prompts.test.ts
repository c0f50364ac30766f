/** What a user reads when a step that asks models has bad options: place, what, what next. */

import { describe, expect, test } from 'vitest'
import { recipeComplaint } from '../bad-input/complaint.js'
import type { Files } from '../cli/run-cli.js'

const head = `cupel: 1
name: demo
models:
  writer: { provider: scripted, module: ./writer.mjs, model: own-1, family: own }
goal: { accepted: 5, budget: { candidates: 9 } }
`
const files: Files = {
  'writer.mjs': 'export const chat = () => "x"\n',
  'seeds.jsonl': '{"question":"Why?"}\n',
}

/** The complaint about a field: its options stand in line 12. */
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
      "✗ recipe.yaml:12:19 generate[0].with.fields.answer.text: fields.answer.text reads "topc", which is no field.
        → Did you mean "topic"?
        (unknown-field)"
    `)
  })

  test('a prompt file that is not there', async () => {
    expect(await ofField('{ text: { prompt: { file: ask.txt } } }')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:12:27 generate[0].with.fields.answer.text.prompt: fields.answer.text.prompt names ask.txt, which cannot be read: ENOENT: no such file or directory.
        → Paths are relative to the recipe.
        (missing-file)"
    `)
  })

  test('examples of no source', async () => {
    expect(
      await ofField('{ text: { prompt: "Of {{topic}}", fewShots: { source: shots, template: "{{q}}" } } }'),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:10:5 generate[0].with: there is no source "shots".
        → Name it under \`sources:\`.
        (unknown-source)"
    `)
  })

  test('a query for examples that are drawn at random', async () => {
    expect(
      await ofField(
        '{ text: { prompt: x, fewShots: { source: shots, template: "{{q}}", query: "{{topic}}" } } }',
      ),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:12:84 generate[0].with.fields.answer.text.fewShots.query: \`query\` belongs to pick: nearest.
        (wrong-value)"
    `)
  })

  test('a slot for examples without any', async () => {
    expect(await ofField('{ text: "Like {{few}}" }')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:12:19 generate[0].with.fields.answer.text: fields.answer.text reads "few", which is no field.
        → Name the examples under \`fewShots\`.
        (unknown-field)"
    `)
  })

  test('a schema that is none', async () => {
    expect(await ofField('{ json: { prompt: x, schema: { type: number-like } } }')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:12:38 generate[0].with.fields.answer.json.schema: fields.answer.json.schema: The schema cannot be used: schema is invalid: data/type must be equal to one of the allowed values, data/type must be array, data/type must match a schema in anyOf.
        → JSON Schema 2020-12: https://json-schema.org.
        (bad-schema)"
    `)
  })

  test('a schema file that is no JSON', async () => {
    const found = await ofField('{ json: { prompt: x, schema: s.json } }', { 's.json': '{ type: object }' })
    // What the parser says differs between versions of Node.
    expect(found.replace(/no JSON: .*/, 'no JSON: …')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:12:38 generate[0].with.fields.answer.json.schema: fields.answer.json.schema: The file is no JSON: …
        → JSON Schema 2020-12: https://json-schema.org.
        (invalid-json)"
    `)
  })

  test('turns that nobody says', async () => {
    expect(await ofField('{ messages: { user: Hi, turns: 3 } }')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:12:41 generate[0].with.fields.answer.messages.turns: more than one turn needs \`followUp\`, \`userModel\` or both.
        (wrong-value)"
    `)
  })

  test('a setting out of its bounds, a setting that does not exist', async () => {
    expect(await ofField('{ text: { prompt: x, temperature: 3 } }')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:12:38 generate[0].with.fields.answer.text.temperature: must be at most 2, not 3.
        (out-of-range)"
    `)
    expect(await ofField('{ text: { prompt: x, temprature: 1 } }')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:12:38 generate[0].with.fields.answer.text.temprature: there is no such key.
        → Did you mean "temperature"?
        (unknown-key)"
    `)
  })

  test('a model that the recipe does not describe', async () => {
    expect(await ofField('{ text: { prompt: x, model: writr } }')).toMatchInlineSnapshot(`
      "✗ 2 problems:
        recipe.yaml:9:5 generate[0].model: fields asks no model of its own with these options.
          → Remove \`model\`.
        recipe.yaml:10:5 generate[0].with: there is no model "writr".
          → Did you mean "writer"?
        (model-not-used)"
    `)
  })

  test('a search of no source', async () => {
    expect(await ofField('{ retrieve: { from: docs, query: topic } }')).toMatchInlineSnapshot(`
      "✗ 2 problems:
        recipe.yaml:9:5 generate[0].model: fields asks no model of its own with these options.
          → Remove \`model\`.
        recipe.yaml:10:5 generate[0].with: there is no source "docs".
          → Name it under \`sources:\`.
        (model-not-used)"
    `)
  })
})

describe('self-instruct', () => {
  test('more instances than the paper takes', async () => {
    expect(await ofMethod('self-instruct', '{ instances: 6 }')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:8:76 generate[0].with.instances: must be at most 5, not 6.
        (out-of-range)"
    `)
  })

  test('a similarity of nothing', async () => {
    expect(await ofMethod('self-instruct', '{ similarity: 0 }')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:8:76 generate[0].with.similarity: must be above 0, not 0.
        (out-of-range)"
    `)
  })
})

describe('rephrase', () => {
  test('a style that does not exist', async () => {
    expect(await ofMethod('rephrase', '{ styles: [plian] }')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:8:80 generate[0].with.styles[0]: must be one of "plain", "story", "formal", "brief", "spoken", "reordered", not "plian".
        → Did you mean "plain"?
        (wrong-value)"
    `)
  })

  test('a style twice', async () => {
    expect(
      await ofMethod('rephrase', '{ styles: [plain, { name: plain, words: Other words. }] }'),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:8:71 generate[0].with.styles: a style is named twice.
        (wrong-value)"
    `)
  })

  test('lengths that exclude each other', async () => {
    expect(await ofMethod('rephrase', '{ minLength: 2, maxLength: 1 }')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:8:71 generate[0].with.minLength: minLength is above maxLength.
        (wrong-value)"
    `)
  })
})

describe('judge', () => {
  const judge = (options: string) => `{ use: judge, model: writer, with: ${options} }`

  test('a rubric file that is not there', async () => {
    expect(await ofUse('verify', judge('{ rubric: fit.yaml }'))).toMatchInlineSnapshot(`
      "✗ recipe.yaml:8:39 verify[0].with: The rubric file fit.yaml does not exist.
        → Paths are relative to the recipe.
        (missing-file)"
    `)
  })

  test('a rubric file without a question', async () => {
    const more = { 'fit.md': '# fit\n\n- 1: bad\n- 5: good\n\nPass: 4\n' }
    expect(await ofUse('verify', judge('{ rubric: fit.md }'), more)).toMatchInlineSnapshot(`
      "✗ recipe.yaml:8:39 verify[0].with: The rubric file fit.md cannot be used: question: Too small: expected string to have >=1 characters
        → Write YAML with name, question, scale or labels, and pass; or Markdown: a heading, the question, a list "- 1: …", a line "Pass: score >= 4".
        (bad-rubric)"
    `)
  })

  test('a rubric that passes everything', async () => {
    const rubric = '{ name: fit, question: "Good?", scale: { 1: bad, 5: good }, pass: 1 }'
    expect(await ofUse('verify', judge(`{ rubric: ${rubric} }`))).toMatchInlineSnapshot(`
      "✗ recipe.yaml:8:39 verify[0].with: A least score of 1 tells nothing apart on a scale from 1 to 5.
        → Write YAML with name, question, scale or labels, and pass; or Markdown: a heading, the question, a list "- 1: …", a line "Pass: score >= 4".
        (bad-rubric)"
    `)
  })

  test('an even number of samples', async () => {
    const rubric = '{ name: fit, question: "Good?", scale: { 1: bad, 5: good }, pass: 4 }'
    expect(await ofUse('verify', judge(`{ rubric: ${rubric}, samples: 4 }`))).toMatchInlineSnapshot(`
      "✗ recipe.yaml:8:126 verify[0].with.samples: an even number of samples may have no majority.
        (wrong-value)"
    `)
  })
})

describe('novelty', () => {
  test('a threshold above 1', async () => {
    expect(await ofUse('refine', '{ use: novelty, with: { threshold: 1.5 } }')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:8:34 refine[0].with.threshold: must be at most 1, not 1.5.
        (out-of-range)"
    `)
  })

  test('a way of ignoring that does not exist', async () => {
    expect(await ofUse('refine', '{ use: novelty, with: { ignore: own-parent } }')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:8:34 refine[0].with.ignore: must be "own-task" or "none", not "own-parent".
        (wrong-value)"
    `)
  })
})
