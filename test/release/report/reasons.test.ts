/** How candidates ended: shares of what was planned, verdicts as shares of those that the verifier heard. */

import { describe, expect, test } from 'vitest'
import type { DispositionCount, VerdictCount } from '../../../src/release/facts.js'
import { bar, reasonSection } from '../../../src/release/report/reasons.js'
import { buildRecipe, buildRun } from '../build-run.js'
import { linesOf } from './words-of.js'

const counts = { planned: 8, accepted: 3, rejected: 2, failed: 1, cancelled: 1, pending: 1 }
const dispositions: readonly DispositionCount[] = [
  { step: 'vary', state: 'accepted', by: null, reason: null, count: 3 },
  { step: 'outline', state: 'rejected', by: 'verify/equation', reason: 'wrong-result', count: 2 },
  { step: 'vary', state: 'failed', by: 'generate/vary', reason: 'crash', count: 1 },
  { step: 'vary', state: 'cancelled', by: 'goal', reason: 'goal-met', count: 1 },
  { step: 'vary', state: 'pending', by: null, reason: null, count: 1 },
]
const verdicts: readonly VerdictCount[] = [
  { verifier: 'equation', verdict: 'pass', reason: null, count: 3 },
  { verifier: 'equation', verdict: 'fail', reason: 'wrong-result', count: 2 },
  { verifier: 'equation', verdict: 'abstain', reason: 'no-equation', count: 1 },
  { verifier: 'python', verdict: 'error', reason: 'time-out', count: 2 },
]

describe('reasonSection', () => {
  test('every state with its share of 8, every verdict with its share of those heard (6 and 2)', () => {
    const { facts } = buildRun({ counts, dispositions, verdicts })
    expect(linesOf(reasonSection(facts).body)).toMatchInlineSnapshot(`
      "Candidates by state, decider and reason
      State | By | Reason | Candidates | Of planned | Share
      accepted | – | – | 3 | 37.5 %
      rejected | verify/equation | wrong-result | 2 | 25.0 %
      failed | generate/vary | crash | 1 | 12.5 %
      cancelled | goal | goal-met | 1 | 12.5 %
      pending | – | – | 1 | 12.5 %
      What the verifiers said
      Verifier | Verdict | Reason | Candidates | Of those heard | Share
      equation | pass | – | 3 | 50.0 %
      equation | fail | wrong-result | 2 | 33.3 %
      equation | abstain | no-equation | 1 | 16.7 %
      python | error | time-out | 2 | 100.0 %"
    `)
  })

  test('the step is a column only when there are several', () => {
    const generate = [
      { id: 'outline', method: 'number-variation', from: 'seeds' },
      { id: 'vary', method: 'number-variation', from: 'outline' },
    ]
    const { facts } = buildRun({ counts, dispositions, verdicts, recipe: buildRecipe({ generate }) })
    const lines = linesOf(reasonSection(facts).body).split('\n')
    expect(lines[1]).toBe('State | Step | By | Reason | Candidates | Of planned | Share')
    expect(lines[3]).toBe('rejected | outline | verify/equation | wrong-result | 2 | 25.0 %')
  })

  test('silence of verifiers is told from having none', () => {
    const silent = buildRun({ verdicts: [] }).facts
    const none = buildRun({ verdicts: [], recipe: buildRecipe({ verify: [] }) }).facts
    const last = (facts: typeof silent) => linesOf(reasonSection(facts).body).split('\n').at(-1)
    expect([last(silent), last(none)]).toEqual(['No verifier has spoken.', 'The recipe has no verifiers.'])
  })
})

describe('bar', () => {
  test.each([
    [0, 0, 'width:0%'], // nothing of nothing is no bar, not NaN
    [1, 3, 'width:33.33%'],
    [3, 3, 'width:100%'],
  ] as const)('%d of %d', (count, whole, style) => {
    expect(bar(count, whole, 'plain').markup).toContain(`class="plain" style="${style}"`)
  })

  test('a verdict has the tone of what it leads to', () => {
    const { markup } = reasonSection(buildRun({ counts, dispositions: [], verdicts }).facts).body
    const tones = [...markup.matchAll(/class="bar"[^>]*><span class="([a-z]+)"/g)].map(([, tone]) => tone)
    expect(tones).toEqual(['accepted', 'rejected', 'pending', 'pending'])
  })
})
