/** One row: pins, retries, hidden fields, refusals. */

import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../src/base/canonical-json.js'
import type { Draft, Refusal, Task } from '../../../src/contract/method.js'
import { compileFields } from '../../../src/generate/fields/compile-fields.js'
import { drawRow } from '../../../src/generate/fields/draw-row.js'
import { fieldsSchema } from '../../../src/generate/fields/field-schema.js'
import type { ChatAnswer, ChatRequest } from '../../../src/model/chat.js'
import type { Recorded } from '../../../src/model/port.js'
import { scriptedPort, textAnswer } from '../../../src/model/scripted-port.js'
import { buildSourceRecord } from '../../../src/testing/builders.js'
import { createExamPorts, createExamTaskPorts } from '../../../src/testing/exam-ports.js'
import { askRows, lineOf } from './ask-rows.js'

const compile = (fields: JsonObject) =>
  compileFields(fieldsSchema.parse({ fields }), { path: (name) => name, folder: '.' })

async function row(fields: JsonObject, task: Partial<Task> = {}): Promise<Draft | Refusal> {
  const whole: Task = { key: 'row-0', drafts: 1, parents: [], ...task }
  return drawRow(compile(fields), whole, createExamTaskPorts(createExamPorts(), whole.key))
}

const dice: JsonObject = {
  first: { sample: { kind: 'integer', min: 1, max: 6 } },
  second: { sample: { kind: 'integer', min: 1, max: 6 } },
  sum: { expr: 'first + second' },
}

describe('what is compiled', () => {
  test('order, shown fields, and whether the source is read', () => {
    const compiled = compile({
      total: { expr: 'net * source.rate' },
      net: { sample: { kind: 'integer', min: 1, max: 9 }, hidden: true },
    })
    expect(compiled.fields.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['net', true],
      ['total', false],
    ])
    expect([compiled.shown, compiled.readsSource]).toEqual([['total'], true])
    expect(compile(dice).readsSource).toBe(false)
  })
})

describe('what a cell asks for', () => {
  test('a sum of 12 is reached by drawing again: 1 in 36 draws', async () => {
    expect(await row(dice, { asked: { sum: 12 } })).toEqual({ data: { first: 6, second: 6, sum: 12 } })
  })

  test('a drawn field is set, and the computed one is reached with it', async () => {
    expect(await row(dice, { asked: { first: 2, sum: 8 } })).toEqual({
      data: { first: 2, second: 6, sum: 8 },
    })
  })

  test('a sum of 13 never comes, and the refusal tells all that was asked', async () => {
    expect(await row(dice, { asked: { first: 6, sum: 13 } })).toEqual({
      refused: 'attribute-not-reached',
      detail: '200 draws did not reach first = 6, sum = 13',
    })
  })

  test('fields that are not asked for stay what they are without the cell', async () => {
    const free = await row(dice)
    const pinned = await row(dice, { asked: { first: 3 } })
    if ('refused' in free || 'refused' in pinned) expect.fail('refused')
    expect(pinned.data.second).toBe(free.data.second)
    expect(pinned.data.sum).toBe(3 + Number(free.data.second))
  })
})

describe('refusals end the row at their field', () => {
  test.each<[string, JsonObject, JsonObject, Refusal]>([
    [
      'an expression that divides by nothing',
      { share: { expr: '1 / source.people' } },
      { people: 0 },
      {
        refused: 'expression-failed',
        detail: 'fields.share.expr: The value Infinity is no number that JSON can hold',
      },
    ],
    [
      'text where a number is needed',
      { next: { expr: 'source.age + 1' } },
      { age: 'nine' },
      { refused: 'expression-failed', detail: 'fields.next.expr: no such overload: dyn<string> + double' },
    ],
    [
      'a template without its value',
      { line: { sample: { kind: 'template', text: 'Dear {{source.who.name}}' } } },
      { who: {} },
      { refused: 'missing-value', detail: '{{source.who.name}} has no value' },
    ],
    [
      'a category without its list',
      { unit: { sample: { kind: 'category', of: 'source.topic', values: { art: ['clay'] } } } },
      {},
      { refused: 'no-such-group', detail: 'source.topic is "undefined", for which no values are given' },
    ],
  ])('%s', async (_, fields, source, refusal) => {
    expect(await row(fields, { parents: [buildSourceRecord(source)] })).toEqual(refusal)
  })
})

