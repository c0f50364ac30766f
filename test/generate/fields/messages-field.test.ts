/** Conversations: turns, who says what, refusals. */

import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../src/base/canonical-json.js'
import { fields } from '../../../src/generate/fields.js'
import type { ChatRequest } from '../../../src/model/chat.js'
import { scriptedPort } from '../../../src/model/scripted-port.js'
import { buildSourceRecords } from '../../../src/testing/builders.js'
import { faultOf } from '../prompting/folder.js'
import { askRow, askRows, lineOf } from './ask-rows.js'

const topic: JsonObject = { sample: { kind: 'constant', value: 'tides' }, hidden: true }
/** Answers by how many messages it was shown. */
const script = { chat: ({ messages }: ChatRequest) => `reply to ${messages.length}` }

test('one turn, with a system prompt', async () => {
  const messages = { system: 'You teach {{topic}}.', user: 'What are {{topic}}?' }
  expect(await askRow({ topic, talk: { messages } }, { script })).toEqual({
    talk: [
      { role: 'system', content: 'You teach tides.' },
      { role: 'user', content: 'What are tides?' },
      { role: 'assistant', content: 'reply to 2' },
    ],
  })
})

describe('later turns', () => {
  test('of a template, which reads the conversation', async () => {
    const followUp = '{{chat.turn}}: why "{{chat.answer}}" of {{topic}}?'
    const talk = { messages: { user: 'Hello', turns: 3, followUp } }
    const { outcomes, requests } = await askRows({ topic, talk }, { script })
    expect(outcomes).toEqual([
      {
        data: {
          talk: [
            { role: 'user', content: 'Hello' },
            { role: 'assistant', content: 'reply to 1' },
            { role: 'user', content: '2: why "reply to 1" of tides?' },
            { role: 'assistant', content: 'reply to 3' },
            { role: 'user', content: '3: why "reply to 3" of tides?' },
            { role: 'assistant', content: 'reply to 5' },
          ],
        },
      },
    ])
    expect(requests.map(({ messages }) => messages.length)).toEqual([1, 3, 5])
  })

  test('of a model that plays the user and sees the conversation without the system prompt', async () => {
    const seen: string[] = []
    const persona = scriptedPort({
      chat: (request) => {
        seen.push(lineOf(request))
        return 'But why?'
      },
    })
    const messages = { system: 'Be kind.', user: 'Hello', turns: 2, userModel: 'persona' }
    const row = await askRow({ talk: { messages } }, { script, models: { persona } })
    expect(row.talk).toEqual([
      { role: 'system', content: 'Be kind.' },
      { role: 'user', content: 'Hello' },
      { role: 'assistant', content: 'reply to 2' },
      { role: 'user', content: 'But why?' },
      { role: 'assistant', content: 'reply to 4' },
    ])
    expect(seen).toEqual([
      expect.stringMatching(/You are the user\.[\s\S]*\n\nUser: Hello\n\nAssistant: reply to 2$/),
    ])
  })

  test('of a model that is asked in one’s own words', async () => {
    const persona = scriptedPort({ chat: lineOf })
    const messages = { user: 'Hello', turns: 2, userModel: 'persona', followUp: 'Doubt: {{chat.answer}}' }
    const row = await askRow({ talk: { messages } }, { script, models: { persona } })
    expect((row.talk as JsonObject[])[2]).toEqual({ role: 'user', content: '[0] user: Doubt: reply to 1' })
  })
})

test('examples and images are asked with, but are not said', async () => {
  const seeds = buildSourceRecords([{ q: 'one' }])
  const messages = { user: 'Now you.', fewShots: { source: 'seeds', template: 'Like {{q}}' } }
  const { outcomes, requests } = await askRows({ talk: { messages } }, { sources: { seeds } })
  expect(requests.map(lineOf)).toEqual(['[0] user: Like one\n\nNow you.'])
  expect(outcomes).toMatchObject([{ data: { talk: [{ role: 'user', content: 'Now you.' }, {}] } }])
})

test('several conversations', async () => {
  const row = await askRow({ talks: { messages: { user: 'Hi', samples: 2 } } })
  expect(row.talks).toEqual([
    [
      { role: 'user', content: 'Hi' },
      { role: 'assistant', content: 'answer 0/0' },
    ],
    [
      { role: 'user', content: 'Hi' },
      { role: 'assistant', content: 'answer 0/1' },
    ],
  ])
})

test('a refusal names the turn', async () => {
  const chat = ({ messages }: ChatRequest) => (messages.length > 1 ? '' : 'fine')
  const messages = { user: 'Hi', turns: 2, followUp: 'And?', answers: { samples: 0 } }
  expect((await askRows({ talk: { messages } }, { script: { chat } })).outcomes).toEqual([
    { refused: 'empty-answer', detail: expect.stringMatching(/^fields\.talk: turn 2: /) },
  ])
})

describe('wrong options', () => {
  const bind = (messages: JsonObject) => () => fields.bind({ fields: { talk: { messages } } })

  test('turns that nobody says', () => {
    expect(bind({ user: 'Hi', turns: 2 })).toThrow(
      'More than one turn needs `followUp`, `userModel` or both.',
    )
  })

  test('a name that is no field', () => {
    expect(faultOf(bind({ user: 'Hi {{chat.turn}}' }))).toMatchInlineSnapshot(
      `"fields.talk.messages.user [unknown-field] fields.talk.messages.user reads "chat", which is no field. → Known: talk, source."`,
    )
    expect(faultOf(bind({ user: 'Hi', turns: 2, followUp: '{{chta.turn}}' }))).toMatchInlineSnapshot(
      `"fields.talk.messages.followUp [unknown-field] fields.talk.messages.followUp reads "chta", which is no field. → Did you mean "chat"?"`,
    )
  })
})
