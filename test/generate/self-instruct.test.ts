/** The method `self-instruct`. */

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { rougeL } from '../../src/algo/text/rouge-l.js'
import type { JsonObject } from '../../src/base/canonical-json.js'
import type { Draft, Refusal, Task } from '../../src/contract/method.js'
import { selfInstruct } from '../../src/generate/self-instruct.js'
import { type ChatRequest, contentText } from '../../src/model/chat.js'
import type { ModelPort } from '../../src/model/port.js'
import { scriptedPort } from '../../src/model/scripted-port.js'
import type { DataRecord } from '../../src/record/data-record.js'
import { buildCandidate, buildSourceRecord, buildSourceRecords } from '../../src/testing/builders.js'
import { createExamPorts, createExamTaskPorts, stream } from '../../src/testing/exam-ports.js'
import { describeFindings } from '../../src/testing/finding.js'
import { examineMethod } from '../../src/testing/method-exam.js'
import { sharedData } from '../shared-data.js'
import { actedPort } from './acted-port.js'

const seeds = buildSourceRecords(
  [
    'Name three rivers of Asia.',
    'Turn the given sentence into a question.',
    'Why do leaves change their colour in autumn?',
    'Sort the given numbers from small to large.',
    'Say whether the given comment is kind or unkind.',
    'Write a thank-you note to a bus driver.',
    'What could one cook with lentils and carrots?',
    'Explain how a lock on a canal works.',
  ].map((instruction) => ({ instruction })),
)

interface Round {
  readonly options?: JsonObject
  readonly records?: readonly DataRecord[]
  readonly accepted?: readonly DataRecord[]
  readonly round?: number
  readonly planned?: number
  readonly prompts?: number
}

interface Performed {
  readonly tasks: readonly Task[]
  readonly outcomes: readonly (Draft | Refusal)[]
}

async function performRound(model: ModelPort, given: Round = {}): Promise<Performed> {
  const { options = {}, records = seeds, accepted = [], round = 0, planned = 0, prompts = 1 } = given
  const { instance } = selfInstruct.bind(options)
  const ports = createExamPorts({ models: { writer: model } })
  const plan = instance.plan({
    round,
    planned,
    open: [],
    ports,
    records: () => stream(records),
    accepted: () => stream(accepted),
  })
  const tasks: Task[] = []
  for await (const task of plan) {
    tasks.push(task)
    if (tasks.length === prompts) break
  }
  const outcomes: (Draft | Refusal)[] = []
  for (const task of tasks) {
    outcomes.push(...(await instance.perform(task, createExamTaskPorts(ports, task.key))))
  }
  return { tasks, outcomes }
}

const drafts = (outcomes: readonly (Draft | Refusal)[]) => outcomes.filter((outcome) => 'data' in outcome)
const reasons = (outcomes: readonly (Draft | Refusal)[]) =>
  outcomes.map((outcome) => ('refused' in outcome ? outcome.refused : 'draft'))

/** Answers to the three kinds of prompts, by their first words. */
function script(list: string, kind: string, instance: string, asked: string[] = []): ModelPort {
  return scriptedPort({
    chat({ messages }: ChatRequest) {
      const text = contentText(messages[0]?.content ?? '')
      asked.push(text)
      if (text.startsWith('Come up')) return list
      return text.startsWith('Is this') ? kind : instance
    },
  })
}

test('passes the exam of methods', async () => {
  const models = { writer: actedPort(selfInstruct.actors) }
  expect(describeFindings(await examineMethod(selfInstruct, { records: seeds, models }))).toBe('')
})

