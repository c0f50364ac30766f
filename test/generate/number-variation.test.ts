/** The method `number-variation`: intake, plan, drafts. */

import { describe, expect, test } from 'vitest'
import { checkProgramText } from '../../src/algo/worked-solution/check-program-text.js'
import type { Draft, Refusal, Task } from '../../src/contract/method.js'
import { numberVariation } from '../../src/generate/number-variation.js'
import type { DataRecord } from '../../src/record/data-record.js'
import { buildSourceRecord, buildSourceRecords } from '../../src/testing/builders.js'
import { createExamPorts, createExamTaskPorts, stream } from '../../src/testing/exam-ports.js'
import { problems } from '../algo/worked-solution/problems.js'

const seeds = buildSourceRecords([problems.bakery, problems.ferry, problems.savings])

const planAll = async (records: readonly DataRecord[], options: object): Promise<Task[]> => {
  const run = numberVariation.bind(options).instance
  const tasks: Task[] = []
  const plan = run.plan({
    round: 0,
    planned: 0,
    records: () => stream(records),
    accepted: () => stream([]),
    open: [],
    ports: createExamPorts(),
  })
  for await (const task of plan) tasks.push(task)
  return tasks
}

const perform = async (task: Task, options: object = {}): Promise<Draft | Refusal> => {
  const run = numberVariation.bind(options).instance
  const [draft] = await run.perform(task, createExamTaskPorts(createExamPorts(), task.key))
  return draft ?? { refused: 'nothing' }
}

const draftOf = async (task: Task, options: object = {}): Promise<Draft> => {
  const draft = await perform(task, options)
  return 'refused' in draft ? expect.fail(draft.refused) : draft
}

describe('intake', () => {
  const intake = (data: Record<string, string>, options: object = {}) =>
    numberVariation.bind(options).instance.intake?.(buildSourceRecord(data)) ?? null

  test.each([
    ['takes a readable solution', problems.bakery, null],
    [
      'refuses one without marks',
      { question: 'Add 5 and 6.', answer: 'It is 5+6 = 11.\n#### 11' },
      'no-marks',
    ],
    ['refuses an empty question', { question: '', answer: 'x' }, 'missing-field'],
    ['refuses a missing answer', { question: 'x' }, 'missing-field'],
  ])('%s', (_, data, expected) => {
    expect(intake(data as Record<string, string>)?.refused ?? null).toBe(expected)
  })

  test('reads the fields that the options name', () => {
    const data = { q: problems.bakery.question, a: problems.bakery.answer }
    expect(intake(data, { question: 'q', answer: 'a' })).toBeNull()
    expect(intake(data)?.detail).toBe('"question" is empty.')
  })
})

describe('plan', () => {
  test('the k-th variation of all seeds comes before the (k+1)-th', async () => {
    const tasks = await planAll(seeds, { maxPerSeed: 3 })
    expect(
      tasks.map((task) => [seeds.findIndex(({ id }) => id === task.parents[0]?.id), task.payload]),
    ).toEqual([
      [0, 0],
      [1, 0],
      [2, 0],
      [0, 1],
      [1, 1],
      [2, 1],
      [0, 2],
      [1, 2],
      [2, 2],
    ])
    expect(new Set(tasks.map(({ key }) => key)).size).toBe(9)
    expect(tasks.every(({ drafts }) => drafts === 1)).toBe(true)
  })

  test('two variations a seed by default', async () => {
    expect(await planAll(seeds, {})).toHaveLength(6)
  })
})

describe('drafts', () => {
  test('differ from their seed and from each other, and check out', async () => {
    const texts = new Set(seeds.map(({ data }) => data.question))
    for (const task of await planAll(seeds, { maxPerSeed: 6 })) {
      const { data } = await draftOf(task, { maxPerSeed: 6 })
      expect(texts).not.toContain(data.question)
      texts.add(data.question ?? '')
      expect(checkProgramText(String(data.question), String(data.answer))).toMatchObject({ isRight: true })
    }
    expect(texts.size).toBe(3 + 18)
  })

  test('a draft depends on its task alone', async () => {
    const tasks = await planAll(seeds, {})
    const last = tasks.at(-1)
    expect(last && (await draftOf(last))).toEqual(last && (await draftOf(last)))
  })

  test('hold question and answer, and only the fields to keep', async () => {
    const seed = buildSourceRecord({ ...problems.savings, id: 's1', topic: 'money', final: '87' })
    const [task] = await planAll([seed], { keep: ['topic', 'absent'] })
    const { data } =
      task === undefined ? expect.fail('no task') : await draftOf(task, { keep: ['topic', 'absent'] })
    expect(Object.keys(data).sort()).toEqual(['answer', 'question', 'topic'])
    expect(data.topic).toBe('money')
  })

  test('notes say what changed', async () => {
    const [task] = await planAll([buildSourceRecord(problems.bakery)], {})
    const { notes, data } = task === undefined ? expect.fail('no task') : await draftOf(task)
    expect(notes?.skeleton).toBe('L1*L2;S1-L3')
    const changed = notes?.changed as { from: string; to: string }[]
    expect(changed.map(({ from }) => from)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^(14|25|290)$/)]),
    )
    for (const { to } of changed) expect(String(data.question)).toContain(to)
  })

  test('names are swapped when asked for', async () => {
    const [task] = await planAll([buildSourceRecord(problems.savings)], { names: true })
    const { data, notes } = task === undefined ? expect.fail('no task') : await draftOf(task, { names: true })
    expect(notes?.names).toEqual([{ from: 'Ravi', to: expect.any(String) }])
    expect(`${data.question} ${data.answer}`).not.toContain('Ravi')
    const [plain] = await planAll([buildSourceRecord(problems.savings)], {})
    expect(plain && (await draftOf(plain)).data.question).toContain('Ravi')
  })
})

describe('refusals', () => {
  test('a seed with few variations runs dry with a reason', async () => {
    const few = {
      question: 'A boy has 3 cats and 4 owls. How many?',
      answer: 'He has 3+4 = <<3+4=7>>7.\n#### 7',
    }
    const tasks = await planAll([buildSourceRecord(few)], { maxPerSeed: 60 })
    const answers = await Promise.all(tasks.map((task) => perform(task, { maxPerSeed: 60 })))
    const refused = answers.flatMap((answer) => ('refused' in answer ? [answer.refused] : []))
    expect(refused.length).toBeGreaterThan(30)
    expect(new Set(refused)).toEqual(new Set(['no-variation-found']))
    const texts = answers.flatMap((answer) => ('data' in answer ? [answer.data.question] : []))
    expect(new Set(texts).size).toBe(texts.length)
  })

  test('a task whose seed cannot be read says why', async () => {
    const task: Task = {
      key: 'k',
      drafts: 1,
      parents: [buildSourceRecord({ question: 'Add 5 and 6.', answer: 'It is 11.' })],
      payload: 0,
    }
    expect(await perform(task)).toMatchObject({ refused: 'no-final-answer' })
    expect(await perform({ key: 'k', drafts: 1, parents: [] })).toEqual({ refused: 'missing-seed' })
  })
})

test.each([{ maxPerSeed: 0 }, { maxPerSeed: 101 }, { maxPerSeed: 1.5 }, { names: 'yes' }, { unknown: 1 }])(
  'options that make no sense are refused: %j',
  (options) => {
    expect(() => numberVariation.bind(options)).toThrow()
  },
)
