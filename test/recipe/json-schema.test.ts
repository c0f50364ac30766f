/** The JSON Schema for editors: takes what Cupel takes, refuses what Cupel refuses. */

import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { templates } from '../../src/cli/templates.js'
import { recipeJsonSchema } from '../../src/recipe/json-schema.js'
import { recipeSchema } from '../../src/recipe/schema.js'

const schema = recipeJsonSchema()
const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema)
const examplesFolder = fileURLToPath(new URL('../../examples', import.meta.url))
const examples = readdirSync(examplesFolder)
const written: [string, string][] = [
  ...templates.map(({ id, files }): [string, string] => [`template ${id}`, files['recipe.yaml'] ?? '']),
  ...examples.map((name): [string, string] => [
    `example ${name}`,
    readFileSync(`${examplesFolder}/${name}/recipe.yaml`, 'utf8'),
  ]),
]

function verdictOf(value: unknown): { editor: boolean; cupel: boolean } {
  return { editor: validate(value), cupel: recipeSchema.safeParse(value).success }
}

test('is of the draft that editors of YAML know, and says what it is', () => {
  expect(schema).toMatchObject({
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Cupel recipe',
    type: 'object',
    additionalProperties: false,
    required: ['cupel', 'name', 'generate'],
  })
})

test.each(written)('takes the recipe of the %s', (_, text) => {
  expect(verdictOf(parse(text))).toEqual({ editor: true, cupel: true })
  expect(validate.errors).toBeNull()
})

const least = { cupel: 1, name: 'demo', generate: [{ id: 'a', method: 'fields' }] }

describe('agrees with Cupel on', () => {
  test.each<[string, unknown, boolean]>([
    ['the least recipe', least, true],
    ['capital letters in names', { ...least, name: 'Demo_1' }, true],
    [
      'shorthands',
      { ...least, verify: ['equation'], measure: ['lengths'], gates: ['count("failed") == 0'] },
      true,
    ],
    [
      'long forms',
      { ...least, verify: [{ use: 'equation', id: 'sums' }], gates: [{ rule: 'true', level: 'warn' }] },
      true,
    ],
    ['any options of plug-ins', { ...least, refine: [{ use: 'x', with: { a: { b: [1] } } }] }, true],
    ['sources', { ...least, sources: { seeds: { path: 'a.jsonl', kind: 'synthetic' } } }, true],
    ['an unknown key', { ...least, verfy: [] }, false],
    ['an unknown key deep inside', { ...least, goal: { acepted: 3 } }, false],
    ['a missing key', { cupel: 1, name: 'demo' }, false],
    ['another version', { ...least, cupel: 2 }, false],
    ['a blank in a name', { ...least, name: 'my demo' }, false],
    ['a blank in the name of a source', { ...least, sources: { 'my seeds': { path: 'a' } } }, false],
    ['no steps', { ...least, generate: [] }, false],
    ['a fraction', { ...least, goal: { accepted: 2.5 } }, false],
    ['a number in quotes', { ...least, seed: '1' }, false],
    ['a value that is not among those known', { ...least, release: { formats: ['csv'] } }, false],
    ['a gate without a rule', { ...least, gates: [{ why: 'x' }] }, false],
    ['too small a number', { ...least, goal: { budget: { minutes: 0 } } }, false],
  ])('%s', (_, value, isTaken) => {
    expect(verdictOf(value)).toEqual({ editor: isTaken, cupel: isTaken })
  })
})

test('describes what an editor shows beside a key', () => {
  const properties = schema.properties as Record<string, { description?: string; default?: unknown }>
  expect(properties.seed).toMatchObject({ description: 'Root of all randomness.', default: 0 })
  expect(properties.goal?.description).toBe(
    'What is wanted. Without a goal every task of the method is performed once.',
  )
})
