/** The exporter `tools`. */

import { describe, expect, test } from 'vitest'
import { tools } from '../../src/export/tools.js'
import { exported } from './export-all.js'

const weather = {
  type: 'function',
  function: {
    name: 'weather',
    description: 'Tells the weather.',
    parameters: { type: 'object', properties: {} },
  },
}
const call = { id: 'c1', type: 'function', function: { name: 'weather', arguments: '{"city":"Kyiv"}' } }
const messages = [
  { role: 'user', content: 'Weather in Kyiv?' },
  { role: 'assistant', content: '', tool_calls: [call] },
  { role: 'tool', content: '{"sky":"clear"}', tool_call_id: 'c1' },
  { role: 'assistant', content: 'It is clear.' },
]
const row = {
  messages: [messages[0], { role: 'assistant', content: null, tool_calls: [call] }, messages[2], messages[3]],
  tools: [weather],
}

describe('rows', () => {
  test('messages, calls and schemas in the spelling of OpenAI', async () => {
    expect(await exported(tools, [{ messages, tools: [weather] }])).toEqual([row])
  })

  test('other spellings are brought to it', async () => {
    const loose = messages.map((message) =>
      'tool_calls' in message
        ? {
            role: 'assistant',
            content: null,
            tool_calls: [{ id: 'c1', name: 'weather', arguments: { city: 'Kyiv' } }],
          }
        : message,
    )
    expect(await exported(tools, [{ messages: loose, tools: [weather.function] }])).toEqual([row])
    expect(await exported(tools, [{ messages: loose, tools: JSON.stringify([weather]) }])).toEqual([row])
  })

  test('schemas as text, so that Arrow does not mix them', async () => {
    const [found] = await exported(tools, [{ messages, tools: [weather] }], { toolsAs: 'text' })
    expect(found).toEqual({ ...row, tools: JSON.stringify([weather]) })
  })

  test('from another field, with a system prompt', async () => {
    const options = { tools: 'functions', system: 'Use tools.' }
    const [found] = await exported(tools, [{ messages, functions: [weather] }], options)
    expect(found).toEqual({ ...row, messages: [{ role: 'system', content: 'Use tools.' }, ...row.messages] })
  })

  test('a conversation that ends with a call is a row: the call is what is learnt', async () => {
    const short = messages.slice(0, 2)
    expect(await exported(tools, [{ messages: short, tools: [weather] }])).toEqual([
      { messages: row.messages.slice(0, 2), tools: [weather] },
    ])
  })

  test('prompt and completion without a call are a row too: no call was right', async () => {
    expect(await exported(tools, [{ question: 'Hi', answer: 'Hello', tools: [weather] }])).toEqual([
      {
        messages: [
          { role: 'user', content: 'Hi' },
          { role: 'assistant', content: 'Hello' },
        ],
        tools: [weather],
      },
    ])
  })
})

describe('records that cannot be exported', () => {
  const other = { ...call, function: { ...call.function, name: 'wheather' } }
  const replace = (index: number, message: object) =>
    messages.map((each, at) => (at === index ? message : each))

  test.each([
    ['missing-tools', { messages }],
    ['missing-tools', { messages, tools: [] }],
    ['bad-tool', { messages, tools: 'no JSON' }],
    ['bad-tool', { messages, tools: [{ description: 'nameless' }] }],
    ['bad-tool', { messages, tools: { weather } }],
    [
      'undeclared-tool',
      { messages: replace(1, { role: 'assistant', tool_calls: [other] }), tools: [weather] },
    ],
    [
      'bad-tool-call',
      {
        messages: replace(1, {
          role: 'assistant',
          tool_calls: [{ id: 'c1', name: 'weather', arguments: '{' }],
        }),
        tools: [weather],
      },
    ],
    [
      'bad-tool-call',
      {
        messages: replace(1, {
          role: 'assistant',
          tool_calls: [{ id: 'c1', name: 'weather', arguments: '[]' }],
        }),
        tools: [weather],
      },
    ],
    [
      'bad-tool-call',
      { messages: replace(1, { role: 'assistant', tool_calls: 'weather()' }), tools: [weather] },
    ],
    [
      'tool-without-call',
      { messages: replace(1, { role: 'assistant', content: 'Wait.' }), tools: [weather] },
    ],
    ['tool-without-call', { messages: replace(2, { ...messages[2], tool_call_id: 'c9' }), tools: [weather] }],
    ['unanswered-call', { messages: messages.filter((_, at) => at !== 2), tools: [weather] }],
  ])('%s', async (reason, data) => {
    expect(await exported(tools, [data as never])).toEqual([reason])
  })
})
