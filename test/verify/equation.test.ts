/** The verifier `equation`. */

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../src/base/canonical-json.js'
import type { Verdict } from '../../src/record/verdict.js'
import { buildSourceRecord } from '../../src/testing/builders.js'
import { createExamPorts } from '../../src/testing/exam-ports.js'
import { equation } from '../../src/verify/equation.js'
import { problems } from '../algo/worked-solution/problems.js'
import { sharedData } from '../shared-data.js'

const judge = async (data: JsonObject, options: object = {}): Promise<Verdict> =>
  equation.bind(options).instance.verify(buildSourceRecord(data), createExamPorts())

const verdict = async (data: JsonObject, options: object = {}): Promise<string> => {
  const { verdict: kind, reason } = await judge(data, options)
  return reason === null ? kind : `${kind} ${reason}`
}

describe('recomputation', () => {
  test.each([
    ['pass', problems.bakery],
    ['pass', problems.orchard],
    ['fail mark-wrong', { ...problems.bakery, answer: problems.bakery.answer.replace('=60>>', '=50>>') }],
    [
      'fail answer-differs',
      { ...problems.bakery, answer: problems.bakery.answer.replace('#### 60', '#### 61') },
    ],
    ['fail no-final-answer', { ...problems.bakery, answer: 'It is <<14*25=350>>350.' }],
    ['fail unknown-operand', { ...problems.bakery, question: problems.bakery.question.replace('14', '15') }],
    ['abstain nothing-to-check', { question: 'How many?', answer: 'Many.\n#### 7' }],
    ['abstain missing-field', { question: 'How many?' }],
    ['abstain missing-field', { answer: problems.bakery.answer }],
  ])('%s (%#)', async (expected, data) => {
    expect(await verdict(data)).toBe(expected)
  })

  test('evidence is small and says where', async () => {
    expect(await judge(problems.bakery)).toEqual({
      verdict: 'pass',
      reason: null,
      evidence: { calculations: 2, answer: '60' },
    })
    const wrong = { ...problems.bakery, answer: problems.bakery.answer.replace('=60>>', '=50>>') }
    expect((await judge(wrong)).evidence).toEqual({ detail: '<<350-290=50>> is 60.' })
  })
})

describe('a reference', () => {
  const options = { reference: 'truth', recompute: false }
  const answered = (answer: string, truth: string | number) => verdict({ answer, truth }, options)

  test.each([
    ['#### 18', 'A: 18', 'pass'],
    ['So it is $18.00.', 'A: 18', 'pass'],
    ['\\boxed{1{,}250}', '#### 1250', 'pass'],
    ['She pays $1.50', '150 cents', 'pass'],
    ['It takes 30 minutes', '0.5 hours', 'pass'],
    ['It is 1/2', '0.5', 'pass'],
    ['#### 18', 'A: 19', 'fail reference-differs'],
    ['#### 33.33', '100/3', 'fail reference-differs'],
    ['#### 5 dollars', '5 hours', 'fail unit-differs'],
    ['I do not know.', 'A: 19', 'fail no-final-answer'],
    ['#### 18', 'nothing', 'abstain reference-without-number'],
    ['#### 18', '', 'abstain missing-field'],
  ])('%j against %j: %s', async (answer, truth, expected) => {
    expect(await answered(answer, truth)).toBe(expected)
  })

  test('a number as reference', async () => {
    expect(await answered('#### 18', 18)).toBe('pass')
  })

  test('rules of equality are declared', async () => {
    const data = { answer: '#### 33.33', truth: '100/3', percent: '50%', ratio: '#### 0.5' }
    expect(await verdict(data, { ...options, equality: 'rounded-decimal' })).toBe('pass')
    const percent = { answer: 'ratio', reference: 'percent', recompute: false }
    expect(await verdict(data, percent)).toBe('fail reference-differs')
    expect(await verdict(data, { ...percent, percentIsRatio: true })).toBe('pass')
  })

  test('evidence shows both numbers with their units', async () => {
    expect((await judge({ answer: '#### $1.50', truth: '160 cents' }, options)).evidence).toEqual({
      given: '1.50 dollar',
      expected: '160 cent',
      style: 'marked',
    })
  })
})

describe('reference and recomputation together', () => {
  const options = { reference: 'truth' }

  test.each([
    ['pass', { ...problems.bakery, truth: '60' }],
    ['fail reference-differs', { ...problems.bakery, truth: '61' }],
    [
      'fail mark-wrong',
      {
        ...problems.bakery,
        answer: problems.bakery.answer.replace('14*25=350>>', '14*25=340>>'),
        truth: '60',
      },
    ],
    ['pass', { question: 'How many?', answer: 'Sixty.\n#### 60', truth: '60' }], // no calculation to recompute
  ])('%s (%#)', async (expected, data) => {
    expect(await verdict(data, options)).toBe(expected)
  })
})

test('it declares the fields that it reads', () => {
  expect(equation.bind({ answer: 'a', question: 'q', reference: 'r' }).options).toMatchObject({
    recompute: true,
  })
  expect(() => equation.bind({ reference: 5 })).toThrow()
  expect(() => equation.bind({ tolerance: 0.1 })).toThrow()
})

const path = sharedData('maths_gsm8k_model_solutions.jsonl')

describe.skipIf(path === undefined)('model solutions with published labels', () => {
  interface Row {
    readonly ground_truth: string
    readonly [system: string]: string | { readonly is_correct: boolean; readonly solution: string }
  }
  const systems = ['6b_finetuning', '6b_verification', '175b_finetuning', '175b_verification']
  const rows =
    path === undefined
      ? []
      : readFileSync(path, 'utf8')
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as Row)

  test.each(systems)('%s: the verdict is the label for every row', async (system) => {
    const disagreements: string[] = []
    for (const row of rows) {
      const entry = row[system]
      if (entry === undefined || typeof entry === 'string') continue
      const data = { solution: entry.solution, truth: row.ground_truth }
      const kind = await verdict(data, { answer: 'solution', reference: 'truth', recompute: false })
      if ((kind === 'pass') !== entry.is_correct) disagreements.push(kind)
    }
    expect(rows.length).toBeGreaterThan(600)
    expect(disagreements).toEqual([])
  })
})
