/** What makes another plan and what does not: a new digest is a new epoch, so neither may be wrong. */

import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { defineMethod } from '../../src/contract/method.js'
import { quantities } from '../../src/govern/index.js'
import { loadPlan } from '../../src/recipe/load-plan.js'
import { createRegistry } from '../../src/recipe/registry.js'
import { type Files, folderWith } from '../cli/run-cli.js'
import { loaded } from './load.js'

const recipe = `cupel: 1
name: demo
description: first words
seed: 1
goal: { accepted: 3, budget: { candidates: 90, minutes: 5 } }
sources:
  seeds: { path: seeds.jsonl, kind: real, license: CC0-1.0, id: id }
generate:
  - { id: vary, method: number-variation, from: seeds, with: { maxPerSeed: 2 } }
verify:
  - { use: equation, abstain: keep }
refine:
  - { use: exact-duplicates, with: { field: question } }
  - { use: decontaminate, against: bench.jsonl, with: { field: question } }
measure: [lengths]
gates:
  - { rule: count("accepted") >= 3, why: enough }
release: { formats: [jsonl], exports: [sft] }
`

const files: Files = {
  'seeds.jsonl': '{"id": "a", "question": "x"}\n',
  'bench.jsonl': '{"question": "y"}\n',
  'copies/seeds.jsonl': '{"id": "a", "question": "x"}\n',
  'other.jsonl': '{"id": "a", "question": "z"}\n',
}

async function digestOf(text: string, set: readonly string[] = [], more: Files = {}): Promise<string> {
  const folder = folderWith({ 'recipe.yaml': text, ...files, ...more })
  const options = { set, workingFolder: folder, environment: {} }
  return (await loadPlan(join(folder, 'recipe.yaml'), options)).plan.digest
}

function replaced(from: string, to: string): string {
  expect(recipe).toContain(from)
  return recipe.replace(from, to)
}

describe('the same plan', () => {
  test.each([
    ['in another folder', recipe],
    ['another description', replaced('first words', 'second words')],
    [
      'a comment, other blanks, other order of keys',
      `# hello\n${replaced('name: demo\ndescription: first words\nseed: 1', 'seed:    1\ndescription: first words\nname: demo')}`,
    ],
    ['the same bytes at another path', replaced('path: seeds.jsonl', 'path: copies/seeds.jsonl')],
    ['another time budget', replaced('minutes: 5', 'minutes: 50')],
    ['no time budget', replaced(', minutes: 5', '')],
    ['a default written out', replaced('{ use: equation, abstain: keep }', '{ use: equation, error: hold }')],
    [
      'options written out that are none',
      replaced('measure: [lengths]', 'measure: [{ use: lengths, with: {} }]'),
    ],
    ['another license of the source', replaced('CC0-1.0', 'MIT')],
    ['another reason of a gate', replaced('why: enough', 'why: because')],
    ['another intent', `${recipe}intent: { purpose: tests }\n`],
  ])('%s', async (_, text) => {
    expect(await digestOf(text)).toBe(await digestOf(recipe))
  })

  test('by --set to what it was', async () => {
    expect(await digestOf(recipe, ['seed=1'])).toBe(await digestOf(recipe))
  })
})

