/** Limits: every sentence follows from a fact, and facts without limits give none. */

import { describe, expect, test } from 'vitest'
import { limitsOf } from '../../../src/release/summary/limits.js'
import { buildReading } from '../../../src/testing/builders.js'
import { buildRecipe, buildRun } from '../build-run.js'
import { rulings, sources } from '../run-parts.js'

const whole = {
  sources: sources.map((source) => ({ ...source, license: 'CC-BY-4.0', read: source.taken, leftOut: {} })),
  intakes: [],
  readings: [{ id: 'lengths', metric: 'lengths', summary: '', reading: buildReading(1) }],
}

describe('limitsOf', () => {
  test('a run without gaps has none', () => {
    expect(limitsOf(buildRun(whole).facts)).toEqual([])
  })

  test('the usual run', () => {
    expect(limitsOf(buildRun().facts)).toMatchInlineSnapshot(`
      [
        "lengths: only 25 rows, so the interval is wide.",
        "fluency could not be measured (no-model): no model is named by the recipe.",
        "Source seeds: 2 of 42 rows were left out.",
        "Step vary could not use 2 of 40 rows of seeds, so it made nothing from them.",
        "The recipe states no licence for bench.jsonl.",
      ]
    `)
  })

  test('a recipe that checks nothing', () => {
    const recipe = buildRecipe({ verify: [], measure: [], gates: [], intent: { purpose: 'tests' } })
    const { facts } = buildRun({ ...whole, recipe, verdicts: [], readings: [], rulings: [] })
    expect(limitsOf(facts)).toMatchInlineSnapshot(`
      [
        "No gate ruled on the result.",
        "No verifier judged the single rows.",
        "The whole was not measured: the run made no reading.",
        "The recipe states no licence for the release.",
      ]
    `)
  })

  test('verifiers that could not judge', () => {
    const { facts } = buildRun({
      ...whole,
      verdicts: [
        { verifier: 'equation', verdict: 'pass', reason: null, count: 30 },
        { verifier: 'equation', verdict: 'abstain', reason: 'no-expression', count: 12 },
        { verifier: 'python', verdict: 'error', reason: null, count: 1 },
      ],
    })
    expect(limitsOf(facts)).toEqual([
      'Verifier equation could not judge 12 candidates (no-expression).',
      'Verifier python failed on 1 candidate.',
    ])
  })

  test('a gate that warns, and one that lets the interval reach beyond its bound', () => {
    const [ruling] = rulings
    if (ruling === undefined) expect.fail('the builder has a ruling')
    const { facts } = buildRun({
      ...whole,
      rulings: [
        { ...ruling, name: 'late', ruling: 'warn', reason: 'the rule does not hold' },
        { ...ruling, name: 'lenient', rule: 'reading("contamination").value <= 0.1' },
      ],
    })
    expect(limitsOf(facts)).toMatchInlineSnapshot(`
      [
        "Gate late: warn, the rule does not hold.",
        "Gate lenient compares the value of reading("contamination") alone; its interval reaches beyond the bound, so a larger sample could break the rule.",
      ]
    `)
  })

  test('cells that are short, candidates without an end and overrides', () => {
    const cell = { attributes: { ware: 'rolls' }, wanted: 2, got: 2, why: [] }
    const { facts } = buildRun({
      ...whole,
      cells: [cell, { ...cell, attributes: { ware: 'scones' }, got: 1 }],
      counts: { planned: 3, accepted: 2, rejected: 0, failed: 0, cancelled: 0, pending: 1 },
      overrides: ['goal.accepted=3', 'seed=8'],
    })
    expect(limitsOf(facts)).toEqual([
      '1 of 2 cells of the goal have fewer rows than wanted.',
      '1 candidate had no disposition when the run ended.',
      'The run overrode the recipe as written: goal.accepted=3, seed=8.',
    ])
  })
})
