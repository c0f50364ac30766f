/** Recipes in TypeScript that cannot be loaded, or are no plain data. */

import { describe, expect, test } from 'vitest'
import { complaint } from './complaint.js'

describe('a module', () => {
  test('that throws', async () => {
    expect(
      await complaint(['plan', 'recipe.ts'], {
        'recipe.ts':
          "const n: number = 1\n\nthrow new TypeError('the folder is gone')\n\nexport const recipe = { n }\n",
      }),
    ).toMatchInlineSnapshot(`
      "✗ recipe.ts:3 cannot be loaded: the folder is gone.
        → A recipe in TypeScript is run as a module; mend what it stumbles over.
        (recipe-module)"
    `)
  })

  test('that is no TypeScript', async () => {
    expect(
      await complaint(['plan', 'recipe.ts'], {
        'recipe.ts': "export const recipe = {\n  cupel: 1,\n  name 'demo',\n}\n",
      }),
    ).toMatchInlineSnapshot(`
      "✗ recipe.ts:3:7 cannot be loaded: Unexpected token, expected ",".
        → A recipe in TypeScript is run as a module; mend what it stumbles over.
        (recipe-module)"
    `)
  })

  test('that imports a file which is missing', async () => {
    expect(
      await complaint(['plan', 'recipe.ts'], {
        'recipe.ts':
          "import { steps } from './steps.js'\n\nexport const recipe = { cupel: 1, name: 'demo', generate: steps }\n",
      }),
    ).toMatchInlineSnapshot(`
      "✗ recipe.ts:1 cannot be loaded: Cannot find module './steps.js'.
        → A recipe in TypeScript is run as a module; mend what it stumbles over.
        (recipe-module)"
    `)
  })

  test('that exports something else', async () => {
    expect(
      await complaint(['plan', 'recipe.ts'], { 'recipe.ts': 'export const receipe = { cupel: 1 }\n' }),
    ).toMatchInlineSnapshot(`
      "✗ recipe.ts exports no recipe.
        → Write \`export const recipe = defineRecipe({ … })\` with \`import { defineRecipe } from 'cupel'\`.
        (recipe-module)"
    `)
  })

  test('that exports a function', async () => {
    expect(
      await complaint(['plan', 'recipe.ts'], { 'recipe.ts': 'export const recipe = () => ({ cupel: 1 })\n' }),
    ).toMatchInlineSnapshot(`
      "✗ recipe.ts exports no recipe.
        → Write \`export const recipe = defineRecipe({ … })\` with \`import { defineRecipe } from 'cupel'\`.
        (recipe-module)"
    `)
  })

  test('that has the wrong form', async () => {
    expect(
      await complaint(['plan', 'recipe.ts'], {
        'recipe.ts': "export const recipe = { cupel: 1, name: 'demo', generat: [] }\n",
      }),
    ).toMatchInlineSnapshot(`
      "✗ 2 problems:
        recipe.ts generate: is missing; it must be a list.
        recipe.ts generat: there is no such key.
          → Did you mean "generate"?
        (missing-key)"
    `)
  })
})

describe('a value that is no plain data', () => {
  test('a function', async () => {
    expect(
      await complaint(['plan', 'recipe.ts'], {
        'recipe.ts':
          "export const recipe = { cupel: 1, name: 'demo', generate: [{ id: 'a', method: 'fields', with: { fields: { n: { fn: () => 1 } } } }] }\n",
      }),
    ).toMatchInlineSnapshot(`
      "✗ recipe.ts generate[0].with.fields.n.fn: is a function; a recipe holds plain data only.
        → Texts, numbers, true and false, lists and mappings are plain data.
        (recipe-not-data)"
    `)
  })

  test('a date', async () => {
    expect(
      await complaint(['plan', 'recipe.ts'], {
        'recipe.ts': "export const recipe = { cupel: 1, name: 'demo', description: new Date(0) }\n",
      }),
    ).toMatchInlineSnapshot(`
      "✗ recipe.ts description: is a Date; a recipe holds plain data only.
        → Texts, numbers, true and false, lists and mappings are plain data.
        (recipe-not-data)"
    `)
  })

  test('a number that JSON has no form for', async () => {
    expect(
      await complaint(['plan', 'recipe.ts'], {
        'recipe.ts': "export const recipe = { cupel: 1, name: 'demo', seed: 0 / 0 }\n",
      }),
    ).toMatchInlineSnapshot(`
      "✗ recipe.ts seed: is NaN; a recipe holds plain data only.
        → Texts, numbers, true and false, lists and mappings are plain data.
        (recipe-not-data)"
    `)
  })

  test('a big integer', async () => {
    expect(
      await complaint(['plan', 'recipe.ts'], {
        'recipe.ts': "export const recipe = { cupel: 1, name: 'demo', seed: 5n }\n",
      }),
    ).toMatchInlineSnapshot(`
      "✗ recipe.ts seed: is a bigint; a recipe holds plain data only.
        → Texts, numbers, true and false, lists and mappings are plain data.
        (recipe-not-data)"
    `)
  })

  test('a part that holds itself', async () => {
    expect(
      await complaint(['plan', 'recipe.ts'], {
        'recipe.ts':
          "const goal: Record<string, unknown> = {}\ngoal.goal = goal\nexport const recipe = { cupel: 1, name: 'demo', goal }\n",
      }),
    ).toMatchInlineSnapshot(`
      "✗ recipe.ts goal.goal: is a part that holds itself; a recipe holds plain data only.
        → Texts, numbers, true and false, lists and mappings are plain data.
        (recipe-not-data)"
    `)
  })
})
