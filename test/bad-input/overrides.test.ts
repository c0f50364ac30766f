/** Overrides of the command line and variables of the environment that do not fit the recipe. */

import { describe, expect, test } from 'vitest'
import { fine, fineWithSource, recipeComplaint, seedFiles } from './complaint.js'

describe('--set', () => {
  test('without "="', async () => {
    expect(await recipeComplaint(fine, {}, ['--set', 'goal.accepted'])).toMatchInlineSnapshot(`
      "✗ --set goal.accepted is not of the form path=value.
        → For example: --set goal.accepted=2000 --set sources.seeds.path=data.jsonl
        (bad-override)"
    `)
  })

  test('without a path', async () => {
    expect(await recipeComplaint(fine, {}, ['--set', '=3'])).toMatchInlineSnapshot(`
      "✗ --set =3 is not of the form path=value.
        → For example: --set goal.accepted=2000 --set sources.seeds.path=data.jsonl
        (bad-override)"
    `)
  })

  test('with a path that is none', async () => {
    expect(await recipeComplaint(fine, {}, ['--set', 'goal..accepted=3'])).toMatchInlineSnapshot(`
      "✗ --set goal..accepted=3 is not of the form path=value.
        → For example: --set goal.accepted=2000 --set sources.seeds.path=data.jsonl
        (bad-override)"
    `)
  })

  test('with a value that is no YAML', async () => {
    expect(await recipeComplaint(fine, {}, ['--set', 'goal.accepted=[1'])).toMatchInlineSnapshot(`
      "✗ --set goal.accepted=[1 is not valid YAML after the "=": the bracket that opens here is never closed.
        → Close the bracket.
        (bad-override)"
    `)
  })

  test('inside of a text', async () => {
    expect(await recipeComplaint(fine, {}, ['--set', 'name.first=ann'])).toMatchInlineSnapshot(`
      "✗ --set name.first: there is no such place: name is "demo" and has no parts.
        → Lists take an index, e.g. refine[0].with.threshold=0.8; the index after the last adds an item.
        (bad-override)"
    `)
  })

  test('beyond the end of a list', async () => {
    expect(await recipeComplaint(fine, {}, ['--set', 'generate[7].id=x'])).toMatchInlineSnapshot(`
      "✗ --set generate[7].id: there is no such place: generate is a list with 1 item, counted from [0].
        → Lists take an index, e.g. refine[0].with.threshold=0.8; the index after the last adds an item.
        (bad-override)"
    `)
  })

  test('a list by name', async () => {
    expect(await recipeComplaint(fine, {}, ['--set', 'generate.make.id=x'])).toMatchInlineSnapshot(`
      "✗ --set generate.make.id: there is no such place: generate is a list with 1 item, counted from [0].
        → Lists take an index, e.g. refine[0].with.threshold=0.8; the index after the last adds an item.
        (bad-override)"
    `)
  })

  test('the prototype of an object', async () => {
    expect(await recipeComplaint(fine, {}, ['--set', '__proto__.polluted=1'])).toMatchInlineSnapshot(`
      "✗ --set __proto__.polluted: there is no such place: __proto__ is no key.
        → Lists take an index, e.g. refine[0].with.threshold=0.8; the index after the last adds an item.
        (bad-override)"
    `)
  })

  test('a wrong type', async () => {
    expect(await recipeComplaint(fine, {}, ['--set', 'goal.accepted=many'])).toMatchInlineSnapshot(`
      "✗ --set goal.accepted: must be a number, not "many".
        (wrong-type)"
    `)
  })

  test('a wrong type within a mapping', async () => {
    expect(await recipeComplaint(fine, {}, ['--set', 'goal={ accepted: many }'])).toMatchInlineSnapshot(`
      "✗ --set goal.accepted: must be a number, not "many".
        (wrong-type)"
    `)
  })

  test('an unknown key', async () => {
    expect(await recipeComplaint(fine, {}, ['--set', 'goal.acepted=3'])).toMatchInlineSnapshot(`
      "✗ --set goal.acepted: there is no such key.
        → Did you mean "accepted"?
        (unknown-key)"
    `)
  })

  test('an unknown key at the top', async () => {
    expect(await recipeComplaint(fine, {}, ['--set', 'sed=3'])).toMatchInlineSnapshot(`
      "✗ --set sed: there is no such key.
        → Did you mean "seed"?
        (unknown-key)"
    `)
  })

  test('an unknown plug-in', async () => {
    expect(await recipeComplaint(fine, {}, ['--set', 'generate[0].method=evolve'])).toMatchInlineSnapshot(`
      "✗ --set generate[0].method: there is no method "evolve".
        → Known: arithmetic-program, fields, number-variation, rephrase, self-instruct, tutor-hints.
        (unknown-method)"
    `)
  })

  test('a path that is missing', async () => {
    expect(
      await recipeComplaint(fineWithSource, seedFiles, ['--set', 'sources.seeds.path=other.jsonl']),
    ).toMatchInlineSnapshot(`
      "✗ --set sources.seeds.path: there is no file or folder other.jsonl.
        → Its folder holds recipe.yaml, seeds.jsonl.
        (file-not-found)"
    `)
  })

  test('the last of two for the same place counts', async () => {
    expect(await recipeComplaint(fine, {}, ['--set', 'seed=x', '--set', 'seed=y'])).toMatchInlineSnapshot(`
      "✗ --set seed: must be a number, not "y".
        (wrong-type)"
    `)
  })

  test('a place that only begins alike is not the one that was set', async () => {
    expect(await recipeComplaint(fine + 'seedless: 1\n', {}, ['--set', 'seed=1'])).toMatchInlineSnapshot(`
      "✗ recipe.yaml:6:1 seedless: there is no such key.
        → Did you mean "seed"?
        (unknown-key)"
    `)
  })
})

describe('${env:…}', () => {
  test('where it may not stand', async () => {
    expect(await recipeComplaint(fine.replace('name: demo', 'name: ${env:NAME}'))).toMatchInlineSnapshot(`
      "✗ recipe.yaml:2:1 name: \${env:…} may not stand here.
        → It may stand in sources.*.path, models.*.url, models.*.key, models.*.headers.*; give this value with --set name=…
        (environment-not-allowed)"
    `)
  })

  test('that is not set', async () => {
    expect(
      await recipeComplaint(
        fineWithSource.replace('path: seeds.jsonl', 'path: "${env:CUPEL_TEST_UNSET}/seeds.jsonl"'),
      ),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:4:12 sources.seeds.path: the environment variable CUPEL_TEST_UNSET is not set.
        → Set it: CUPEL_TEST_UNSET=… cupel run …
        (environment-not-set)"
    `)
  })

  test('without a name', async () => {
    expect(
      await recipeComplaint(fineWithSource.replace('path: seeds.jsonl', 'path: "${env:}/seeds.jsonl"')),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:4:12 sources.seeds.path: \${env:…} holds no name of a variable.
        → A name is letters, digits and _, not beginning with a digit: \${env:DATA_FOLDER}/seeds.jsonl.
        (environment-malformed)"
    `)
  })

  test('with a name that is none', async () => {
    expect(
      await recipeComplaint(
        fineWithSource.replace('path: seeds.jsonl', 'path: "${env:DATA-DIR}/seeds.jsonl"'),
      ),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:4:12 sources.seeds.path: \${env:…} holds no name of a variable.
        → A name is letters, digits and _, not beginning with a digit: \${env:DATA_FOLDER}/seeds.jsonl.
        (environment-malformed)"
    `)
  })
})
