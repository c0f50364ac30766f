/** The exporter `openai-finetune`. */

import { describe, expect, test } from 'vitest'
import { openaiFinetune } from '../../src/export/openai-finetune.js'
import { exported } from './export-all.js'

const user = { role: 'user', content: 'Weather in Kyiv?' }
const assistant = { role: 'assistant', content: 'It is clear.' }
const call = { id: 'c1', type: 'function', function: { name: 'weather', arguments: '{"city":"Kyiv"}' } }
const asks = { role: 'assistant', tool_calls: [call] }
const answer = { role: 'tool', content: 'clear', tool_call_id: 'c1' }
const weather = {
  type: 'function',
  function: { name: 'weather', parameters: { type: 'object', properties: {} } },
}

describe('rows', () => {
  test('of prompt and completion, with a system prompt', async () => {
    const data = { question: user.content, answer: assistant.content }
    expect(await exported(openaiFinetune, [data], { system: 'Be brief.' })).toEqual([
      { messages: [{ role: 'system', content: 'Be brief.' }, user, assistant] },
    ])
  })

  test('of messages, with tools only where the record has them', async () => {
    const records = [
      { messages: [user, assistant] },
      { messages: [user, asks, answer, assistant], tools: [weather] },
      { messages: [user, assistant], tools: [] },
    ]
    expect(await exported(openaiFinetune, records)).toEqual([
      { messages: [user, assistant] },
      { messages: [user, asks, answer, assistant], tools: [weather] },
      { messages: [user, assistant] },
    ])
  })

  test('a call without text has no content, rather than null', async () => {
    const [row] = await exported(openaiFinetune, [
      { messages: [user, { ...asks, content: null }], tools: [weather] },
    ])
    expect(row).toEqual({ messages: [user, asks], tools: [weather] })
  })

  test('keys that the service does not know are left out', async () => {
    expect(
      await exported(openaiFinetune, [
        {
          messages: [
            { ...user, id: 1 },
            { ...assistant, score: 2 },
          ],
        },
      ]),
    ).toEqual([{ messages: [user, assistant] }])
  })
})

test.each([
  ['unknown-role', [{ role: 'narrator', content: 'x' }, assistant], undefined],
  ['no-user-turn', [assistant], undefined],
  ['last-not-assistant', [user, assistant, user], undefined],
  ['last-not-assistant', [user], undefined],
  ['empty-turn', [user, { role: 'assistant', content: '' }], undefined],
  ['empty-turn', [user, { role: 'assistant', content: ' \n ' }], undefined],
  ['content-not-text', [user, { role: 'assistant', content: [{ type: 'text', text: 'x' }] }], undefined],
  ['undeclared-tool', [user, asks, answer, assistant], undefined],
  ['bad-tool', [user, asks, answer, assistant], 'weather'],
  ['call-without-id', [user, { role: 'assistant', tool_calls: [{ ...call, id: null }] }], [weather]],
  ['tool-without-call', [user, answer, assistant], [weather]],
])('left out: %s', async (reason, messages, tools) => {
  const data = tools === undefined ? { messages } : { messages, tools }
  expect(await exported(openaiFinetune, [data as never])).toEqual([reason])
})
