/** The exam of methods finds each planted fault, and nothing in a sound method. */

import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { defineMethod, type MethodRun, type PlanContext, type Task } from '../../src/contract/method.js'
import type { DataRecord } from '../../src/record/data-record.js'
import { buildSourceRecords } from '../../src/testing/builders.js'
import { describeFindings } from '../../src/testing/finding.js'
import { examineMethod } from '../../src/testing/method-exam.js'
import { brokenRules, soundDeclaration } from './planted-fault.js'

const records = buildSourceRecords([{ text: 'one' }, { text: 'two' }, { text: 'three' }])

async function* planEach({ records: input, planned }: PlanContext): AsyncGenerator<Task> {
  let index = planned
  for await (const parent of input()) {
    yield { key: `${index}`, drafts: 2, parents: [parent] }
    index += 1
  }
}

const textOf = (record: DataRecord | undefined): string =>
  typeof record?.data.text === 'string' ? record.data.text.slice(0, 100) : ''

/** Two drafts a record: its text with a random number. */
const sound: MethodRun = {
  plan: planEach,
  perform: async ({ parents }, { chance }) =>
    [1, 2].map(() => ({ data: { text: `${textOf(parents[0])} ${chance.integer(1, 6)}` } })),
}

function examine(changes: Partial<MethodRun>, given = records) {
  const declaration = {
    ...soundDeclaration,
    options: z.strictObject({}),
    family: 'exam',
    input: 'records',
  } as const
  const method = defineMethod({ ...declaration, rounds: true, start: () => ({ ...sound, ...changes }) })
  return examineMethod(method, { records: given })
}

test('a sound method has no findings', async () => {
  expect(describeFindings(await examine({}))).toBe('')
})

test('an endless plan and refusals are sound', async () => {
  const endless = function* ({ planned }: PlanContext): Generator<Task> {
    for (let index = planned; ; index += 1) yield { key: `${index}`, drafts: 1, parents: [] }
  }
  const method = defineMethod({
    ...soundDeclaration,
    options: z.strictObject({}),
    family: 'exam',
    input: 'nothing',
    rounds: true,
    start: () => ({
      plan: endless,
      perform: async ({ key }) => (Number(key) % 2 === 0 ? [{ data: { key } }] : [{ refused: 'odd-number' }]),
    }),
  })
  expect(describeFindings(await examineMethod(method, {}))).toBe('')
})

const trimmed = ([{ data }]: readonly [DataRecord]) => ({ text: (data.text as string).trim() })

describe('each planted fault is found', () => {
  let count = 0
  test.each<[string, Partial<MethodRun>]>([
    ['draft-data', { perform: async () => [{ data: {} }] }],
    ['drafts', { plan: () => [{ key: 'a', drafts: 0, parents: [] }] }],
    ['mutates-input', { intake: (record) => Object.assign(record.data, { seen: true }) && null }],
    [
      'mutates-input',
      { perform: async (task) => [{ data: Object.assign(task.parents[0]?.data ?? {}, { a: 1 }) }] },
    ],
    ['not-deterministic', { plan: () => [{ key: `${++count}`, drafts: 1, parents: [] }] }],
    ['not-json', { perform: async () => [{ data: { score: Number.NaN } }] }],
    ['order-dependent', { perform: async () => [{ data: { count: ++count } }] }],
    ['refusal-reason', { perform: async () => [{ refused: 'Too hard!' }] }],
    ['refusal-reason', { intake: () => ({ refused: '' }) }],
    ['task-key', { plan: () => [1, 2].map(() => ({ key: 'same', drafts: 1, parents: [] })) }],
    ['task-key', { plan: (context) => planEach({ ...context, planned: 0 }) }],
    ['throws', { intake: ({ data }) => ((data.text as string).trim() === '' ? { refused: 'empty' } : null) }],
    ['throws', { perform: async ({ parents }) => [{ data: trimmed(parents as [DataRecord]) }] }],
    ['too-many-drafts', { perform: async () => [1, 2, 3].map((text) => ({ data: { text } })) }],
    ['weak-sample', { plan: () => [] }],
    ['weak-sample', { perform: async () => [{ refused: 'never' }] }],
  ])('%s', async (rule, changes) => {
    expect(brokenRules(await examine(changes))).toContain(rule)
  })
})

test('a method of records without any is a weak sample, and its plan must be empty', async () => {
  const findings = await examine({ plan: () => [{ key: 'a', drafts: 1, parents: [] }] }, [])
  expect(describeFindings(findings)).toMatchInlineSnapshot(`
    "method planted: weak-sample: The sample has no records. Mend: give the records that this method needs.
    method planted: too-many-drafts: Task a plans 1 drafts and gives 2. Mend: plan as many as can come back.
    method planted: task-key: The second round plans the key "a" of the first again. Mend: number keys from context.planned on.
    method planted: task-key: Plans tasks without any record. Mend: declare the input "either", or plan nothing."
  `)
})
