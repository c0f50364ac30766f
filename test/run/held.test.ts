/** What is held: a failing verifier or throwing user code holds its record, the others go on, and mending goes on with it. */

import { describe, expect, test } from 'vitest'
import type { RunResult } from '../../src/run/run.js'
import { candidatesIn, endings, workshop } from './run-recipe.js'

describe('a verifier that is down', () => {
  const recipe = {
    goal: { accepted: 20 },
    generate: [{ id: 'count', method: 'endless' }],
    verify: ['remote', { use: 'undecided', abstain: 'reject' as const, error: 'hold' as const }],
  }

  test('holds what it could not judge; mended, the run goes on to the bytes of one that was never down', async () => {
    const whole = await workshop().run(recipe)
    const { run, world, folder } = workshop()
    world.isDown = true
    const held = await run(recipe)
    expect(held.facts.status).toBe('stopped')
    expect(held.facts.stopped).toMatchInlineSnapshot(
      `"10 candidates are held: user code or a verifier failed, or a verifier abstained where the recipe says hold (the report names them). Mend it and run the same command again: recorded answers are kept; an edited file of user code opens a new epoch."`,
    )
    // the first round is 0 … 19: ten odd ones are held, of the even ones 0 and 10 rejected, the others await the round's end
    expect(endings(held)).toEqual([
      'count 10 × pending: verifier-threw (verify/remote)',
      'count 2 × rejected: round-number (verify/undecided)',
      'count 8 × pending',
    ])
    world.isDown = false
    const mended = await run(recipe)
    expect(mended.facts.status).toBe('released')
    expect(mended.facts.resultDigest).toBe(whole.facts.resultDigest)
    const ids = (await candidatesIn(`${folder}/out`)).map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('that stays down is asked again in each run, and nothing else is done twice', async () => {
    const { run, world } = workshop()
    world.isDown = true
    const first = await run(recipe)
    const second = await run(recipe)
    expect(second.facts.stopped).toBe(first.facts.stopped)
    expect(second.facts.counts).toEqual(first.facts.counts)
    expect(verdictsOf(second)).toEqual(verdictsOf(first))
    world.isDown = false
    const whole = await workshop().run(recipe)
    expect(verdictsOf(await run(recipe))).toEqual(verdictsOf(whole))
  })
})

describe('user code that throws', () => {
  const recipe = {
    generate: [{ id: 'trust', method: 'trusting', with: { tasks: 12, drafts: 2 } }],
    verify: [{ use: 'up-to', with: { most: 9 } }],
  }

  test('holds its task, keeps message and stack, and lets the others go on', async () => {
    const { run, world } = workshop()
    world.broken = new Set([3, 7])
    const held = await run(recipe)
    expect(held.facts.stopped).toMatch(/^4 candidates are held: /)
    expect(endings(held)).toEqual([
      'trust 16 × pending',
      'trust 4 × pending: user-code (generate/trust)',
      'trust 4 × rejected: too-large (verify/up-to)',
    ])
  })

  test('once mended gives the bytes of a run in which it never threw', async () => {
    const whole = await workshop().run(recipe)
    const { run, world } = workshop()
    world.broken = new Set([0, 3, 11])
    await run(recipe)
    world.broken = new Set([3])
    const second = await run(recipe)
    expect(second.facts.stopped).toMatch(/^2 candidates are held: /)
    world.broken = new Set()
    const third = await run(recipe)
    expect(third.facts.counts).toEqual(whole.facts.counts)
    expect(third.facts.resultDigest).toBe(whole.facts.resultDigest)
  })

  test('in an earlier step holds the run there', async () => {
    const chained = {
      generate: [
        { id: 'trust', method: 'trusting', with: { tasks: 6 } },
        { id: 'shout', method: 'shouting', from: 'trust' },
      ],
    }
    const whole = await workshop().run(chained)
    const { run, world } = workshop()
    world.broken = new Set([4])
    const held = await run(chained)
    expect(held.facts.stopped).toMatch(/^1 candidate is held: /)
    expect(endings(held)).toEqual(['trust 1 × pending: user-code (generate/trust)', 'trust 5 × accepted'])
    world.broken = new Set()
    expect((await run(chained)).facts.resultDigest).toBe(whole.facts.resultDigest)
  })
})

describe('what is under way when a run stops', () => {
  const recipe = { generate: [{ id: 'ask', method: 'asking', with: { tasks: 12 } }] }

  test('is waited for and recorded: no answer is asked for twice', async () => {
    const { run, world } = workshop()
    world.beforeAnswer = (question) =>
      new Promise((resolve) => setTimeout(resolve, question === 'question 0' ? 1 : 15))
    const first = await run(recipe, {
      concurrency: 6,
      isLive: true,
      observe: ({ type }) => type === 'progress',
    })
    expect(first.facts.stopped).toMatch(/^Interrupted/)
    const second = await run(recipe, { concurrency: 6, isLive: true })
    expect(second.facts.status).toBe('released')
    expect([...world.asked].sort()).toEqual([...new Set(world.asked)].sort())
    expect(world.asked).toHaveLength(12)
  })

  test('a question that fails is recorded nowhere', async () => {
    const { run, world } = workshop()
    world.beforeAnswer = (question) => {
      if (question === 'question 5') throw new Error('no line')
    }
    const first = await run(recipe, { isLive: true })
    expect(endings(first)).toEqual(['ask 1 × failed: method-error (generate/ask)', 'ask 11 × accepted'])
    expect(world.asked).not.toContain('question 5')
    expect(first.facts.effects).toEqual({ asked: 11, reused: 0 })
  })
})

function verdictsOf({ facts }: RunResult): string[] {
  return facts.verdicts
    .map(({ verifier, verdict, reason, count }) => `${count} × ${verifier}: ${verdict} ${reason ?? ''}`)
    .sort()
}
