/** The JSON Schema for editors: takes what Cupel takes, refuses what Cupel refuses. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { templates } from '../../src/cli/templates.js'
import { resolveEnvironment } from '../../src/recipe/environment.js'
import { recipeJsonSchema } from '../../src/recipe/json-schema.js'
import { recipeSchema } from '../../src/recipe/schema.js'

const schema = recipeJsonSchema()
const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema)
const examplesFolder = fileURLToPath(new URL('../../examples', import.meta.url))
const examples = readdirSync(examplesFolder).filter((name) =>
  existsSync(`${examplesFolder}/${name}/recipe.yaml`),
)
const written: [string, string][] = [
  ...templates.map(({ id, files }): [string, string] => [`template ${id}`, files['recipe.yaml'] ?? '']),
  ...examples.map((name): [string, string] => [
    `example ${name}`,
    readFileSync(`${examplesFolder}/${name}/recipe.yaml`, 'utf8'),
  ]),
]

const environment = { URL: 'http://team:8000/v1' }

function verdictOf(value: unknown): { editor: boolean; cupel: boolean } {
  const resolved = resolveEnvironment(value, environment, undefined, true).value
  return { editor: validate(value), cupel: recipeSchema.safeParse(resolved).success }
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

const model = { provider: 'vllm', model: 'm', endpoint: 'team' }
const withModel = (over: object): object => ({ ...least, models: { writer: { ...model, ...over } } })

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
    ['a model', withModel({}), true],
    ['an address of a model', withModel({ url: 'https://team.example/v1' }), true],
    ['an address of the environment', withModel({ url: '${env:URL}' }), true],
    ['an address that is half of the environment', withModel({ url: '${env:URL}/deeper' }), true],
    ['an address with a password', withModel({ url: 'https://me:secret@team.example/v1' }), false],
    ['a key of the environment', withModel({ key: '${env:KEY}' }), true],
    ['a header with a word before the secret', withModel({ headers: { a: 'Bearer ${env:KEY}' } }), true],
    ['a key that is written out', withModel({ key: 'sk-literal' }), false],
    ['a header that is written out', withModel({ headers: { a: 'sk-literal' } }), false],
    ['an unknown setting of a model', withModel({ temprature: 1 }), false],
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
