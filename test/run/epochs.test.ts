/** Epochs: an edited recipe derives everything again from recorded answers; the same recipe is complete at once. */

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compareCounts } from '../../src/run/compare.js'
import { replay } from '../../src/run/replay.js'
import { counting, numbersIn, type Recipe, workshop } from './run-recipe.js'
import { loadOptions } from './run-value.js'

function asking(most: number): Recipe {
  return {
    generate: [{ id: 'ask', method: 'asking', with: { tasks: 30, questions: 25 } }],
    verify: [{ use: 'up-to', abstain: 'keep', error: 'hold', with: { most } }],
  }
}

const live = { isLive: true }

describe('an edited recipe', () => {
  test('opens epoch 2 and asks nothing again: a changed verifier never calls the generator', async () => {
    const { run, world, folder } = workshop()
    const first = await run(asking(19), live)
    expect(first.facts).toMatchObject({ epoch: 1, effects: { asked: 25, reused: 5 } })
    expect(world.asked).toHaveLength(25)
    world.mood = 'bad'
    const second = await run(asking(9), live)
    expect(second.facts).toMatchObject({ epoch: 2, effects: { asked: 0, reused: 30 } })
    expect(world.asked).toHaveLength(25)
    expect(second.previous?.resultDigest).toBe(first.facts.resultDigest)
    expect(second.facts.resultDigest).not.toBe(first.facts.resultDigest)
    expect(await numbersIn(join(folder, 'out'), 'accepted', 1)).toHaveLength(20)
    expect(await numbersIn(join(folder, 'out'), 'accepted', 2)).toHaveLength(10)
    expect(compareCounts(first.facts, second.facts).slice(0, 4)).toEqual([
      { name: 'accepted', a: 20, b: 10 },
      { name: 'rejected', a: 10, b: 20 },
      { name: 'released', a: 20, b: 10 },
      { name: 'ask rejected: too-large (verify/up-to)', a: 10, b: 20 },
    ])
  })

  test('that is edited back gives the bytes of before', async () => {
    const { run, world } = workshop()
    const first = await run(asking(19), live)
    await run(asking(9), live)
    world.mood = 'bad'
    const third = await run(asking(19), live)
    expect(third.facts.epoch).toBe(3)
    expect(third.facts.resultDigest).toBe(first.facts.resultDigest)
    expect(world.asked).toHaveLength(25)
  })

  test('asks only what was never asked', async () => {
    const { run, world } = workshop()
    await run({ generate: [{ id: 'ask', method: 'asking', with: { tasks: 10 } }] }, live)
    const { facts } = await run({ generate: [{ id: 'ask', method: 'asking', with: { tasks: 14 } }] }, live)
    expect(facts.effects).toEqual({ asked: 4, reused: 10 })
    expect(world.asked.slice(10)).toEqual(['question 10', 'question 11', 'question 12', 'question 13'])
  })

  test('of another time budget or place is the same recipe', async () => {
    const { run } = workshop()
    const recipe = { goal: { accepted: 5 }, generate: [counting()] }
    await run(recipe)
    const { facts } = await run({ ...recipe, goal: { accepted: 5, budget: { minutes: 3 } } })
    expect(facts.epoch).toBe(1)
  })
})

describe('the same recipe', () => {
  test('is complete at once, and says so', async () => {
    const { run, folder } = workshop()
    const first = await run({ generate: [counting()] }, live)
    expect(first.wasComplete).toBe(false)
    const log = readFileSync(join(folder, 'out/ledger/epoch-1.log'))
    const second = await run({ generate: [counting()] }, live)
    expect(second.wasComplete).toBe(true)
    expect(second.facts).toEqual(JSON.parse(JSON.stringify(first.facts)))
    expect(readFileSync(join(folder, 'out/ledger/epoch-1.log'))).toEqual(log)
  })

  test('writes the release anew when it is gone', async () => {
    const { run, folder } = workshop()
    const first = await run({ generate: [counting()] }, live)
    const manifest = join(folder, 'out/release/manifest.json')
    const { rmSync } = await import('node:fs')
    rmSync(join(folder, 'out/release'), { recursive: true })
    const second = await run({ generate: [counting()] }, live)
    expect(existsSync(manifest)).toBe(true)
    expect(second.facts.resultDigest).toBe(first.facts.resultDigest)
  })
})

