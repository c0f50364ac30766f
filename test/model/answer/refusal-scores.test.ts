/** Figures of the report on refusals, from invented cases. */

import { describe, expect, test } from 'vitest'
import { hasPhrase, opensWithPhrase } from '../../../scripts/refusal-report/baselines.js'
import type { LabelledAnswer } from '../../../scripts/refusal-report/labelled-answers.js'
import { refusalPage } from '../../../scripts/refusal-report/page.js'
import { type Case, f1Of, kappaOf, scoresOf } from '../../../scripts/refusal-report/scores.js'

describe('known answers', () => {
  const counts = { hits: 20, falseAlarms: 5, misses: 10, rest: 15 }

  test('kappa', () => {
    // observed (20 + 15) / 50 = .7; by chance (30·25 + 20·25) / 2500 = .5; (.7 − .5) / (1 − .5) = .4
    expect(kappaOf(counts)).toBeCloseTo(0.4, 12)
    expect(kappaOf({ hits: 3, falseAlarms: 0, misses: 0, rest: 0 })).toBeUndefined()
  })

  test('F1', () => {
    expect(f1Of(counts)).toBeCloseTo(40 / 55, 12)
    expect(f1Of({ hits: 0, falseAlarms: 0, misses: 0, rest: 9 })).toBeUndefined()
  })

  test('scores with intervals around them', () => {
    const cases = Array.from({ length: 50 }, (_, index): Case => {
      const cluster = `p${index % 10}`
      return { cluster, is: index < 30, said: index < 20 || (index >= 30 && index < 35) }
    })
    const scores = scoresOf(cases)
    expect(scores).toMatchObject({
      n: 50,
      positives: 30,
      precision: { value: 0.8 },
      accuracy: { value: 0.7 },
    })
    for (const figure of [scores.precision, scores.recall, scores.f1, scores.accuracy, scores.kappa]) {
      expect(figure?.interval?.lower).toBeLessThanOrEqual(figure?.value ?? Number.NaN)
      expect(figure?.interval?.upper).toBeGreaterThanOrEqual(figure?.value ?? Number.NaN)
    }
    expect(scoresOf(cases)).toEqual(scores)
    expect(scoresOf([])).toMatchObject({ precision: undefined, f1: undefined, kappa: undefined })
  })
})

test('the page holds figures and no text of the data', () => {
  const answer = (prompt: string, text: string, label: LabelledAnswer['label']): LabelledAnswer => ({
    prompt,
    model: 'tin',
    isSafe: true,
    text,
    label,
    byStringMatch: label,
    byGpt4: undefined,
  })
  const answers = [
    answer('1', 'Tea needs hot water.', 'none'),
    answer('2', "I can't help with tea.", 'full'),
    answer('3', 'Ask your gran instead.', 'full'),
  ]
  const page = refusalPage({ development: answers, heldOut: answers })
  expect(page).not.toMatch(/gran|hot water/)
  expect(page.split('\n').find((line) => line.startsWith('| tin'))).toMatch(
    /^\| tin \| 3 \| 2 \| 1\.000 \[.*\| 0\.500 \[/,
  )
  expect(page).toContain('| full | 1 | 0 | 1 |')
  expect(page).toContain('not measurable')
})

test('baselines are plain lists of phrases', () => {
  expect([hasPhrase('So I CAN’T go.'), hasPhrase('Tea?')]).toEqual([true, false])
  expect([opensWithPhrase('Sorry, no.'), opensWithPhrase('So sorry.')]).toEqual([true, false])
})
