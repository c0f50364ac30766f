/** Every single break of a valid recipe: one key less, one value of another type. Each is placed, none is a crash. */

import { describe, expect, test } from 'vitest'
import { RecipeError } from '../../src/base/errors.js'
import { pathText, type RecipePath } from '../../src/recipe/problems.js'
import { folderWith } from '../cli/run-cli.js'
import { planOfText, recipeFiles } from './arbitrary-recipe.js'

/** Uses every key of the format; shorthands and long forms both occur. */
const whole = {
  cupel: 1,
  name: 'demo',
  description: 'words',
  intent: {
    purpose: 'tests',
    audience: 'us',
    risk: 'low',
    domain: 'sums',
    license: 'MIT',
    languages: ['en'],
  },
  seed: 1,
  goal: {
    accepted: 3,
    cells: { attributes: { tone: ['dry', 'warm'] }, count: 2, strength: 1 },
    budget: { candidates: 90, minutes: 5 },
  },
  sources: {
    seeds: { path: 'seeds.jsonl', kind: 'real', license: 'MIT', reader: 'jsonl', id: 'id', with: {} },
  },
  generate: [
    { id: 'make', method: 'arithmetic-program', candidates: 9, with: { difficulty: [1] } },
    { id: 'vary', method: 'number-variation', from: 'seeds', with: { maxPerSeed: 2 } },
  ],
  output: 'vary',
  verify: [
    'equation',
    {
      use: 'length',
      id: 'short',
      step: 'make',
      abstain: 'keep',
      error: 'hold',
      with: { field: 'question', max: 9 },
    },
  ],
  refine: [{ use: 'decontaminate', id: 'clean', against: 'bench.jsonl', with: { n: 8 } }],
  measure: ['lengths', { use: 'distinct-n', id: 'pairs', with: { n: 2 } }],
  gates: ['count("failed") == 0', { rule: 'count("accepted") >= 1', name: 'some', level: 'warn', why: 'x' }],
  release: { formats: ['jsonl'], exports: ['sft', { use: 'chat', id: 'talk', with: {} }] },
}

const folder = folderWith(recipeFiles)

interface Problem {
  readonly code: string
  readonly path: string
  readonly place: string
  readonly message: string
}

/** The problems of a value, empty when it is a plan; anything but a RecipeError is thrown on. */
async function problemsOf(value: unknown): Promise<readonly Problem[]> {
  try {
    await planOfText(JSON.stringify(value, null, 1), folder)
    return []
  } catch (thrown) {
    if (!(thrown instanceof RecipeError)) throw thrown
    return thrown.details.problems as unknown as readonly Problem[]
  }
}

function pathsOf(value: unknown, path: RecipePath = []): RecipePath[] {
  if (typeof value !== 'object' || value === null) return []
  const keys = Array.isArray(value) ? value.map((_, index) => index) : Object.keys(value)
  return keys.flatMap((key) => {
    const at = [...path, key]
    return [at, ...pathsOf((value as Record<string | number, unknown>)[key], at)]
  })
}

/** A copy in which the value at a path is another, or gone. */
function changed(path: RecipePath, to?: { readonly value: unknown }): unknown {
  const copy: unknown = structuredClone(whole)
  const holder = path.slice(0, -1).reduce((at, part) => (at as Record<string | number, unknown>)[part], copy)
  const last = path.at(-1) ?? ''
  if (to !== undefined) (holder as Record<string | number, unknown>)[last] = to.value
  else if (Array.isArray(holder)) holder.splice(Number(last), 1)
  else Reflect.deleteProperty(holder as object, last)
  return copy
}

