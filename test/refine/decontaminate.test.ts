/** Which records go because of a benchmark, and what the receipt says of the row that was found. */

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { decontaminate } from '../../src/refine/decontaminate.js'
import { buildCandidates, buildSourceRecords } from '../../src/testing/builders.js'
import { sharedData } from '../shared-data.js'
import { runRefiner } from './run-refiner.js'

const against = buildSourceRecords(
  [
    { question: 'What is the capital of Peru?', answer: 'Lima' },
    {
      question:
        'Each of the nine hens in the yard lays four eggs a week, and Ada sells them in boxes of six at the fair.',
      answer: '6',
    },
  ],
  'benchmark',
)

describe('rules', () => {
  test.each([
    // question, reason
    ['what is the capital of peru', 'benchmark-equal'],
    ['Tell me: what is the capital of Peru, please?', 'benchmark-short-item'],
    [
      'Look! Nine hens in the yard lays four eggs a week, and Ada sells them in crates.',
      'benchmark-common-run',
    ],
    [
      'Each of the nine hens in the yard lays four brown eggs a week, and Ada sells them in boxes of six.',
      'benchmark-coverage',
    ],
    ['Nine hens in the yard lay four eggs a week. Ada sells boxes of six.', undefined],
    ['What is the capital of Chile?', undefined],
    ['', undefined],
  ])('%j: %s', async (question, reason) => {
    const records = buildCandidates([{ question, answer: 'x' }])
    const { drops } = await runRefiner(decontaminate, records, { field: 'question' }, { against })
    expect(drops.map((drop) => drop.reason)).toEqual(reason === undefined ? [] : [reason])
  })

  test('the receipt points at the row and shows the common words', async () => {
    const text = 'Look! Nine hens in the yard lays four eggs a week, and Ada sells them in crates.'
    const records = buildCandidates([{ question: text }])
    const { drops } = await runRefiner(decontaminate, records, { field: 'question' }, { against })
    expect(drops).toEqual([
      {
        action: 'drop',
        id: records[0]?.id,
        reason: 'benchmark-common-run',
        partner: against[1]?.id,
        score: 15 / 24,
        evidence: {
          run: 'nine hens in the yard lays four eggs a week and ada sells them in',
          longestRun: 15,
          coverage: 15 / 24,
          n: 13,
          place: 'line 2',
        },
      },
    ])
  })

  test('long runs are cut after twenty words', async () => {
    const records = buildCandidates([{ question: `So: ${against[1]?.data.question} Yes.` }])
    const { drops } = await runRefiner(decontaminate, records, { field: 'question' }, { against })
    expect(drops[0]?.evidence?.run).toMatch(/^each of the nine .* boxes of …$/)
  })

  test('options change the rules', async () => {
    const records = buildCandidates([
      { question: 'Nine hens in the yard lay four eggs.', answer: 'none' },
      { question: 'Each of the 9 hens in the yard', answer: 'none' },
    ])
    const strict = { field: 'question', n: 5, coverage: null }
    const { drops } = await runRefiner(decontaminate, records, strict, { against })
    expect(drops.map(({ id, evidence }) => [id, evidence?.longestRun])).toEqual([[records[0]?.id, 5]])
  })

  test('numbers can be taken for equal', async () => {
    const benchmark = buildSourceRecords([{ question: 'Add 17 and 25 and then take 9 away from it' }])
    const records = buildCandidates([{ question: 'Add 11 and 12 and then take 13 away from it' }])
    expect((await runRefiner(decontaminate, records, {}, { against: benchmark })).drops).toEqual([])
    const { drops } = await runRefiner(decontaminate, records, { digits: 'zero' }, { against: benchmark })
    expect(drops.map(({ reason }) => reason)).toEqual(['benchmark-equal'])
  })

  test('the benchmark may name its field otherwise', async () => {
    const records = buildCandidates([{ prompt: 'What is the capital of Peru?' }])
    const options = { field: 'prompt', referenceField: 'question' }
    expect((await runRefiner(decontaminate, records, options, { against })).drops.length).toBe(1)
    expect((await runRefiner(decontaminate, records, { field: 'prompt' }, { against })).drops.length).toBe(0)
  })
})

test('law: a set against itself is dropped whole', async () => {
  const records = buildCandidates(against.map(({ data }) => data))
  expect((await runRefiner(decontaminate, records, {}, { against })).kept).toEqual([])
})

test('without a benchmark it says what to write', async () => {
  await expect(runRefiner(decontaminate, [])).rejects.toThrowErrorMatchingInlineSnapshot(
    `[RecipeError: The refiner "decontaminate" has no reference rows to compare with.]`,
  )
})

const pairs = sharedData('contam_gsm8k_pairs.jsonl')

test.skipIf(pairs === undefined)(
  'real questions: the originals all go, of their rephrasings one in a hundred at most',
  async () => {
    const rows = readFileSync(pairs ?? '', 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, string>)
    const benchmark = buildSourceRecords(rows.map((row) => ({ question: row.original_question ?? '' })))
    const originals = buildCandidates(
      rows.map((row) => ({ question: `Question: ${row.original_question} Answer:` })),
    )
    const rephrased = buildCandidates(rows.map((row) => ({ question: row.rephrased ?? '' })))
    expect((await runRefiner(decontaminate, originals, {}, { against: benchmark })).kept).toEqual([])
    const { drops } = await runRefiner(decontaminate, rephrased, {}, { against: benchmark })
    expect(drops.filter(({ reason }) => reason === 'benchmark-common-run')).toEqual([])
    expect(drops.length / rows.length).toBeLessThan(0.01)
  },
)
