/** The verifier `no-answer-leak`: the answer planted in every form must be found, clean hints must pass. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../src/base/canonical-json.js'
import { noAnswerLeak } from '../../src/verify/no-answer-leak.js'
import { judgeWith, optionFaults, sayWith } from './judge-with.js'

const clean = {
  question: 'Tom buys 6 packs of 12 stamps. How many stamps does he buy?',
  hints: ['You are asked for a number of stamps.', 'Each pack holds equally many: multiply.'],
  answer: 'Tom buys 6*12 = <<6*12=72>>72 stamps.\n#### 72',
}

test('a clean record passes', async () => {
  expect(await sayWith(noAnswerLeak, {}, clean)).toBe('pass')
})

describe('the answer planted in a hint', () => {
  test.each([
    ['digits', 'You should get 72.'],
    ['digits', 'You should get 72.0 stamps'],
    ['digits', 'Check: 72!'],
    ['words', 'You should get seventy-two.'],
    ['words', 'Seventy two it is.'],
    ['percent', 'It is 7200% of a stamp.'],
    ['cents', 'The stamps cost 72 cents.'],
    [
      'fraction',
      'Half of it is thirty-six, so seventy-two halves of two.'.replace('Half of it is thirty-six, so ', ''),
    ],
    ['calculation', 'Work out 6 × 12.'],
    ['calculation', 'Work out 6*12.'],
    ['calculation', 'Multiply 6 by 12.'],
    ['calculation', 'It is the product of six and twelve.'],
    ['calculation', 'It is half of 144.'],
    ['calculation', 'Take 100 − 28.'],
    ['calculation', '(5 + 1) × 12 does it.'],
    ['calculation', '\\frac{144}{2}'],
    ['calculation', 'twice 36'],
    ['digits', 'In Arabic digits: ٧٢.'],
  ])('%s: %s', async (form, hint) => {
    const verdict = await judgeWith(noAnswerLeak, {}, { ...clean, hints: [...clean.hints, hint] })
    expect(verdict).toMatchObject({
      verdict: 'fail',
      reason: 'answer-leaked',
      evidence: { field: 'hints.2' },
    })
    if (form !== 'fraction') expect(verdict.evidence?.form).toBe(form)
  })

  test('large, decimal, money and text answers', async () => {
    const leaks: readonly [string, string][] = [
      ['1250', 'about 1,250 of them'],
      ['1250', 'one thousand two hundred and fifty'],
      ['$13.50', 'It costs 13.5 dollars.'],
      ['13.5', 'thirteen and a half'],
      ['0.75', 'three quarters'],
      ['3/4', '75%'],
      ['Paris', 'The city is PARIS, of course.'],
    ]
    for (const [answer, hint] of leaks) {
      expect(await judgeWith(noAnswerLeak, {}, { hints: [hint], answer })).toMatchObject({ verdict: 'fail' })
    }
  })
})

describe('what must not count as a leak', () => {
  test.each([
    ['72', 'First step, second step, third step.'],
    ['72', 'Use the 6 packs and the 12 stamps.'],
    ['72', 'Start with 6 × [what is in each pack].'],
    ['1', 'Which one of the numbers do you need first?'],
    ['24', 'Turn to the 24th page.'],
    ['Paris', 'It is the capital of France.'],
  ])('%s ← %s', async (answer, hint) => {
    expect(await sayWith(noAnswerLeak, {}, { hints: [hint], answer })).toBe('pass')
  })
})

describe('where it looks', () => {
  test.each<[string, JsonObject, JsonObject, string]>([
    ['a text field', { fields: ['hint'] }, { hint: 'It is 72.', answer: '72' }, 'hint'],
    ['a list in a list', { fields: ['hints'] }, { hints: [['a'], ['b', '72']], answer: '72' }, 'hints.1.1'],
    ['objects in a list', {}, { hints: [{ level: 1, text: '72' }], answer: '72' }, 'hints.0.text'],
    ['a number', { fields: ['guess'] }, { guess: 72, answer: '72' }, 'guess'],
    [
      'a dotted path',
      { fields: ['meta.hint'], answer: 'meta.answer' },
      { meta: { hint: '72', answer: 72 } },
      'meta.hint',
    ],
    ['the second field', { fields: ['a', 'b'] }, { a: 'x', b: '72', answer: '72' }, 'b'],
  ])('%s', async (_, options, data, field) => {
    expect((await judgeWith(noAnswerLeak, options, data)).evidence?.field).toBe(field)
  })
})

describe('abstains', () => {
  test.each<[string, JsonObject, string]>([
    ['no answer', { hints: ['a'] }, 'abstain no-answer {"field":"answer"}'],
    ['an empty answer', { hints: ['a'], answer: ' ' }, 'abstain no-answer {"field":"answer"}'],
    ['no hints', { answer: '72' }, 'abstain nothing-to-check {"fields":["hints"]}'],
    ['empty hints', { answer: '72', hints: ['', ' '] }, 'abstain nothing-to-check {"fields":["hints"]}'],
  ])('%s', async (_, data, expected) => {
    expect(await sayWith(noAnswerLeak, {}, data)).toBe(expected)
  })
})

test('law: whatever the answer, a hint that names it fails and one that hides it passes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 13, max: 99_999 }), async (value) => {
      const answer = `#### ${value}`
      const says = async (hint: string) =>
        (await judgeWith(noAnswerLeak, {}, { hints: [hint], answer })).verdict
      expect(await says(`The result is ${value.toLocaleString('en')}.`)).toBe('fail')
      expect(await says(`Compute ${value - 5} + 5.`)).toBe('fail')
      expect(await says('Compute the result of the step before + [what is still missing].')).toBe('pass')
    }),
  )
})

test('long leaks are cut in evidence', async () => {
  const verdict = await judgeWith(noAnswerLeak, {}, { hints: ['9'.repeat(3000)], answer: '9'.repeat(3000) })
  expect(String(verdict.evidence?.found).length).toBeLessThanOrEqual(120)
})

test('options', () => {
  expect(optionFaults(noAnswerLeak, { fields: [] })).toHaveLength(1)
  expect(noAnswerLeak.bind({}).options).toEqual({ answer: 'answer', fields: ['hints'] })
})