describe('another plan', () => {
  test.each([
    ['another seed', replaced('seed: 1', 'seed: 2')],
    ['another number of records', replaced('accepted: 3', 'accepted: 4')],
    ['another budget of candidates', replaced('candidates: 90', 'candidates: 91')],
    ['another option of a method', replaced('maxPerSeed: 2', 'maxPerSeed: 3')],
    ['another id of a step', replaced('id: vary', 'id: make')],
    ['another policy for abstentions', replaced('abstain: keep', 'abstain: hold')],
    ['another metric', replaced('measure: [lengths]', 'measure: [lengths, distinct-n]')],
    ['another verifier', replaced('use: equation', 'use: adherence')],
    [
      'another option of a refiner',
      replaced(
        'use: exact-duplicates, with: { field: question }',
        'use: exact-duplicates, with: { field: answer }',
      ),
    ],
    ['no id field', replaced(', id: id }', ' }')],
    ['another origin', replaced('kind: real', 'kind: synthetic')],
    ['another file', replaced('path: seeds.jsonl', 'path: other.jsonl')],
    ['another reference', replaced('against: bench.jsonl', 'against: other.jsonl')],
    ['another gate', replaced('>= 3', '>= 2')],
    ['another level of a gate', replaced('why: enough', 'level: warn')],
    ['another export', replaced('exports: [sft]', 'exports: [sft, chat]')],
    ['another format', replaced('[jsonl]', '[jsonl, parquet]')],
    [
      'the refiners in another order',
      recipe.replace(/( {2}- \{ use: exact.*\n)( {2}- \{ use: decon.*\n)/, '$2$1'),
    ],
  ])('%s', async (_, text) => {
    expect(text).not.toBe(recipe)
    expect(await digestOf(text)).not.toBe(await digestOf(recipe))
  })

  test.each([
    ['one byte of a source', { 'seeds.jsonl': '{"id": "a", "question": "X"}\n' }],
    ['one byte of a reference', { 'bench.jsonl': '{"question": "Y"}\n' }],
  ])('%s', async (_, changed) => {
    expect(await digestOf(recipe, [], changed)).not.toBe(await digestOf(recipe))
  })

  test('by --set', async () => {
    expect(await digestOf(recipe, ['seed=2'])).toBe(await digestOf(replaced('seed: 1', 'seed: 2')))
  })
})

describe('the digest of the policy', () => {
  test('depends on rules and levels alone', async () => {
    const { plan } = await loaded(recipe, files)
    const same = await loaded(replaced('seed: 1', 'seed: 2').replace('why: enough', 'why: because'), files)
    const other = await loaded(replaced('>= 3', '>= 2'), files)
    expect(same.plan.policyDigest).toBe(plan.policyDigest)
    expect(other.plan.policyDigest).not.toBe(plan.policyDigest)
  })
})

const asking = `cupel: 1
name: demo
models:
  writer: { provider: vllm, model: some-8b, endpoint: team, url: "http://one:8000/v1" }
  judge: { provider: mock, model: mock-judge }
goal: { accepted: 3, budget: { candidates: 9 } }
generate:
  - { id: write, method: fields, model: writer, with: { fields: { poem: { text: "A poem." } } } }
`

describe('models in a plan', () => {
  const writer = (words: string): string => asking.replace('/v1" }', `/v1", ${words} }`)
  const environment = { URL: 'http://two:9000/v1', KEY: 'sk-private' }
  const digest = async (text: string): Promise<string> =>
    (await loaded(text, {}, { environment })).plan.digest

  test.each([
    ['another address', asking.replace('http://one:8000/v1', 'https://two/v1')],
    ['an address of the environment', asking.replace('http://one:8000/v1', '${env:URL}')],
    ['a key', writer('key: "${env:KEY}"')],
    ['a header', writer('headers: { X-Team: "${env:KEY}" }')],
    ['the concurrency', writer('concurrency: 3')],
    ['times and attempts', writer('timeoutSeconds: 9, stallSeconds: 9, idleSeconds: 9, attempts: 2')],
    ['rates', writer('limits: { requestsPerMinute: 5 }')],
    ['a budget', writer('budget: { usd: 1 }')],
    ['a budget of the run', asking.replace('candidates: 9', 'candidates: 9, usd: 2, minutes: 3')],
    ['a price', writer('price: { input: 1, output: 2 }')],
    ['a family', writer('family: llama')],
    ['streaming', writer('stream: true')],
    ['batches', writer('batch: true')],
    ['a default written out', writer('maxTokens: 1024')],
    ['another name of the model', asking.replaceAll('writer', 'author')],
    ['a model that nobody asks', asking.replace('mock-judge', 'mock-jury')],
  ])('%s: the same plan', async (_, text) => {
    expect(text).not.toBe(asking)
    expect(await digest(text)).toBe(await digest(asking))
  })

  test.each([
    ['another model', asking.replace('some-8b', 'some-70b')],
    ['another endpoint', asking.replace('endpoint: team', 'endpoint: other')],
    ['another protocol', asking.replace('provider: vllm', 'provider: anthropic')],
    ['another temperature', writer('temperature: 0.5')],
    ['a temperature of zero', writer('temperature: 0')],
    ['another limit of tokens', writer('maxTokens: 100')],
    ['another way to have JSON', writer('structured: instruction')],
    ['further keys of the request', writer('extra: { top_k: 4 }')],
    ['another model of the step', asking.replace('model: writer', 'model: judge')],
    ['another prompt', asking.replace('A poem.', 'A song.')],
  ])('%s: another plan', async (_, text) => {
    expect(text).not.toBe(asking)
    expect(await digest(text)).not.toBe(await digest(asking))
  })

  test('a model that is asked is told apart by the name that options use', async () => {
    const named = (alias: string): string =>
      asking
        .replace('{ text: "A poem." }', `{ text: { prompt: "A poem.", model: ${alias} } }`)
        .replace(' model: writer,', '')
    expect(await digest(named('writer'))).not.toBe(await digest(named('judge')))
  })

  test('what a plan keeps of itself holds no secret', async () => {
    const { plan, document } = await loaded(writer('key: "${env:KEY}"'), {}, { environment })
    expect(JSON.stringify([document.value, plan.recipe, [...plan.models.values()]])).not.toContain(
      'sk-private',
    )
  })
})

const still = defineMethod({
  id: 'still',
  version: 3,
  summary: 'Plans nothing.',
  source: { title: "Cupel's own" },
  needs: [],
  options: z.strictObject({ depth: z.int().default(2) }),
  family: 'tests',
  input: 'nothing',
  start: () => ({ plan: () => [], perform: async () => [] }),
})

test('the digest of a plan of our own is what it always was', async () => {
  const registry = createRegistry({
    sources: [],
    methods: [still],
    verifiers: [],
    refiners: [],
    metrics: [],
    quantities,
    exporters: [],
  })
  const text =
    'cupel: 1\nname: demo\nseed: 9\ngenerate: [{ id: a, method: still }]\ngates: [count("failed") == 0]\n'
  const { plan } = await loaded(text, {}, { registry })
  // when this changes, every run folder in the world opens a new epoch: say so in the changelog
  expect({ digest: plan.digest, policy: plan.policyDigest }).toMatchInlineSnapshot(`
    {
      "digest": "7147f71464f13929d5cfc553912454355c089c09627bbe95fe1eb46135e8a940",
      "policy": "a3e7746b45aeeed419754dd24a03c8b0e86a7f4fd45d153df0f10509134328c7",
    }
  `)
})
