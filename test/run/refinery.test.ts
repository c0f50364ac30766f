/** Refiners in a run: prefix ones round by round before the goal is counted, set ones (and all after them) once. */

import { describe, expect, test } from 'vitest'
import type { Phase, RunEvent } from '../../src/run/events.js'
import { candidatesIn, counting, endings, jsonLines, numbersIn, workshop } from './run-recipe.js'

describe('a chain of prefix, set and prefix refiners', () => {
  const refine = [
    { use: 'at-most', id: 'few', with: { field: 'third', most: 3 } },
    'beheading',
    { use: 'at-most', id: 'fewer', with: { field: 'parity', most: 3 } },
  ]

  test('is applied in the order of the recipe, and its order is the release order', async () => {
    const { run, folder } = workshop()
    const result = await run({ generate: [counting({ tasks: 12 })], refine })
    // few: three of each third, 0 … 8 stay, 9, 10, 11 go. beheading: 8 goes, the rest from 7 down to 0.
    // fewer: of 7 6 5 4 3 2 1 0 three odd (7 5 3) and three even (6 4 2) stay, 1 and 0 go.
    expect(endings(result)).toEqual([
      'count 1 × rejected: too-tall (refine/beheading)',
      'count 2 × rejected: too-many (refine/fewer)',
      'count 3 × rejected: too-many (refine/few)',
      'count 6 × accepted',
    ])
    expect(await numbersIn(`${folder}/out`, 'accepted')).toEqual([2, 3, 4, 5, 6, 7])
    expect(result.facts.notes).toEqual([{ refiner: 'beheading', reason: 'beheaded', evidence: { n: 8 } }])
  })

  test('gives the same when it is interrupted and gone on with', async () => {
    const whole = await workshop().run({ generate: [counting({ tasks: 12 })], refine })
    const { run } = workshop()
    await run({ generate: [counting({ tasks: 12 })], refine }, { observe: ({ type }) => type === 'progress' })
    const { facts } = await run({ generate: [counting({ tasks: 12 })], refine })
    expect(facts.resultDigest).toBe(whole.facts.resultDigest)
    expect(facts.notes).toEqual(whole.facts.notes)
  })

  test('the goal counts what the prefix refiners leave, not what the set ones do', async () => {
    const { run } = workshop()
    const { facts } = await run({
      goal: { accepted: 10 },
      generate: [{ id: 'count', method: 'endless' }],
      refine: [{ use: 'at-most', with: { field: 'n', most: 1 } }, 'beheading'],
    })
    expect(facts.counts).toMatchObject({ planned: 10, accepted: 9, rejected: 1 })
  })
})

describe('duplicates', () => {
  test('are found across batches and rounds', async () => {
    const { run } = workshop()
    const { facts } = await run({
      goal: { accepted: 3, budget: { candidates: 3000 } },
      generate: [{ id: 'count', method: 'endless' }],
      refine: [{ use: 'exact-duplicates', with: { field: 'third' } }],
    })
    expect(facts.counts).toMatchObject({ planned: 3, accepted: 3 })
    const { run: other } = workshop()
    const more = await other({
      goal: { accepted: 4, budget: { candidates: 3000 } },
      generate: [{ id: 'count', method: 'endless' }],
      refine: [{ use: 'exact-duplicates', with: { field: 'third' } }],
    })
    // there are three thirds: the fourth never comes, and 2,997 say the same as an earlier one
    expect(more.facts.counts).toMatchObject({ planned: 3000, rejected: 2997, pending: 3 })
  })
})

describe('mixing', () => {
  const rows = jsonLines(Array.from({ length: 50 }, (_, row) => ({ text: `real ${row}` })))
  const recipe = {
    sources: { real: { path: 'real.jsonl', kind: 'real' as const } },
    generate: [counting({ tasks: 10 })],
    refine: [{ use: 'mix', with: { source: 'real', synthetic: 0.25 } }],
    gates: ['share("synthetic") <= 0.25', 'share("real") == 0.75'],
  }

  test('adds real rows up to the share; they are no candidates', async () => {
    const { run } = workshop({ 'real.jsonl': rows })
    const { facts } = await run(recipe)
    // 10 synthetic are a quarter of 40
    expect(facts.members).toEqual({ synthetic: 10, count: 10, real: 30 })
    expect(facts.counts).toMatchObject({ planned: 10, accepted: 10 })
  })

  test('gives the same rows in the same order after an interruption', async () => {
    const whole = await workshop({ 'real.jsonl': rows }).run(recipe)
    const { run, folder } = workshop({ 'real.jsonl': rows })
    await run(recipe, { observe: ({ type }) => type === 'progress' })
    const { facts } = await run(recipe)
    expect(facts.resultDigest).toBe(whole.facts.resultDigest)
    expect(await candidatesIn(`${folder}/out`)).toHaveLength(10)
  })

  test('and dropping the same mixed-in rows is noted once, also after a stop in the middle', async () => {
    const twice = { 'real.jsonl': jsonLines(Array.from({ length: 40 }, () => ({ text: 'same' }))) }
    const doubled = {
      ...recipe,
      refine: [...recipe.refine, { use: 'exact-duplicates', with: { field: 'text' } }],
      gates: [],
    }
    const { run } = workshop(twice)
    const stopped = await run(doubled, { observe: (event) => isPhase(event, 'measure') })
    expect(stopped.facts).toMatchObject({ status: 'stopped', resultDigest: undefined })
    const { facts } = await run(doubled)
    const whole = await workshop(twice).run(doubled)
    expect(facts.resultDigest).toBe(whole.facts.resultDigest)
    expect(facts.notes).toEqual(whole.facts.notes)
  })
})

describe('a request to stop', () => {
  const recipe = {
    goal: { accepted: 300 },
    generate: [{ id: 'count', method: 'endless' }],
    refine: ['beheading'],
  }

  test.each(['refine', 'measure'] as const)(
    'in the phase %s publishes nothing, and the next run goes on',
    async (phase) => {
      const whole = await workshop().run(recipe)
      const { run } = workshop()
      const stopped = await run(recipe, { observe: (event) => isPhase(event, phase), isLive: true })
      expect(stopped).toMatchObject({ release: undefined, facts: { status: 'stopped' } })
      expect(stopped.facts.stopped).toMatch(/^Interrupted: 300 of 300 records survived so far\./)
      expect((await run(recipe)).facts.resultDigest).toBe(whole.facts.resultDigest)
    },
  )
})

function isPhase(event: RunEvent, phase: Phase): boolean {
  return event.type === 'phase-started' && event.phase === phase
}
