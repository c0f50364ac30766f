/** The flow of candidates: what each stage loses is who decided there, and the numbers add up. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dispositionStates } from '../../../src/record/disposition.js'
import type { DispositionCount } from '../../../src/release/facts.js'
import { flowOf } from '../../../src/release/summary/flow.js'
import { buildRecipe, buildRun } from '../build-run.js'

function stagesOf(...parameters: Parameters<typeof flowOf>): [string, number, number][] {
  return flowOf(...parameters).stages.map(({ label, count, loss }) => [label, count, loss.count])
}

describe('flowOf', () => {
  test('each stage loses what it decided on', () => {
    // Of each ten candidates the builder accepts 5, the method refuses 1, the verifier fails 2, a refiner drops 1 and
    // the goal has no need for 1; there are 40.
    expect(stagesOf(buildRun().facts)).toEqual([
      ['planned', 40, 4],
      ['drafted', 36, 8],
      ['passed verification', 28, 4],
      ['survived refining', 24, 4],
      ['accepted', 20, 0],
    ])
  })

  test('what was mixed in joins the accepted ones', () => {
    const { mixedIn, result } = flowOf(buildRun().facts)
    expect([mixedIn, result]).toEqual([5, 25])
  })

  test('reasons of a loss come with the commonest first', () => {
    const [, drafted] = flowOf(buildRun().facts).stages
    expect(drafted?.loss.reasons.map(({ reason, count }) => [reason, count])).toEqual([
      ['wrong-result', 4],
      ['not-a-number', 4],
    ])
  })

  test('a stage without a plug-in in the recipe is left out', () => {
    const { facts } = buildRun({
      recipe: buildRecipe({ verify: [], refine: [] }),
      dispositions: [accepted('vary', 3), ended('vary', 'generate/vary', 2)],
    })
    expect(stagesOf(facts)).toEqual([
      ['planned', 5, 2],
      ['drafted', 3, 0],
      ['accepted', 3, 0],
    ])
  })

  test('candidates of earlier steps are no part of it', () => {
    const { facts } = buildRun({ dispositions: [accepted('vary', 3), accepted('outline', 50)] })
    expect(stagesOf(facts)[0]).toEqual(['planned', 3, 0])
  })

  test('what nobody decided on is lost before the draft, what is held is lost at its verifier', () => {
    const undecided: DispositionCount = { step: 'vary', state: 'pending', by: null, reason: null, count: 2 }
    const held: DispositionCount = { ...undecided, by: 'verify/equation', reason: 'timeout', count: 1 }
    const { facts } = buildRun({ dispositions: [accepted('vary', 3), undecided, held] })
    expect(stagesOf(facts).slice(0, 3)).toEqual([
      ['planned', 6, 2],
      ['drafted', 4, 1],
      ['passed verification', 3, 0],
    ])
  })

  test('a run that stopped has no result', () => {
    const { facts } = buildRun({ status: 'stopped', members: {}, released: 0 })
    expect(flowOf(facts)).toMatchObject({ result: 0, mixedIn: 0 })
  })

  test('whatever the ends: planned is what came in, accepted what is left, and no stage gains', () => {
    const end = fc.record({
      state: fc.constantFrom(...dispositionStates.filter((state) => state !== 'accepted')),
      by: fc.constantFrom(null, 'generate/vary', 'verify/equation', 'refine/mix', 'goal'),
      reason: fc.constantFrom(null, 'some-reason'),
      count: fc.nat(500),
    })
    fc.assert(
      fc.property(fc.array(end), fc.nat(500), (ends, count) => {
        const dispositions = [accepted('vary', count), ...ends.map((one) => ({ step: 'vary', ...one }))]
        const stages = stagesOf(buildRun({ dispositions }).facts)
        const planned = dispositions.reduce((sum, one) => sum + one.count, 0)
        expect(stages[0]?.[1]).toBe(planned)
        expect(stages.at(-1)?.[1]).toBe(count)
        stages.forEach(([, left, lost], index) => {
          expect(stages[index + 1]?.[1] ?? left).toBe(left - lost)
        })
      }),
      { numRuns: 50 },
    )
  })
})

function accepted(step: string, count: number): DispositionCount {
  return { step, state: 'accepted', by: null, reason: null, count }
}

function ended(step: string, by: string, count: number): DispositionCount {
  return { step, state: 'rejected', by, reason: 'some-reason', count }
}
