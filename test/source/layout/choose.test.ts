/** Choosing a split or a configuration. */

import { expect, test } from 'vitest'
import { choose } from '../../../src/source/layout/choose.js'
import { thrownBy } from '../sample-folder.js'

const among = (names: readonly string[], asked?: string, kind: 'split' | 'config' = 'split') =>
  choose({ kind, folder: 'data', names, asked })

test.each([
  [['train'], undefined, 'train'],
  [['train', 'test'], 'test', 'test'],
  [['train'], 'train', 'train'],
])('among %j, asked for %s: %s', (names, asked, expected) => {
  expect(among(names, asked)).toBe(expected)
})

test('several and none asked for', async () => {
  expect(await thrownBy(() => among(['train', 'test']))).toMatchInlineSnapshot(`
    "RecipeError split-needed: data has several splits: train, test.
    Name one in the source's options: with: { split: train }."
  `)
  expect(await thrownBy(() => among(['en', 'de'], undefined, 'config'))).toMatchInlineSnapshot(`
    "RecipeError config-needed: data has several configs: en, de.
    Name one in the source's options: with: { config: en }."
  `)
})

test('a name that is not there', async () => {
  expect(await thrownBy(() => among(['train', 'validation'], 'validaton'))).toMatchInlineSnapshot(`
    "RecipeError unknown-split: data has no split "validaton".
    Did you mean "validation"? It has: train, validation."
  `)
  expect(await thrownBy(() => among(['train'], 'x'))).toMatchInlineSnapshot(`
    "RecipeError unknown-split: data has no split "x".
    Known: train."
  `)
  expect(await thrownBy(() => among([], 'train', 'config'))).toMatchInlineSnapshot(`
    "RecipeError unknown-config: data has no config "train".
    Known: none."
  `)
})
