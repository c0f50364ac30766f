/** Who is asked by a step or verifier: its own model, the only one, or those that its options name. */

import { describe, expect, test } from 'vitest'
import type { ModelBinding } from '../../src/model/binding.js'
import type { Problem } from '../../src/recipe/problems.js'
import { modelsOfUse } from '../../src/recipe/use-models.js'
import { complaintOf, judgeUse, planOf } from './model-recipe.js'

const place = { path: ['generate', 0], optionsPath: ['generate', 0, 'with'], what: 'fields' }

function resolved(known: readonly string[], named: readonly string[], isOwnUsed: boolean, given?: string) {
  const problems: Problem[] = []
  const models = new Map(known.map((alias) => [alias, { alias } as ModelBinding]))
  return { ...modelsOfUse({ named, isOwnUsed }, given, models, place, problems), problems }
}

describe('who is asked', () => {
  test.each([
    ['the only model, by itself', ['a'], [], true, undefined, 'a', ['a']],
    ['the model that the use names', ['a', 'b'], [], true, 'b', 'b', ['b']],
    [
      'those that options name, each once',
      ['a', 'b'],
      ['b', 'a', 'b'],
      false,
      undefined,
      undefined,
      ['b', 'a'],
    ],
    ['own first, then named', ['a', 'b'], ['a', 'b'], true, 'b', 'b', ['b', 'a']],
    ['nobody, where nobody is needed', ['a'], [], false, undefined, undefined, []],
  ] as const)('%s', (_, known, named, isOwnUsed, given, own, asked) => {
    expect(resolved(known, named, isOwnUsed, given)).toEqual({ own, asked, problems: [] })
  })

  test('unknown aliases are not asked', () => {
    const { asked, problems } = resolved(['a'], ['a', 'ghost'], false)
    expect(asked).toEqual(['a'])
    expect(problems).toMatchObject([{ code: 'unknown-model', path: ['generate', 0, 'with'] }])
  })
})

describe('a plan', () => {
  const mock = (alias: string): string => `${alias}: { provider: mock, model: mock-8b }`

  test('knows who asks whom', async () => {
    const plan = await planOf({
      models: [mock('writer'), mock('judge')],
      step: 'model: writer',
      verify: `{ use: not-empty, with: { fields: [poem] } }, ${judgeUse(', model: judge')}`,
    })
    expect(plan.steps.map(({ models }) => models)).toEqual([{ own: 'writer', asked: ['writer'] }])
    expect(plan.verifiers.map(({ models }) => models)).toEqual([
      { own: undefined, asked: [] },
      { own: 'judge', asked: ['judge'] },
    ])
  })

  test('with one model needs no `model:`', async () => {
    const plan = await planOf({ models: [mock('writer')], verify: judgeUse() })
    expect([plan.steps[0]?.models.own, plan.verifiers[0]?.models.own]).toEqual(['writer', 'writer'])
  })

  test('without models, though one is needed', async () => {
    expect(await complaintOf({ models: [] })).toMatchInlineSnapshot(`
      "recipe.yaml:5:5 generate[0]: fields needs a model.
      → Describe one under \`models:\`, e.g. writer: { provider: ollama, model: llama3.1 }.
      (model-missing)"
    `)
  })

  test('with two models, and none named', async () => {
    const models = [mock('writer'), mock('judge')]
    expect(await complaintOf({ models, verify: judgeUse() })).toMatchInlineSnapshot(`
      "2 problems:
        recipe.yaml:8:5 generate[0]: fields needs a model.
        recipe.yaml:11:10 verify[0]: judge needs a model.
          → Add \`model: writer\`; the recipe has writer, judge.
      (model-missing)"
    `)
  })

  test('with a name that nobody has, on the step or in options', async () => {
    expect(await complaintOf({ models: [mock('writer')], step: 'model: wrtier' })).toMatchInlineSnapshot(`
      "recipe.yaml:9:5 generate[0].model: there is no model "wrtier".
      → Did you mean "writer"?
      (unknown-model)"
    `)
    const fields = '{ text: { prompt: "Hello.", model: somebody } }'
    expect(await complaintOf({ models: [mock('writer')], fields })).toMatchInlineSnapshot(`
      "recipe.yaml:9:5 generate[0].with: there is no model "somebody".
      → Known: writer.
      (unknown-model)"
    `)
    expect(await complaintOf({ models: [], step: 'model: writer' })).toContain('Name it under `models:`.')
  })

  test('with a model for a step that asks none of its own', async () => {
    const fields = '{ sample: { kind: integer, min: 1, max: 9 } }'
    expect(
      await complaintOf({ models: [mock('writer')], step: 'model: writer', fields }),
    ).toMatchInlineSnapshot(`
      "recipe.yaml:9:5 generate[0].model: fields asks no model of its own with these options.
      → Remove \`model\`.
      (model-not-used)"
    `)
  })
})
