/** Where the values of a recipe stand: every kind of nesting, and values that are not there. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { parseRecipeText, readRecipeDocument } from '../../src/recipe/document.js'
import type { RecipePath } from '../../src/recipe/problems.js'
import { folderWith } from '../cli/run-cli.js'

// columns count from 1, in UTF-16 units
const text = `# a comment first
name: demo
goal: { accepted: 5, cells: { attributes: { a: [1, 2], "b c": [x] } } }
generate:
  - id: make
    with:
      fields:
        - [one, [two, { three: 3 }]]
  - { id: vary, from: make }
list:
- a
-   b
"quoted key": 1
? long key
: value
anchored: &base { n: 1 }
copy: *base
merged:
  <<: *base
  m: 2
block: |
  text
empty:
`

const { value, locate } = parseRecipeText(text, 'team/recipe.yaml')

describe('the place of', () => {
  test.each<[RecipePath, string]>([
    [['name'], '2:1'],
    [['goal'], '3:1'],
    [['goal', 'accepted'], '3:9'],
    [['goal', 'cells', 'attributes', 'a'], '3:45'],
    [['goal', 'cells', 'attributes', 'a', 1], '3:52'],
    [['goal', 'cells', 'attributes', 'b c'], '3:56'],
    [['goal', 'cells', 'attributes', 'b c', 0], '3:64'],
    [['generate'], '4:1'],
    [['generate', 0], '5:5'],
    [['generate', 0, 'id'], '5:5'],
    [['generate', 0, 'with', 'fields', 0], '8:11'],
    [['generate', 0, 'with', 'fields', 0, 1, 1, 'three'], '8:25'],
    [['generate', 1, 'from'], '9:17'],
    [['list', 1], '12:5'],
    [['quoted key'], '13:1'],
    [['long key'], '14:3'],
    [['copy'], '17:1'],
    [['merged', 'm'], '20:3'],
    [['block'], '21:1'],
    [['empty'], '23:1'],
  ])('%j', (path, place) => {
    expect(locate(path)).toBe(`team/recipe.yaml:${place}`)
  })

  test.each<[string, RecipePath, string]>([
    ['a missing key is that of its mapping', ['goal', 'budget'], '3:1'],
    ['a missing key of an item is that of the item', ['generate', 1, 'method'], '9:5'],
    ['what lies below a missing key is that of the last that is there', ['goal', 'budget', 'minutes'], '3:1'],
    ['a missing item is that of the list', ['list', 7], '10:1'],
    ['something within an alias is that of the alias', ['copy', 'n'], '17:1'],
    ['a missing key at the top is that of the first key', ['seed'], '2:1'],
    ['the whole is that of the first key', [], '2:1'],
  ])('%s', (_, path, place) => {
    expect(locate(path)).toBe(`team/recipe.yaml:${place}`)
  })
})

test('the value is that of YAML 1.2: aliases and merges resolved by its rules', () => {
  expect(value).toMatchObject({
    name: 'demo',
    copy: { n: 1 },
    block: 'text\n',
    empty: null,
    'long key': 'value',
  })
})

test('JSON is YAML: the same value, with places', () => {
  const json = parseRecipeText('{\n  "name": "demo",\n  "goal": { "accepted": 5 }\n}\n', 'recipe.json')
  expect(json.value).toEqual({ name: 'demo', goal: { accepted: 5 } })
  expect(json.locate(['goal', 'accepted'])).toBe('recipe.json:3:13')
})

test('Windows line ends and a byte order mark move nothing', () => {
  const windows = parseRecipeText('\uFEFFname: demo\r\ngoal:\r\n  accepted: 5\r\n', 'r.yaml')
  expect(windows.value).toEqual({ name: 'demo', goal: { accepted: 5 } })
  expect(windows.locate(['goal', 'accepted'])).toBe('r.yaml:3:3')
})

test('law: a value that is written as YAML is read back, and each of its keys is found at its own text', () => {
  const key = fc.string({ minLength: 1, maxLength: 5, unit: fc.constantFrom(...'abcdefg') })
  const { tree } = fc.letrec((tie) => ({
    tree: fc.dictionary(
      key,
      fc.oneof({ depthSize: 'small' }, fc.integer(), fc.boolean(), key, tie('list'), tie('tree')),
      { maxKeys: 4, noNullPrototype: true },
    ),
    list: fc.array(fc.oneof({ depthSize: 'small' }, fc.integer(), key, tie('tree')), { maxLength: 4 }),
  }))
  fc.assert(
    fc.property(tree, fc.constantFrom(0, 'flow' as const), (given, style) => {
      fc.pre(Object.keys(given as object).length > 0)
      const written = stringify(given, style === 'flow' ? { collectionStyle: 'flow' } : {})
      const parsed = parseRecipeText(written, 'r')
      expect(parsed.value).toEqual(given)
      const lines = written.split('\n')
      for (const path of keysOf(given)) {
        const [, line, column] = /^r:(\d+):(\d+)$/.exec(parsed.locate(path)) ?? []
        expect(lines[Number(line) - 1]?.slice(Number(column) - 1)).toMatch(new RegExp(`^${path.at(-1)}\\s*:`))
      }
    }),
  )
})

function keysOf(value: unknown, path: RecipePath = []): RecipePath[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => keysOf(item, [...path, index]))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) => [[...path, key], ...keysOf(item, [...path, key])])
}

describe('a file', () => {
  test('keeps its text, its name and its folder', async () => {
    const folder = folderWith({ 'team/recipe.yaml': 'name: demo # as written\n' })
    const document = await readRecipeDocument(`${folder}/team/recipe.yaml`)
    expect(document).toMatchObject({
      value: { name: 'demo' },
      file: 'recipe.yaml',
      folder: `${folder}/team`,
      text: 'name: demo # as written\n',
    })
  })

  test.each(['recipe.yaml', 'recipe.yml', 'recipe.json', 'recipe', 'recipe.txt'])(
    '%s is read as YAML',
    async (name) => {
      const folder = folderWith({ [name]: '{ "name": "demo" }\n' })
      expect((await readRecipeDocument(`${folder}/${name}`)).value).toEqual({ name: 'demo' })
    },
  )
})
