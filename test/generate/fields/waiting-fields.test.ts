/** Fields that wait for the outside world: neither arrival nor concurrency changes a row, and cells cost no answers. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../src/base/canonical-json.js'
import { CallFailed } from '../../../src/base/errors.js'
import type { Draft, Refusal, Task } from '../../../src/contract/method.js'
import { fields } from '../../../src/generate/fields.js'
import { type ChatRequest, contentText } from '../../../src/model/chat.js'
import { type Script, scriptedPort } from '../../../src/model/scripted-port.js'
import { buildSourceRecords } from '../../../src/testing/builders.js'
import { createExamPorts, createExamTaskPorts } from '../../../src/testing/exam-ports.js'
import { contextOf } from '../perform-with.js'
import { askRows } from './ask-rows.js'

const texts = buildSourceRecords([{ q: 'ant' }, { q: 'bee' }, { q: 'cat' }, { q: 'doe' }])

/** A model that answers after as many turns of the event loop as `delays` says, one after the other. */
function slowly(delays: readonly number[], script: Script) {
  const port = scriptedPort(script)
  let asked = 0
  return {
    ...port,
    async chat(request: ChatRequest) {
      const delay = delays[asked++ % delays.length] ?? 0
      for (let turn = 0; turn < delay; turn += 1) await new Promise((resolve) => setImmediate(resolve))
      return port.chat(request)
    },
  }
}

const lastOf = ({ messages }: ChatRequest) => contentText(messages.at(-1)?.content ?? '')

const options: JsonObject = {
  fields: {
    mood: { sample: { kind: 'category', values: ['glad', 'calm', 'grim'] } },
    story: {
      text: {
        prompt: 'A {{mood}} story of {{source.q}}.',
        fewShots: { source: 'texts', template: '{{q}}', count: 2 },
      },
    },
    twice: { text: { prompt: 'Say {{mood}}.', samples: 2 } },
    talk: { messages: { user: 'About {{story}}?', turns: 2, followUp: '{{chat.answer}} and {{mood}}?' } },
    near: { retrieve: { from: 'texts', query: 'story', count: 2, as: 'text' } },
    end: { text: '{{story}} + {{near}} + {{twice}}' },
  },
}

async function rowsWith(delays: readonly number[], isAtOnce: boolean): Promise<(Draft | Refusal)[]> {
  const chat = (request: ChatRequest) =>
    lastOf(request).includes('grim') && lastOf(request).startsWith('Say') ? '' : `<${lastOf(request)}>`
  const ports = createExamPorts({ sources: { texts }, models: { writer: slowly(delays, { chat }) } })
  const { instance } = fields.bind(options)
  const tasks: Task[] = []
  for await (const task of instance.plan({ ...contextOf({ records: texts }), ports })) tasks.push(task)
  const perform = (task: Task) => instance.perform(task, createExamTaskPorts(ports, task.key))
  if (isAtOnce) return (await Promise.all(tasks.map(perform))).flat()
  const outcomes: (Draft | Refusal)[] = []
  for (const task of tasks.toReversed()) outcomes.unshift(...(await perform(task)))
  return outcomes
}

test('law: rows at once or one by one, answers soon or late: the same rows and the same refusals', async () => {
  const plain = await rowsWith([0], false)
  expect(plain.map((outcome) => ('refused' in outcome ? outcome.detail : 'row'))).toContain('row')
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(4), { minLength: 1, maxLength: 7 }),
      fc.boolean(),
      async (delays, isAtOnce) => {
        expect(await rowsWith(delays, isAtOnce)).toEqual(plain)
      },
    ),
    { numRuns: 25 },
  )
})

describe('a call that fails beside an answer that is refused', () => {
  const failing =
    (words: string): NonNullable<Script['chat']> =>
    (request) => {
      if (lastOf(request) === words) throw new CallFailed('gave-up', { message: `no answer to ${words}` })
      return ''
    }
  const answers = { repairs: 0, samples: 0 }
  const both: JsonObject = { a: { text: { prompt: 'A', answers } }, b: { text: { prompt: 'B', answers } } }

  test('an earlier refusal ends the row: the later field would not have been asked for', async () => {
    const { outcomes } = await askRows(both, { script: { chat: failing('B') } })
    expect(outcomes).toEqual([{ refused: 'empty-answer', detail: expect.stringMatching(/^fields\.a: /) }])
  })

  test('an earlier failure is the row’s', async () => {
    await expect(askRows(both, { script: { chat: failing('A') } })).rejects.toThrow('no answer to A')
  })
})

describe('a cell that a search has to reach', () => {
  const cell: JsonObject = {
    letter: { sample: { kind: 'category', values: ['ant', 'bee', 'cat', 'doe'] }, hidden: true },
    found: { retrieve: { from: 'texts', query: 'letter', as: 'text' } },
    story: { text: 'Of {{letter}}.' },
  }
  const asking = { sources: { texts } }

  test('draws that miss ask no model', async () => {
    const { outcomes, requests } = await askRows(cell, { ...asking, task: { asked: { found: 'doe' } } })
    expect(outcomes).toEqual([{ data: { found: 'doe', story: expect.stringMatching(/^answer /) } }])
    expect(requests.map(lastOf)).toEqual(['Of doe.'])
  })

  test('nor does a cell that never comes', async () => {
    const { outcomes, requests } = await askRows(cell, { ...asking, task: { asked: { found: 'elk' } } })
    expect(outcomes).toEqual([
      { refused: 'attribute-not-reached', detail: '200 draws did not reach found = "elk"' },
    ])
    expect(requests).toEqual([])
  })
})

describe('names that objects inherit are names of fields like others', () => {
  test.each(['constructor', 'toString', 'valueOf', 'hasOwnProperty'])('%s', async (name) => {
    const category: JsonObject = { sample: { kind: 'category', values: ['Lotus', 'Tyrrell'] } }
    const { outcomes } = await askRows({ [name]: category, line: { expr: `${name} + "!"` } })
    const [row] = outcomes
    const data = row !== undefined && 'data' in row ? row.data : {}
    expect(['Lotus', 'Tyrrell']).toContain(data[name])
    expect(data.line).toBe(`${String(data[name])}!`)
    const asked = await askRows({ [name]: category }, { task: { asked: { [name]: 'Tyrrell' } } })
    expect(asked.outcomes).toEqual([{ data: { [name]: 'Tyrrell' } }])
  })
})
