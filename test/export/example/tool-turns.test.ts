/** Whether calls and answers fit together. */

import { describe, expect, test } from 'vitest'
import { type Message, textMessage } from '../../../src/export/example/message.js'
import type { Tool } from '../../../src/export/example/tool-call.js'
import { hasToolTurns, openaiMessage, toolFault } from '../../../src/export/example/tool-turns.js'

const tools: Tool[] = ['f', 'g'].map((name) => ({ name, schema: {} }))
const user = textMessage('user', 'Hi')
const done = textMessage('assistant', 'Done.')
const calls = (...names: string[]): Message => ({
  ...textMessage('assistant', ''),
  toolCalls: names.map((name) => ({ id: `${name}1`, name, argumentsText: '{}' })),
})
const answers = (id: string | undefined): Message => ({ ...textMessage('tool', 'x'), toolCallId: id })

describe('toolFault', () => {
  test.each<[string, Message[], string | undefined]>([
    ['no tools', [user, done], undefined],
    ['a call and its answer', [user, calls('f'), answers('f1'), done], undefined],
    [
      'two calls, answered in any order',
      [user, calls('f', 'g'), answers('g1'), answers('f1'), done],
      undefined,
    ],
    ['an answer without an id takes the first call', [user, calls('f'), answers(undefined), done], undefined],
    ['a call at the end', [user, calls('f')], undefined],
    [
      'another call after an answer',
      [user, calls('f'), answers('f1'), calls('g'), answers('g1'), done],
      undefined,
    ],
    ['a tool that is not there', [user, calls('h')], 'undeclared-tool'],
    ['no answer', [user, calls('f'), done], 'unanswered-call'],
    ['one answer for two calls', [user, calls('f', 'g'), answers('f1'), done], 'unanswered-call'],
    ['an answer to nothing', [user, answers('f1'), done], 'tool-without-call'],
    ['an answer to another call', [user, calls('f'), answers('g1'), done], 'tool-without-call'],
    ['two answers to one call', [user, calls('f'), answers('f1'), answers('f1'), done], 'tool-without-call'],
  ])('%s', (_, messages, expected) => {
    expect(toolFault(messages, tools)).toBe(expected)
  })
})

test('hasToolTurns', () => {
  expect(
    [
      [user, done],
      [user, calls('f')],
      [user, answers('x'), done],
    ].map(hasToolTurns),
  ).toEqual([false, true, true])
})

test('openaiMessage', () => {
  expect(
    [user, calls('f'), answers('f1'), { ...calls('f'), content: 'Let me see.' }].map(openaiMessage),
  ).toEqual([
    { role: 'user', content: 'Hi' },
    {
      role: 'assistant',
      content: null,
      tool_calls: [{ id: 'f1', type: 'function', function: { name: 'f', arguments: '{}' } }],
    },
    { role: 'tool', content: 'x', tool_call_id: 'f1' },
    {
      role: 'assistant',
      content: 'Let me see.',
      tool_calls: [{ id: 'f1', type: 'function', function: { name: 'f', arguments: '{}' } }],
    },
  ])
})