describe('a plan', () => {
  test('shows 8 seeds in the first round, 6 and 2 own instructions later', async () => {
    const accepted = [1, 2, 3].map((number) =>
      buildCandidate(
        { instruction: `Invent tongue twister number ${number}.`, input: '', output: 'x' },
        `t${number}`,
      ),
    )
    const model = script(
      '9. Invent a board game about post offices.',
      'No',
      'Input: none\nOutput: Stamps win.',
    )
    const first = await performRound(model)
    const second = await performRound(model, { round: 1, planned: 1, accepted })
    const origins = ({ tasks }: Performed) =>
      tasks[0]?.parents.map(({ lineage }) => lineage.origin).sort() ?? []
    expect(origins(first)).toEqual(Array.from({ length: 8 }, () => 'real'))
    expect(origins(second)).toEqual([...Array.from({ length: 6 }, () => 'real'), 'synthetic', 'synthetic'])
    expect(second.tasks[0]?.key).toBe('prompt-1')
    expect(drafts(second.outcomes)[0]?.notes).toEqual({ seedExamples: 6, ownExamples: 2 })
  })

  test('seeds that a model wrote are seeds all the same', async () => {
    const records = seeds.map((seed) => ({
      ...seed,
      lineage: { ...seed.lineage, origin: 'synthetic' as const },
    }))
    const model = script(
      '9. Invent a board game about post offices.',
      'No',
      'Input: none\nOutput: Stamps win.',
    )
    const { outcomes } = await performRound(model, { records })
    expect(drafts(outcomes)[0]?.notes).toEqual({ seedExamples: 8, ownExamples: 0 })
  })

  test('plans nothing without seeds, and one draft for each instruction and instance', async () => {
    expect((await performRound(script('', '', ''), { records: [] })).tasks).toEqual([])
    const options = { perPrompt: 3, instances: 2 }
    expect((await performRound(script('', '', ''), { options })).tasks[0]?.drafts).toBe(6)
  })
})

test('an instruction, its kind and its instance make a record', async () => {
  const asked: string[] = []
  const model = script(
    '9. Invent a board game about post offices.',
    'No',
    '**Input:** none\n**Output:** Stamps win.',
    asked,
  )
  const { outcomes } = await performRound(model, { options: { perPrompt: 1 } })
  expect(outcomes).toMatchObject([
    {
      data: {
        instruction: 'Invent a board game about post offices.',
        input: '',
        output: 'Stamps win.',
        isClassification: false,
      },
      notes: { seedExamples: 8, ownExamples: 0 },
    },
  ])
  expect(asked).toHaveLength(3)
  // A record tells the answers that it was made of: the list, its kind and its instance.
  expect(drafts(outcomes)[0]?.effects).toHaveLength(3)
})

test('classification goes label first, with a label drawn by chance and spelt as listed', async () => {
  const asked: string[] = []
  const list = Array.from(
    { length: 8 },
    (_, index) => `${index + 9}. ${'abcdefgh'.charAt(index)}${index} tells ${index * 7} of q${index}`,
  )
  const model = scriptedPort({
    chat({ messages }) {
      const text = contentText(messages[0]?.content ?? '')
      if (text.startsWith('Come up')) return list.join('\n')
      if (text.startsWith('Is this')) return 'Yes: Kind; Unkind'
      asked.push(/^Label: (.*)$/m.exec(text)?.[1] ?? '')
      return `Label: ${asked.at(-1)?.toLowerCase()}\nInput: You did well.`
    },
  })
  const { outcomes } = await performRound(model)
  expect(drafts(outcomes)).toHaveLength(8)
  for (const { data, notes } of drafts(outcomes)) {
    expect(data).toMatchObject({ input: 'You did well.', isClassification: true })
    expect(['Kind', 'Unkind']).toContain(data.output)
    expect(notes?.labels).toEqual(['Kind', 'Unkind'])
  }
  expect(new Set(asked)).toEqual(new Set(['Kind', 'Unkind']))
})

test('every filtered instruction is refused with its own reason, and no instance is paid for', async () => {
  const asked: string[] = []
  const list = [
    '9. Name three big rivers of Asia.',
    '10. Draw a cat that sleeps.',
    '11. Cook something nice.',
    '12. Write a program that adds numbers.',
    '13. "Hello" in five languages, please.',
    '14. Übersetze den Satz ins Englische.',
    '15. Invent a board game about post offices.',
    '16. Invent a new board game about post offices.',
  ].join('\n')
  const { outcomes } = await performRound(script(list, 'No', 'Input: none\nOutput: Stamps win.', asked))
  expect(reasons(outcomes)).toEqual([
    'similar-instruction',
    'unsuitable-word',
    'too-short',
    'program-task',
    'starts-with-punctuation',
    'starts-with-non-ascii',
    'draft',
    'similar-instruction',
  ])
  // 5 words of the seed in order among 6: 2·5 / (5+6) = 0.909.
  expect(outcomes[0]).toMatchObject({
    refused: 'similar-instruction',
    detail: 'ROUGE-L 0.91 to "Name three rivers of Asia."',
  })
  expect(asked).toHaveLength(3)
})

