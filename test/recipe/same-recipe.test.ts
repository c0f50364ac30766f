/** Laws of a recipe's text: however it is written, the same recipe is the same plan. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Document, isScalar, parse, stringify, visit } from 'yaml'
import { folderWith } from '../cli/run-cli.js'
import { arbitraryRecipe, planOfText, recipeFiles } from './arbitrary-recipe.js'

const folder = folderWith(recipeFiles)
const runs = { numRuns: 6 }

/** The value with the keys of every mapping in another order; the goal's attributes keep theirs, which orders the cells. */
function reordered(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => reordered(item))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([name, item]) => [name, reordered(item, name)] as const)
  return Object.fromEntries(key === 'attributes' ? entries : entries.toReversed())
}

/** The value as YAML with a comment before every key and after every scalar, and blank lines between. */
function commented(value: unknown): string {
  const document = new Document(value)
  visit(document, {
    Pair(_, pair) {
      if (isScalar(pair.key)) pair.key.commentBefore = ' key: { [ "not a value'
      if (isScalar(pair.key)) pair.key.spaceBefore = true
      if (isScalar(pair.value)) pair.value.comment = ' after: *it'
    },
  })
  return document.toString()
}

describe('the same plan', () => {
  test('law: as YAML, as flow YAML and as JSON, with the same digest of the policy', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryRecipe, async (recipe) => {
        const asJson = await planOfText(JSON.stringify(recipe), folder)
        const flow = stringify(recipe, { collectionStyle: 'flow', lineWidth: 30 })
        for (const text of [stringify(recipe), flow, JSON.stringify(recipe, null, 2)]) {
          expect(parse(text)).toEqual(recipe)
          const plan = await planOfText(text, folder)
          expect([plan.digest, plan.policyDigest]).toEqual([asJson.digest, asJson.policyDigest])
        }
      }),
      runs,
    )
  })

  test('law: with its keys in another order', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryRecipe, async (recipe) => {
        const turned = reordered(recipe)
        expect(Object.keys(turned as object)).toEqual(Object.keys(recipe).toReversed())
        const [one, other] = [stringify(recipe), stringify(turned)]
        expect((await planOfText(other, folder)).digest).toBe((await planOfText(one, folder)).digest)
      }),
      runs,
    )
  })

  test('law: with comments and blank lines wherever they may stand', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryRecipe, async (recipe) => {
        const text = commented(recipe)
        expect(text.split('\n').filter((line) => line.includes('# key')).length).toBeGreaterThan(4)
        const plain = await planOfText(stringify(recipe), folder)
        expect((await planOfText(text, folder)).digest).toBe(plain.digest)
      }),
      runs,
    )
  })

  test('law: with Windows line ends, and with its repeated parts as aliases', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryRecipe, async (recipe) => {
        const digest = (await planOfText(stringify(recipe), folder)).digest
        const windows = stringify(recipe, { lineWidth: 0 }).replaceAll('\n', '\r\n')
        expect((await planOfText(windows, folder)).digest).toBe(digest)
        const shared = { use: 'length', with: { field: 'question', max: 90 } }
        const twice = {
          ...recipe,
          verify: [
            { ...shared, id: 'a' },
            { ...shared, id: 'b', with: shared.with },
          ],
        }
        const aliased = stringify(twice)
        expect(aliased).toContain('*a1')
        const written = await planOfText(JSON.stringify(twice), folder)
        expect((await planOfText(aliased, folder)).digest).toBe(written.digest)
      }),
      { numRuns: 20 },
    )
  })

  test('law: with every default written out', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryRecipe, async (recipe) => {
        const plan = await planOfText(JSON.stringify(recipe), folder)
        expect((await planOfText(stringify(plan.recipe), folder)).digest).toBe(plan.digest)
      }),
      runs,
    )
  })
})

describe('another plan', () => {
  test('law: a seed of one more', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryRecipe, async (recipe) => {
        const next = { ...recipe, seed: (recipe.seed ?? 0) + 1 }
        const [one, other] = [JSON.stringify(recipe), JSON.stringify(next)]
        expect((await planOfText(other, folder)).digest).not.toBe((await planOfText(one, folder)).digest)
      }),
      runs,
    )
  })

  test('law: verifiers, refiners, metrics or gates in another order', async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryRecipe,
        fc.constantFrom('verify', 'refine', 'measure', 'gates' as const),
        async (recipe, part) => {
          const list = (recipe[part as 'gates'] ?? []) as unknown[]
          fc.pre(list.length > 1)
          const turned = { ...recipe, [part]: list.toReversed() }
          const [one, other] = [JSON.stringify(recipe), JSON.stringify(turned)]
          expect((await planOfText(other, folder)).digest).not.toBe((await planOfText(one, folder)).digest)
        },
      ),
      { numRuns: 6 },
    )
  })

  test('the order of a goal’s attributes orders the cells, so it is part of the plan', async () => {
    const withAttributes = (attributes: object): string =>
      JSON.stringify({
        cupel: 1,
        name: 'demo',
        goal: { cells: { attributes } },
        generate: [{ id: 'make', method: 'arithmetic-program' }],
      })
    const [one, other] = [
      await planOfText(withAttributes({ a: [1, 2], b: [3, 4] }), folder),
      await planOfText(withAttributes({ b: [3, 4], a: [1, 2] }), folder),
    ]
    expect(one.goal.cells.map(({ attributes }) => Object.values(attributes))).toEqual([
      [1, 3],
      [1, 4],
      [2, 3],
      [2, 4],
    ])
    expect(other.digest).not.toBe(one.digest)
  })
})
