/** `rephrase` as a whole: tasks, names of samples, prompts that show the text alone, calls that fail. */

import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../src/base/canonical-json.js'
import { CallFailed } from '../../../src/base/errors.js'
import { rephrase } from '../../../src/generate/rephrase.js'
import { type ChatRequest, contentText } from '../../../src/model/chat.js'
import { type Script, scriptedPort } from '../../../src/model/scripted-port.js'
import { buildSourceRecords } from '../../../src/testing/builders.js'
import { performAll, planWith } from '../perform-with.js'

const records = buildSourceRecords([
  { question: 'Why is the sea salty at all?', answer: 'RIVERS CARRY SALT', id: 'q1' },
  { question: 'Why is the sky blue by day?', answer: 'LIGHT IS SCATTERED', id: 'q2' },
])
const options: JsonObject = { styles: ['plain', 'brief'], perStyle: 2 }

async function outcomesOf(chat: Script['chat'], given: JsonObject = options, at = 0, count = 9) {
  const tasks = (await planWith(rephrase, given, 9, { records })).slice(at, at + count)
  return performAll(rephrase, given, tasks, { writer: scriptedPort(chat === undefined ? {} : { chat }) })
}

const rewritten = ({ messages, sample }: ChatRequest) => {
  const isSea = contentText(messages[0]?.content ?? '').includes('sea')
  const end = Number(sample) === 0 ? 'Somebody wants to know.' : 'One may well wonder.'
  return `What makes the ${isSea ? 'sea taste of salt' : 'sky look blue'}? ${end}`
}

describe('tasks', () => {
  test('one for each record and style, in their order, each with its own key and parent', async () => {
    const tasks = await planWith(rephrase, options, 9, { records })
    expect(tasks.map(({ key, drafts }) => [key, drafts])).toEqual(
      records.flatMap(({ id }) => [
        [`${id}-plain`, 2],
        [`${id}-brief`, 2],
      ]),
    )
    expect(tasks.map(({ parents }) => parents[0]?.id)).toEqual(records.flatMap(({ id }) => [id, id]))
  })
})

describe('questions', () => {
  test('no two are the same under one name, and each shows the text and nothing else of the record', async () => {
    const asked: string[] = []
    await outcomesOf((request) => {
      const words = contentText(request.messages[0]?.content ?? '')
      asked.push(`${String(request.sample)} ${words}`)
      return rewritten(request)
    })
    expect(asked).toHaveLength(8)
    expect(new Set(asked).size).toBe(8)
    for (const words of asked) {
      expect(words).not.toMatch(/RIVERS|LIGHT|q1|q2/)
      expect(words.match(/Why is the (?:sea|sky)/g)).toHaveLength(1)
    }
  })
})

describe('rows', () => {
  test('have all other fields as they were', async () => {
    const outcomes = await outcomesOf(rewritten, { ...options, styleField: 'style' }, 0, 1)
    expect(outcomes).toEqual(
      ['Somebody wants to know.', 'One may well wonder.'].map((end) => ({
        data: {
          question: `What makes the sea taste of salt? ${end}`,
          answer: 'RIVERS CARRY SALT',
          id: 'q1',
          style: 'plain',
        },
        notes: { style: 'plain' },
      })),
    )
  })

  test('a refused draft leaves the other as it is', async () => {
    const outcomes = await outcomesOf(
      (request) => (String(request.sample).startsWith('0') ? '' : rewritten(request)),
      options,
      0,
      1,
    )
    expect(outcomes).toMatchObject([{ refused: 'empty-answer' }, { notes: { style: 'plain' } }])
  })

  test('a call that fails ends the task when all its calls have ended', async () => {
    const seen: string[] = []
    const chat = (request: ChatRequest) => {
      seen.push(String(request.sample))
      throw new CallFailed('gave-up', { message: `sample ${String(request.sample)}` })
    }
    await expect(outcomesOf(chat, options, 0, 1)).rejects.toThrow('sample 0')
    expect(seen).toEqual(['0', '1'])
  })
})