test('what the model does not give is refused, not lost', async () => {
  const few = await performRound(
    script('9. Invent a board game about post offices.', 'No', 'Output: Stamps.'),
    {
      options: { perPrompt: 2, instances: 2 },
    },
  )
  expect(reasons(few.outcomes)).toEqual(['draft', 'no-instance', 'no-instruction', 'no-instruction'])
  const none = await performRound(script('There is nothing to add here at all', '', ''), {
    options: { perPrompt: 2 },
  })
  expect(reasons(none.outcomes)).toEqual(['no-list', 'no-list'])
  const refused = await performRound(script("I'm sorry, but I can't help with that.", '', ''), {
    options: { perPrompt: 2 },
  })
  expect(reasons(refused.outcomes)).toEqual(['refused', 'refused'])
  const vague = await performRound(script('9. Invent a board game about post offices.', 'Perhaps.', ''), {
    options: { perPrompt: 1 },
  })
  expect(reasons(vague.outcomes)).toEqual(['no-verdict'])
})

test('what earlier rounds accepted counts as known', async () => {
  const model = script('9. Invent a board game about post offices.', 'No', 'Input: none\nOutput: Stamps win.')
  const accepted = [buildCandidate({ instruction: 'Invent a board game about old post offices.' })]
  const { outcomes } = await performRound(model, {
    options: { perPrompt: 1 },
    accepted,
    round: 1,
    planned: 1,
  })
  expect(reasons(outcomes)).toEqual(['similar-instruction'])
})

test('intake refuses rows that cannot be shown', () => {
  const { instance } = selfInstruct.bind({ maxWords: 4 })
  const refused = (data: JsonObject) => instance.intake?.(buildSourceRecord(data))?.refused
  expect(refused({})).toBe('missing-field')
  expect(refused({ instruction: ' ' })).toBe('missing-field')
  expect(refused({ instruction: 'one two three four five' })).toBe('too-long')
  expect(refused({ instruction: 'one two three four' })).toBeUndefined()
})

test('the same words in another field of the seeds', async () => {
  const records = buildSourceRecords([{ prompt: 'Name three rivers of Asia.' }])
  const asked: string[] = []
  await performRound(script('2. x', 'No', '', asked), {
    records,
    options: { instruction: 'prompt', perPrompt: 1 },
  })
  expect(asked[0]).toContain(
    '1. Name three rivers of Asia.\n\nContinue the list with number 2: a task unlike those above.',
  )
})

const real = sharedData('instr_selfinstruct_seed_tasks.jsonl')

test.skipIf(real === undefined)(
  'three rounds from the 175 seeds of the paper, played by actors',
  async () => {
    const rows: JsonObject[] = readFileSync(real ?? '', 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    const records = buildSourceRecords(rows)
    const model = actedPort(selfInstruct.actors)
    const accepted: DataRecord[] = []
    const counts = new Map<string, number>()
    for (const round of [0, 1, 2]) {
      const { outcomes } = await performRound(model, {
        records,
        accepted,
        round,
        planned: round * 40,
        prompts: 40,
      })
      for (const reason of reasons(outcomes)) counts.set(reason, (counts.get(reason) ?? 0) + 1)
      for (const draft of drafts(outcomes))
        accepted.push(buildCandidate(draft.data, `task-${accepted.length}`))
    }
    expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBe(960)
    expect(accepted.length).toBeGreaterThan(750)
    expect(counts.get('similar-instruction')).toBeGreaterThan(10)
    const texts = accepted.map(({ data }) => String(data.instruction))
    for (const seed of rows) {
      for (const text of texts) expect(rougeL(text, String(seed.instruction)).f).toBeLessThan(0.7)
    }
    const kinds = accepted.filter(({ data }) => data.isClassification === true).length
    expect(kinds).toBeGreaterThan(40)
    expect(kinds).toBeLessThan(accepted.length / 2)
  },
)
