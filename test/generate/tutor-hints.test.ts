/** The method `tutor-hints`. */

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../src/base/canonical-json.js'
import { arithmeticProgram } from '../../src/generate/arithmetic-program.js'
import { tutorHints } from '../../src/generate/tutor-hints.js'
import { buildSourceRecord, buildSourceRecords } from '../../src/testing/builders.js'
import { describeFindings } from '../../src/testing/finding.js'
import { examineMethod } from '../../src/testing/method-exam.js'
import { noAnswerLeak } from '../../src/verify/no-answer-leak.js'
import { sharedData } from '../shared-data.js'
import { judgeWith } from '../verify/judge-with.js'
import { dataOf, generateWith, performAll, planWith } from './perform-with.js'

const seeds = buildSourceRecords([
  {
    question: 'A baker fills 6 trays with 8 rolls each and sells 30 rolls. How many rolls are left?',
    answer: 'He bakes 6*8 = <<6*8=48>>48 rolls.\nSo 48-30 = <<48-30=18>>18 are left.\n#### 18',
  },
  {
    question: 'Nora reads 12 pages a day for 5 days. How many pages does she read?',
    answer: 'She reads 12 * 5 = 60 pages. The answer is 60.',
  },
])

async function hintsWith(options: JsonObject): Promise<JsonObject[]> {
  const tasks = await planWith(tutorHints, options, 10, { records: seeds })
  return dataOf(await performAll(tutorHints, options, tasks))
}

test('passes the exam of methods', async () => {
  expect(describeFindings(await examineMethod(tutorHints, { records: seeds }))).toBe('')
})

test('hints of both seeds', async () => {
  expect((await hintsWith({ hints: 4 })).map(({ hints }) => hints)).toMatchInlineSnapshot(`
    [
      [
        "Your goal is in this sentence: How many rolls are left? Underline what you need: “6 trays”, “8 rolls each” and “30 rolls”.",
        "First multiply, because an amount is repeated.",
        "Set up the first step: 6 × 8.",
        "Last step: [result of the step before] − 30.",
      ],
      [
        "Your goal is in this sentence: How many pages does she read? These quantities matter: “12 pages a day” and “5 days”.",
        "Begin with a multiplication: the same amount comes several times.",
        "This is how it starts: 12 × [what is still missing].",
      ],
    ]
  `)
})

describe('layouts', () => {
  test.each<[JsonObject, string[]]>([
    [{}, ['question', 'hints', 'answer']],
    [{ layout: 'fields' }, ['question', 'hint_1', 'hint_2', 'hint_3', 'answer']],
    [{ layout: 'both', hints: 1 }, ['question', 'hints', 'hint_1', 'answer']],
    [{ keepAnswer: false }, ['question', 'hints']],
  ])('%j', async (options, keys) => {
    const [row = {}] = await hintsWith(options)
    expect(Object.keys(row)).toEqual(keys)
  })

  test('fields of other names', async () => {
    const records = [
      buildSourceRecord({ task: seeds[0]?.data.question ?? '', work: seeds[0]?.data.answer ?? '' }),
    ]
    const options = { question: 'task', answer: 'work' }
    const tasks = await planWith(tutorHints, options, 1, { records })
    const [row = {}] = dataOf(await performAll(tutorHints, options, tasks))
    expect(Object.keys(row)).toEqual(['task', 'hints', 'work'])
  })
})

describe('intake refuses', () => {
  const intake = (data: JsonObject, options: JsonObject = {}) =>
    tutorHints.bind(options).instance.intake?.(buildSourceRecord(data))?.refused ?? null

  test.each<[string, JsonObject, JsonObject, string | null]>([
    ['nothing of a good record', seeds[0]?.data ?? {}, {}, null],
    ['a missing solution', { question: 'How many?' }, {}, 'missing-field'],
    ['an empty question', { question: ' ', answer: '#### 4' }, {}, 'missing-field'],
    ['a solution without steps', { question: 'How many?', answer: '#### 4' }, {}, 'no-steps'],
    [
      'a wrong solution',
      { question: '2 and 2?', answer: '2+2 = <<2+2=5>>5\n#### 5' },
      {},
      'mark-inconsistent',
    ],
    [
      'too few steps, where asked to',
      seeds[1]?.data ?? {},
      { hints: 4, whenFewer: 'refuse' },
      'too-few-steps',
    ],
    ['not too few steps otherwise', seeds[1]?.data ?? {}, { hints: 4 }, null],
  ])('%s', (_, data, options, expected) => {
    expect(intake(data, options)).toBe(expected)
  })
})

describe('the verifier finds nothing', () => {
  test('in hints of 400 generated problems, two kinds of solutions', async () => {
    const problems = await generateWith(arithmeticProgram, {}, 400)
    const plain = problems.map((data) => ({ ...data, answer: String(data.answer).replace(/<<[^>]*>>/g, '') }))
    const records = buildSourceRecords([...problems, ...plain.slice(0, 100)])
    const tasks = await planWith(tutorHints, { hints: 5 }, 500, { records })
    const outcomes = await performAll(tutorHints, { hints: 5 }, tasks)
    expect(outcomes.filter((outcome) => 'refused' in outcome)).toEqual([])
    for (const data of dataOf(outcomes)) {
      const verdict = await judgeWith(noAnswerLeak, {}, data)
      if (verdict.verdict !== 'pass') expect.fail(JSON.stringify({ ...data, verdict }, null, 2))
    }
  })

  test('but finds the answer planted into any of them', async () => {
    for (const row of await hintsWith({ hints: 4 })) {
      const hints = row.hints as string[]
      for (const index of hints.keys()) {
        const answer = /(\d+)\.?$/.exec(String(row.answer))?.[1]
        const planted = hints.with(index, `${hints[index]} That makes ${answer}.`)
        expect((await judgeWith(noAnswerLeak, {}, { ...row, hints: planted })).evidence?.field).toBe(
          `hints.${index}`,
        )
      }
    }
  })
})

test('the same record gets the same hints', async () => {
  expect(await hintsWith({ hints: 4 })).toEqual(await hintsWith({ hints: 4 }))
})

const gsm8k = sharedData('maths_gsm8k_train.jsonl')

test.skipIf(gsm8k === undefined)('real solutions: most are taken, no hint of any leaks', async () => {
  const lines = readFileSync(gsm8k ?? '', 'utf8')
    .trim()
    .split('\n')
    .slice(0, 400)
  const records = buildSourceRecords(lines.map((line) => JSON.parse(line)))
  const { instance } = tutorHints.bind({ hints: 4 })
  const taken = records.filter((record) => instance.intake?.(record) === null)
  expect(taken.length / records.length).toBeGreaterThan(0.88)
  const tasks = await planWith(tutorHints, { hints: 4 }, taken.length, { records: taken })
  for (const data of dataOf(await performAll(tutorHints, { hints: 4 }, tasks))) {
    expect((await judgeWith(noAnswerLeak, {}, data)).verdict).toBe('pass')
  }
})
