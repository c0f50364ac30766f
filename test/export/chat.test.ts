/** The exporter `chat`. */

import { describe, expect, test } from 'vitest'
import { chat } from '../../src/export/chat.js'
import { exported } from './export-all.js'

const user = { role: 'user', content: 'How many legs do two cats have?' }
const assistant = { role: 'assistant', content: 'Eight.' }
const system = { role: 'system', content: 'Be brief.' }

describe('rows', () => {
  test('of prompt and completion', async () => {
    const data = { question: user.content, answer: assistant.content }
    expect(await exported(chat, [data])).toEqual([{ messages: [user, assistant] }])
    expect(await exported(chat, [data], { system: 'Be brief.' })).toEqual([
      { messages: [system, user, assistant] },
    ])
  })

  test('of messages, several turns, other keys left out', async () => {
    const messages = [{ ...user, name: 'Ann' }, assistant, user, { ...assistant, weight: 1 }]
    expect(await exported(chat, [{ messages }])).toEqual([{ messages: [user, assistant, user, assistant] }])
  })

  test('messages come before prompt and completion', async () => {
    const data = { question: 'no', answer: 'no', messages: [user, assistant] }
    expect(await exported(chat, [data])).toEqual([{ messages: [user, assistant] }])
  })

  test('the ShareGPT spelling is read too', async () => {
    const conversations = [
      { from: 'system', value: system.content },
      { from: 'human', value: user.content },
      { from: 'gpt', value: assistant.content },
    ]
    expect(await exported(chat, [{ conversations }])).toEqual([{ messages: [system, user, assistant] }])
  })

  test('a system prompt of the option only where the conversation has none', async () => {
    const own = { role: 'system', content: 'My own.' }
    expect(
      await exported(chat, [{ messages: [own, user, assistant] }, { messages: [user, assistant] }], {
        system: 'Be brief.',
      }),
    ).toEqual([{ messages: [own, user, assistant] }, { messages: [system, user, assistant] }])
  })

  test('a developer is a system', async () => {
    expect(
      await exported(chat, [{ messages: [{ role: 'developer', content: 'Be brief.' }, user, assistant] }]),
    ).toEqual([{ messages: [system, user, assistant] }])
  })
})

describe('records that cannot be exported', () => {
  test.each([
    ['bad-messages', { messages: [] }],
    ['bad-messages', { messages: ['Hi'] }],
    ['unknown-role', { messages: [{ role: 'narrator', content: 'x' }] }],
    ['unknown-role', { messages: [{ content: 'x' }] }],
    ['content-not-text', { messages: [{ role: 'user', content: [{ type: 'text', text: 'x' }] }, assistant] }],
    ['empty-turn', { messages: [{ role: 'user', content: ' ' }, assistant] }],
    ['empty-turn', { messages: [user, { role: 'assistant' }] }],
    ['no-user-turn', { messages: [assistant] }],
    ['last-not-assistant', { messages: [user, assistant, user] }],
    ['bad-tool-call', { messages: [user, { ...assistant, tool_calls: [{}] }] }],
    ['has-tool-turns', { messages: [user, { ...assistant, tool_calls: [{ name: 'add', arguments: {} }] }] }],
    ['missing-prompt', { text: 'x' }],
    ['missing-prompt', { messages: 'not a list' }],
  ])('%s: %j', async (reason, data) => {
    expect(await exported(chat, [data])).toEqual([reason])
  })

  test('a field named in the options must hold messages', async () => {
    expect(await exported(chat, [{ question: 'a', answer: 'b' }], { messages: 'turns' })).toEqual([
      'bad-messages',
    ])
  })
})