describe('fields that wait for models and functions', () => {
  /** Answers only when told to, in any order. */
  function slowModel() {
    const waiting = new Map<string, (text: string) => void>()
    const asked: string[] = []
    const chat = (request: ChatRequest): Promise<Recorded<ChatAnswer>> => {
      const line = lineOf(request)
      asked.push(line)
      return new Promise((resolve) => {
        waiting.set(line, (text) => resolve({ ...textAnswer(text), effect: line }))
      })
    }
    const model = { ...scriptedPort({}), chat }
    const answer = async (line: string, text: string): Promise<void> => {
      waiting.get(line)?.(text)
      await new Promise((resolve) => setImmediate(resolve))
    }
    return { asked, answer, ports: createExamTaskPorts(createExamPorts({ models: { model } }), 'row-0') }
  }

  const task: Task = { key: 'row-0', drafts: 1, parents: [] }
  const answers: JsonObject = { repairs: 0, samples: 0 }
  const text = (prompt: string): JsonObject => ({ text: { prompt, answers } })

  test('start as soon as what they read is there', async () => {
    const { asked, answer, ports } = slowModel()
    const made = drawRow(
      compile({ d: text('{{b}}{{c}}'), b: text('{{a}}'), a: text('A'), c: text('C') }),
      task,
      ports,
    )
    await answer('', '')
    expect(asked).toEqual(['[0] user: A', '[0] user: C'])
    await answer('[0] user: A', 'a')
    expect(asked).toEqual(['[0] user: A', '[0] user: C', '[0] user: a'])
    await answer('[0] user: a', 'b')
    await answer('[0] user: C', 'c')
    await answer('[0] user: bc', 'd')
    expect(await made).toEqual({ data: { d: 'd', b: 'b', a: 'a', c: 'c' } })
  })

  test('the first refusal in the order of computation counts, whichever comes first; what reads it is not made', async () => {
    const { asked, answer, ports } = slowModel()
    const made = drawRow(compile({ a: text('A'), b: text('B'), c: text('{{a}}') }), task, ports)
    await answer('', '')
    await answer('[0] user: B', '')
    await answer('[0] user: A', '')
    expect(await made).toMatchObject({
      refused: 'empty-answer',
      detail: expect.stringMatching(/^fields\.a: /),
    })
    expect(asked).toEqual(['[0] user: A', '[0] user: B'])
  })

  test('no model is asked when the rest of the row is refused', async () => {
    const { outcomes, requests } = await askRows({ a: { text: 'A' }, b: { expr: '1 / 0' } })
    expect([outcomes, requests]).toEqual([[expect.objectContaining({ refused: 'expression-failed' })], []])
  })
})

describe('a cell that a model has to reach', () => {
  const level: JsonObject = { text: { prompt: 'easy or hard?' } }

  test('is asked for again under another name until it is there', async () => {
    const script = { chat: ({ sample }: ChatRequest) => (sample === '0.3' ? 'hard' : 'easy') }
    const { outcomes, requests } = await askRows({ level }, { script, task: { asked: { level: 'hard' } } })
    expect(outcomes).toEqual([{ data: { level: 'hard' } }])
    expect(requests.map(({ sample }) => sample)).toEqual([0, '0.1', '0.2', '0.3'])
  })

  test('is given up after few draws, since each costs', async () => {
    const { outcomes, requests } = await askRows({ level }, { task: { asked: { level: 'hard' } } })
    expect(outcomes).toEqual([
      { refused: 'attribute-not-reached', detail: '8 draws did not reach level = "hard"' },
    ])
    expect(requests).toHaveLength(8)
  })

  test('no model is asked while drawn fields miss the cell', async () => {
    const { requests } = await askRows(
      { ...dice, story: { text: 'Of {{sum}}' } },
      { task: { asked: { sum: 12 } } },
    )
    expect(requests.map(({ messages }) => messages[0]?.content)).toEqual(['Of 12'])
  })
})
