/** Goals: counted in candidate order after the prefix refiners; budgets and exhaustion end a run with words. */

import { describe, expect, test } from 'vitest'
import { candidatesIn, counting, endings, numbersIn, workshop } from './run-recipe.js'

const endless = { id: 'count', method: 'endless' }

describe('a number of records', () => {
  test('takes the first survivors in candidate order and cancels the surplus', async () => {
    const { run, folder } = workshop()
    const result = await run({ goal: { accepted: 5 }, generate: [{ ...endless, with: { drafts: 4 } }] })
    // the first round plans tasks until 5 drafts are planned: two tasks of 4. Taken are 0 … 4.
    expect(await numbersIn(`${folder}/out`, 'accepted')).toEqual([0, 1, 2, 3, 4])
    expect(endings(result)).toEqual(['count 3 × cancelled: goal-met (goal)', 'count 5 × accepted'])
  })

  // every fifth candidate is rejected. 30: six of the first 30 are missing, / 0.8 × 1.1 = 8.25, but at least 16 more.
  // 100: twenty are missing, / 0.8 × 1.1 = 27.5, so 28 more.
  test.each([
    [30, 46],
    [100, 128],
  ])('%d records: the second round plans what the yield asks for', async (accepted, planned) => {
    const { run } = workshop()
    const { facts } = await run({
      goal: { accepted },
      generate: [endless],
      verify: [{ use: 'undecided', abstain: 'reject', error: 'hold' }],
    })
    expect(facts.counts).toMatchObject({ planned, accepted })
  })

  test('ends as exhausted when the method has no more', async () => {
    const { run, folder } = workshop()
    const { facts, release } = await run({ goal: { accepted: 50 }, generate: [counting({ tasks: 10 })] })
    expect(facts.status).toBe('stopped')
    expect(facts.stopped).toMatchInlineSnapshot(
      `"The method has no more tasks: 10 of 50 records survived. Lower the goal, add source rows, or let the method make more of each; then run again."`,
    )
    expect(facts.resultDigest).toBeUndefined()
    expect(release).toBeUndefined()
    expect(await numbersIn(`${folder}/out`, 'pending')).toHaveLength(10)
  })
})

describe('budgets', () => {
  test('of candidates are never exceeded, and say so', async () => {
    const { run } = workshop()
    const { facts } = await run({
      goal: { accepted: 10, budget: { candidates: 23 } },
      generate: [{ ...endless, with: { drafts: 5 } }],
      verify: [{ use: 'up-to', with: { most: 3 } }],
    })
    // tasks of 5 drafts: four fit into 23
    expect(facts.counts).toMatchObject({ planned: 20, rejected: 16, pending: 4 })
    expect(facts.stopped).toMatchInlineSnapshot(
      `"The budget of candidates is spent: 4 of 10 records survived. Raise goal.budget.candidates, or see in the report why candidates were rejected; then run again."`,
    )
  })

  test('of a step bind the output step too', async () => {
    const { run } = workshop()
    const short = await run({ goal: { accepted: 100 }, generate: [{ ...endless, candidates: 30 }] })
    expect(short.facts.counts).toMatchObject({ planned: 30 })
    expect(short.facts.status).toBe('stopped')
    const { run: other } = workshop()
    const whole = await other({ generate: [{ ...endless, candidates: 30 }] })
    expect(whole.facts).toMatchObject({ status: 'released', counts: { accepted: 30 } })
  })

  test('of minutes stop at once and go on with the next run, up to the same bytes', async () => {
    const recipe = { goal: { accepted: 40, budget: { minutes: 1 } }, generate: [endless] }
    const whole = await workshop().run(recipe)
    const { run } = workshop()
    let now = 0
    let stops = 0
    for (;;) {
      // every look at the clock takes ten seconds
      const { facts } = await run(recipe, { isLive: true, now: () => (now += 10_000), concurrency: 1 })
      if (facts.status === 'released') {
        expect(facts.resultDigest).toBe(whole.facts.resultDigest)
        break
      }
      stops += 1
      expect(facts.stopped).toMatch(
        /^The time budget is spent: \d+ of 40 records survived so far\. Run the same/,
      )
    }
    expect(stops).toBeGreaterThan(2)
  })
})

