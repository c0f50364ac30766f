/** What a plan is made of: defaults, places of steps and verifiers, goals, gates. */

import { describe, expect, test } from 'vitest'
import { DEFAULT_CANDIDATES_PER_RECORD } from '../../src/recipe/plan.js'
import { loaded } from './load.js'

const head = 'cupel: 1\nname: demo\n'
const steps = `generate:
  - { id: first, method: arithmetic-program, candidates: 9 }
  - { id: second, method: number-variation, from: first }
`

async function planOf(text: string) {
  return (await loaded(`${head}${text}`)).plan
}

describe('steps', () => {
  test('the last is released, unless the recipe names another', async () => {
    expect((await planOf(steps)).output).toBe(1)
    expect((await planOf(`${steps}output: second\n`)).output).toBe(1)
  })

  test('that come after the output step would never run, and are refused', async () => {
    await expect(planOf(`${steps}output: first\n`)).rejects.toThrow(
      '"second" comes after the output step and would never run.',
    )
  })

  test('know what they read from', async () => {
    const plan = await planOf(steps)
    expect(plan.steps.map(({ id, index, from, candidates }) => ({ id, index, from, candidates }))).toEqual([
      { id: 'first', index: 0, from: undefined, candidates: 9 },
      { id: 'second', index: 1, from: { kind: 'step', id: 'first' }, candidates: undefined },
    ])
  })
})

describe('verifiers', () => {
  test('judge the output step, keep abstentions and hold errors, unless told otherwise', async () => {
    const verify = `verify:
  - equation
  - { use: equation, step: first, abstain: hold, error: reject }
  - { use: not-empty, id: filled, with: { fields: [question] } }
`
    const plan = await planOf(`${steps}${verify}`)
    expect(
      plan.verifiers.map(({ id, index, step, abstain, error }) => [id, index, step, abstain, error]),
    ).toEqual([
      ['equation', 0, 1, 'keep', 'hold'],
      ['equation', 1, 0, 'hold', 'reject'],
      ['filled', 2, 1, 'keep', 'hold'],
    ])
  })

  test('of one kind may judge a step twice under names of their own', async () => {
    const verify = `verify:
  - { use: length, with: { field: question, min: 10 } }
  - { use: length, id: answer-length, with: { field: answer, max: 900 } }
`
    expect((await planOf(`${steps}${verify}`)).verifiers.map(({ id }) => id)).toEqual([
      'length',
      'answer-length',
    ])
  })
})

describe('goals', () => {
  const one = 'generate: [{ id: a, method: arithmetic-program, candidates: 5 }]\n'

  test.each([
    ['none', '', { accepted: undefined, cells: 0, candidates: undefined, minutes: undefined, spending: {} }],
    [
      'a number',
      'goal: { accepted: 7 }\n',
      {
        accepted: 7,
        cells: 0,
        candidates: 7 * DEFAULT_CANDIDATES_PER_RECORD,
        minutes: undefined,
        spending: {},
      },
    ],
    [
      'a number and a budget',
      'goal: { accepted: 7, budget: { candidates: 9, minutes: 2 } }\n',
      { accepted: 7, cells: 0, candidates: 9, minutes: 2, spending: { minutes: 2 } },
    ],
    [
      'a number and what models may spend',
      'goal: { accepted: 7, budget: { candidates: 9, usd: 2.5, tokens: 1000, calls: 50, minutes: 3 } }\n',
      {
        accepted: 7,
        cells: 0,
        candidates: 9,
        minutes: 3,
        spending: { usd: 2.5, tokens: 1000, calls: 50, minutes: 3 },
      },
    ],
    // 2 × 3 cells of 4 records: 24 wanted
    [
      'cells',
      'goal: { cells: { attributes: { a: [1, 2], b: [x, y, z] }, count: 4 } }\n',
      {
        accepted: undefined,
        cells: 6,
        candidates: 24 * DEFAULT_CANDIDATES_PER_RECORD,
        minutes: undefined,
        spending: {},
      },
    ],
    // the larger of 10 and 24
    [
      'cells and a smaller number',
      'goal: { accepted: 10, cells: { attributes: { a: [1, 2], b: [x, y, z] }, count: 4 } }\n',
      {
        accepted: 10,
        cells: 6,
        candidates: 24 * DEFAULT_CANDIDATES_PER_RECORD,
        minutes: undefined,
        spending: {},
      },
    ],
    [
      'cells and a larger number',
      'goal: { accepted: 100, cells: { attributes: { a: [1, 2] } } }\n',
      {
        accepted: 100,
        cells: 2,
        candidates: 100 * DEFAULT_CANDIDATES_PER_RECORD,
        minutes: undefined,
        spending: {},
      },
    ],
  ])('%s', async (_, goal, expected) => {
    const plan = await planOf(`${one}${goal}`)
    expect({ ...plan.goal, cells: plan.goal.cells.length }).toEqual(expected)
  })
})

test('gates keep their order, name, level and reason', async () => {
  const gates = `measure: [lengths]
gates:
  - count("failed") == 0
  - { rule: reading("lengths").value > 3, name: long enough, level: warn, why: short ones teach little }
`
  const plan = await planOf(`${steps}${gates}`)
  expect(plan.gates.map(({ name, level, why, rule }) => [name, level, why, rule.calls])).toEqual([
    ['count("failed") == 0', 'block', undefined, [{ quantity: 'count', name: 'failed' }]],
    ['long enough', 'warn', 'short ones teach little', [{ quantity: 'reading', name: 'lengths' }]],
  ])
})

test('a gate may name every origin: real, synthetic, sources and steps', async () => {
  const gates =
    'gates: [share("real") >= 0, share("synthetic") <= 1, share("first") >= 0, share("second") >= 0]\n'
  expect((await planOf(`${steps}${gates}`)).gates).toHaveLength(4)
})