function expectPlaced(problems: readonly Problem[], path: RecipePath): void {
  for (const problem of problems) {
    expect(problem.place, `${pathText(path)}: ${problem.message}`).toMatch(/^recipe\.yaml:\d+:\d+$/)
    expect(problem.message).toMatch(/^\S.*[.…]$/s)
    expect(problem.message).not.toMatch(/undefined|\[object|NaN|Invalid input/)
  }
}

const paths = pathsOf(whole)

test('the recipe itself is fine', async () => {
  expect(await problemsOf(whole)).toEqual([])
})

test('one key or item less: what is needed, and what it is said to be', async () => {
  const needed: string[] = []
  for (const path of paths) {
    const problems = await problemsOf(changed(path))
    expectPlaced(problems, path)
    if (problems.length > 0) needed.push(`${pathText(path)}: ${problems.map(({ code }) => code).join(', ')}`)
  }
  expect(needed).toMatchInlineSnapshot(`
    [
      "cupel: missing-key",
      "name: missing-key",
      "intent.purpose: missing-key",
      "goal.cells.attributes: missing-key",
      "goal.cells.attributes.tone: out-of-range",
      "sources: unknown-source",
      "sources.seeds: unknown-source",
      "sources.seeds.path: missing-key",
      "generate: missing-key",
      "generate[0]: unknown-step",
      "generate[0].id: missing-key",
      "generate[0].method: missing-key",
      "generate[0].candidates: endless",
      "generate[0].with.difficulty[0]: out-of-range",
      "generate[1]: unknown-step",
      "generate[1].id: missing-key",
      "generate[1].method: missing-key",
      "generate[1].from: from-missing",
      "verify[1].use: missing-key",
      "verify[1].with: missing-key",
      "verify[1].with.field: missing-key",
      "verify[1].with.max: wrong-value",
      "refine[0].use: missing-key",
      "refine[0].against: against-missing",
      "measure[1].use: missing-key",
      "gates[1].rule: missing-key",
      "release.formats[0]: out-of-range",
      "release.exports[1].use: missing-key",
    ]
  `)
})

describe('one value of another type', () => {
  const others: readonly (readonly [string, unknown])[] = [
    ['nothing', null],
    ['a truth value', true],
    ['a text', 'no such: text'],
    ['a mapping of a mapping', { a: { b: 1 } }],
  ]

  test('is a placed problem, but where many types may stand', async () => {
    const taken: Record<string, string[]> = {}
    for (const [name, value] of others) {
      for (const path of paths) {
        const problems = await problemsOf(changed(path, { value }))
        expectPlaced(problems, path)
        for (const problem of problems.filter(({ code }) => code === 'wrong-type')) {
          expect(problem.path.startsWith(pathText(path)), `${problem.path} for ${pathText(path)}`).toBe(true)
        }
        if (problems.length === 0) taken[name] = [...(taken[name] ?? []), pathText(path)]
      }
    }
    expect(taken).toMatchInlineSnapshot(`
      {
        "a text": [
          "description",
          "intent.purpose",
          "intent.audience",
          "intent.domain",
          "intent.license",
          "intent.languages[0]",
          "goal.cells.attributes.tone[0]",
          "goal.cells.attributes.tone[1]",
          "sources.seeds.license",
          "sources.seeds.id",
          "verify[1].with.field",
          "gates[1].name",
          "gates[1].why",
        ],
        "a truth value": [
          "goal.cells.attributes.tone[0]",
          "goal.cells.attributes.tone[1]",
        ],
      }
    `)
  })
})

test('one key more, at every mapping of the form: unknown, and placed at the key', async () => {
  const mappings = [[], ...paths].filter((path) => {
    const value = path.reduce<unknown>((at, part) => (at as Record<string | number, unknown>)[part], whole)
    const isFree = ['sources', 'attributes'].includes(String(path.at(-1)))
    return typeof value === 'object' && !Array.isArray(value) && !isFree
  })
  expect(mappings.length).toBeGreaterThan(20)
  for (const path of mappings) {
    const copy = path.length === 0 ? { ...whole, zzz: 1 } : changed([...path, 'zzz'], { value: 1 })
    const problems = await problemsOf(copy)
    expectPlaced(problems, path)
    expect(problems.map(({ code, path: at }) => [code, at])).toEqual([
      ['unknown-key', pathText([...path, 'zzz'])],
    ])
  }
})