describe('gates', () => {
  test.each([
    ['allow', 'share("synthetic") >= 0.5', 'released', true],
    ['block', 'share("synthetic") <= 0.5', 'blocked', false],
    ['inconclusive', 'reading("contamination").value <= 0.5', 'inconclusive', false],
  ] as const)('%s', async (ruling, rule, status, isPublished) => {
    const { run, folder } = workshop({ 'short.jsonl': '{"text":"a b c"}\n' })
    const result = await run(
      {
        generate: [counting()],
        measure: [{ use: 'contamination', against: 'short.jsonl', with: { field: 'nowhere' } }],
        gates: [rule],
      },
      live,
    )
    expect(result.facts.status).toBe(status)
    expect(result.facts.rulings.map((one) => one.ruling)).toEqual([ruling])
    expect(existsSync(join(folder, 'out/release'))).toBe(isPublished)
    expect(existsSync(result.report ?? '')).toBe(true)
    expect(result.facts.resultDigest).toMatch(/^[0-9a-f]{64}$/)
  })

  test('a blocked run is complete: the same recipe is not run again', async () => {
    const { run } = workshop()
    const recipe = { generate: [counting()], gates: ['share("synthetic") <= 0.5'] }
    await run(recipe, live)
    expect(await run(recipe, live)).toMatchObject({ wasComplete: true, release: undefined })
  })

  test('what an earlier epoch released stays and is named; a later release removes the report of the blocked one', async () => {
    const { run, folder } = workshop()
    const gated = (share: number) => ({ generate: [counting()], gates: [`share("synthetic") >= ${share}`] })
    expect((await run(gated(0.5), live)).earlierRelease).toBeUndefined()
    const blocked = await run(gated(1.5), live)
    expect(blocked).toMatchObject({ release: undefined, earlierRelease: join(folder, 'out/release') })
    expect(await run(gated(1.5), live)).toMatchObject({ earlierRelease: join(folder, 'out/release') })
    expect(existsSync(join(folder, 'out/report.html'))).toBe(true)
    expect((await run(gated(0.6), live)).earlierRelease).toBeUndefined()
    expect(existsSync(join(folder, 'out/report.html'))).toBe(false)
  })
})

describe('a replay', () => {
  test('asks nobody and gives the same bytes', async () => {
    const { run, world, folder } = workshop()
    const { facts } = await run(asking(19), live)
    const asked = world.asked.length
    world.mood = 'bad'
    const outcome = await replay(join(folder, 'out'), loadOptions(folder, world), {
      concurrency: 3,
      observe: () => undefined,
      stop: { reason: undefined },
      now: () => 0,
      timeOfDay: () => '2026-01-02T00:00:00Z',
    })
    expect(outcome).toMatchObject({ isSame: true, replayed: facts.resultDigest, status: 'released' })
    expect(world.asked).toHaveLength(asked)
  })

  test('knows no time budget', async () => {
    const { run, world, folder } = workshop()
    await run({ goal: { accepted: 9, budget: { minutes: 1 } }, generate: [counting()] }, live)
    let now = 0
    const outcome = await replay(join(folder, 'out'), loadOptions(folder, world), {
      concurrency: 3,
      observe: () => undefined,
      stop: { reason: undefined },
      now: () => (now += 100_000),
      timeOfDay: () => '2026-01-02T00:00:00Z',
    })
    expect(outcome.isSame).toBe(true)
  })

  test('of a run without a result says what to do', async () => {
    const { run, world, folder } = workshop()
    await run({ goal: { accepted: 99 }, generate: [counting()] })
    const replaying = replay(join(folder, 'out'), loadOptions(folder, world), {
      concurrency: 1,
      observe: () => undefined,
      stop: { reason: undefined },
      now: () => 0,
      timeOfDay: () => '',
    })
    await expect(replaying).rejects.toMatchObject({ code: 'no-result' })
  })
})