describe('cells', () => {
  const attributes = { parity: ['even', 'odd'], third: [0, 1, 2] }

  test('are filled in candidate order; what no open cell needs is surplus', async () => {
    const { run, folder } = workshop()
    const { facts } = await run({
      goal: { cells: { attributes, count: 1 } },
      generate: [endless],
      verify: [{ use: 'undecided', abstain: 'reject', error: 'hold' }],
    })
    // by parity and third, 0 … 5 are six different cells; 0 and 5 are rejected; then 6 (like 0) and 11 (like 5) fill them
    expect(facts.status).toBe('released')
    expect(await numbersIn(`${folder}/out`, 'accepted')).toEqual([1, 2, 3, 4, 6, 11])
    expect(facts.cells.map(({ wanted, got }) => [wanted, got])).toEqual(
      Array.from({ length: 6 }, () => [1, 1]),
    )
  })

  test('of two of three attributes: one record fills several', async () => {
    const { run, folder } = workshop()
    const three = { ...attributes, n: [0, 1] }
    const { facts } = await run({
      goal: { cells: { attributes: three, count: 1, strength: 1 } },
      generate: [endless],
    })
    // 0: even, third 0, n 0. 1: odd, third 1, n 1. 2: third 2. All seven values are met by three records.
    expect(await numbersIn(`${folder}/out`, 'accepted')).toEqual([0, 1, 2])
    expect(facts.cells).toHaveLength(7)
  })

  test('left empty say how what was asked for them ended', async () => {
    const { run } = workshop()
    const { facts } = await run({
      goal: { cells: { attributes: { n: [1, 9] }, count: 1 }, budget: { candidates: 6 } },
      generate: [{ id: 'grow', method: 'growing' }],
      verify: [{ use: 'up-to', with: { most: 7 } }],
    })
    // the first round asks for n = 1, twice; what remains of the budget is spent on n = 9, which no verifier passes
    expect(facts.status).toBe('stopped')
    expect(facts.cells).toMatchInlineSnapshot(`
      [
        {
          "attributes": {
            "n": 1,
          },
          "got": 1,
          "wanted": 1,
          "why": [],
        },
        {
          "attributes": {
            "n": 9,
          },
          "got": 0,
          "wanted": 1,
          "why": [
            "4 × rejected: too-large (verify/up-to)",
          ],
        },
      ]
    `)
    expect(facts.stopped).toMatchInlineSnapshot(
      `"The budget of candidates is spent: 1 record survived, 1 of 2 cells open. Raise goal.budget.candidates, or see in the report why candidates were rejected; then run again."`,
    )
  })

  test('and a number together: cells first, then any', async () => {
    const { run, folder } = workshop()
    const { facts } = await run({
      goal: { accepted: 6, cells: { attributes: { n: [3] }, count: 1 } },
      generate: [endless],
    })
    // until 3 has come nothing else is needed; then five more
    expect((await numbersIn(`${folder}/out`, 'accepted')).slice(0, 3)).toEqual([3, 4, 5])
    expect(facts.counts.accepted).toBe(6)
  })
})

describe('methods in rounds', () => {
  test('see what earlier rounds accepted and which cells are open', async () => {
    const { run, folder } = workshop()
    await run({
      goal: { accepted: 20 },
      generate: [{ id: 'grow', method: 'growing' }],
      refine: [{ use: 'at-most', with: { field: 'third', most: 7 } }],
    })
    const seen = (await candidatesIn(`${folder}/out`)).map(({ data }) => [data.round, data.size, data.sum])
    // round 0: 0 … 19 has 7, 7, 6 of each third, all survive: the goal is met at once
    expect(new Set(seen.map(String))).toEqual(new Set(['0,0,0']))
  })

  test('plan the next round from the last', async () => {
    const { run, folder } = workshop()
    await run({
      goal: { accepted: 20 },
      generate: [{ id: 'grow', method: 'growing' }],
      verify: [{ use: 'undecided', abstain: 'reject', error: 'hold' }],
    })
    const all = await candidatesIn(`${folder}/out`)
    // round 0: 0 … 19, of which 0, 5, 10, 15 are rejected: 16 accepted with the sum 190 − 30 = 160.
    // round 1: 4 missing / (16 / 20) × 1.1 = 5.5, but at least 16 drafts.
    expect(all.filter(({ data }) => data.round === 0)).toHaveLength(20)
    const second = all.filter(({ data }) => data.round === 1)
    expect(second).toHaveLength(16)
    expect(second[0]?.data).toMatchObject({ size: 16, sum: 160 })
    expect(all.filter(({ state }) => state === 'accepted').map(({ data }) => data.n)).toEqual([
      1, 2, 3, 4, 6, 7, 8, 9, 11, 12, 13, 14, 16, 17, 18, 19, 21, 22, 23, 24,
    ])
  })
})

test('a method that is planned once sees the first round after every stop', async () => {
  const recipe = {
    goal: { cells: { attributes: { parity: ['even', 'odd'], third: [0, 1, 2] }, count: 5 } },
    generate: [{ id: 'once', method: 'once-planned' }],
    verify: [{ use: 'undecided', abstain: 'reject' as const, error: 'hold' as const }],
  }
  const whole = await workshop().run(recipe)
  const { run, folder } = workshop()
  let stopped = 0
  for (;;) {
    let left = 7
    const { facts } = await run(recipe, { observe: (event) => event.type === 'progress' && (left -= 1) < 0 })
    if (facts.status !== 'stopped') {
      expect(facts.resultDigest).toBe(whole.facts.resultDigest)
      break
    }
    stopped += 1
    expect(facts.stopped).toMatch(/^Interrupted: /)
  }
  expect(stopped).toBeGreaterThan(3)
  const seen = (await candidatesIn(`${folder}/out`)).map(({ data }) => [data.open, data.size])
  expect(new Set(seen.map(String))).toEqual(new Set(['6,0']))
})
