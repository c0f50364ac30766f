/** Records in odd shapes: what each exporter makes of the same record. */

import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../src/base/canonical-json.js'
import { alpaca } from '../../src/export/alpaca.js'
import { chat } from '../../src/export/chat.js'
import { dpo } from '../../src/export/dpo.js'
import { kto } from '../../src/export/kto.js'
import { pretrain } from '../../src/export/pretrain.js'
import { sft } from '../../src/export/sft.js'
import { sharegpt } from '../../src/export/sharegpt.js'
import { exported } from './export-all.js'

const turn = (role: string, content: unknown): JsonObject => ({ role, content: content as string })

const hostile = 'Say "hi"\\n\r\n\t\u2028 <|im_end|> {{system}} 😀 e\u0301'

describe('text passes unchanged: quotes, control characters, template marks, marks of letters', () => {
  const data = { question: hostile, answer: `${hostile}!` }
  test.each([
    ['chat', chat, { messages: [turn('user', hostile), turn('assistant', `${hostile}!`)] }],
    ['alpaca', alpaca, { instruction: hostile, input: '', output: `${hostile}!` }],
    ['kto', kto, { prompt: hostile, completion: `${hostile}!`, label: true }],
    [
      'sharegpt',
      sharegpt,
      {
        conversations: [
          { from: 'human', value: hostile },
          { from: 'gpt', value: `${hostile}!` },
        ],
      },
    ],
    ['pretrain', pretrain, { text: `${hostile}\n\n${hostile}!` }],
  ] as const)('%s', async (_, exporter, row) => {
    expect(await exported(exporter, [data])).toEqual([row])
  })
})

describe('which field is the prompt', () => {
  test.each<[string, JsonObject, string]>([
    ['question before prompt', { prompt: 'p', question: 'q', answer: 'a' }, 'q'],
    ['prompt before instruction', { instruction: 'i', prompt: 'p', answer: 'a' }, 'p'],
    ['null counts as absent', { question: null, prompt: 'p', answer: 'a' }, 'p'],
    ['an instruction with its input', { instruction: 'i', input: 'x', output: 'a' }, 'i\n\nx'],
    ['an instruction with a blank input', { instruction: 'i', input: ' \n', output: 'a' }, 'i'],
    ['an input beside a question is not added', { question: 'q', input: 'x', answer: 'a' }, 'q'],
    ['a number is written out', { question: 12.5, answer: 'a' }, '12.5'],
    ['false is written out', { question: false, answer: 'a' }, 'false'],
  ])('%s', async (_, data, prompt) => {
    const [row] = (await exported(kto, [data])) as [{ prompt: string }]
    expect(row.prompt).toBe(prompt)
  })
})

describe('the same flaw has the same reason in every exporter of a pair', () => {
  const flaws: [string, JsonObject][] = [
    ['empty-prompt', { question: '\n\t ', answer: 'a' }],
    ['prompt-not-text', { question: { text: 'q' }, answer: 'a' }],
    ['empty-completion', { question: 'q', answer: '' }],
    ['completion-not-text', { question: 'q', answer: ['a'] }],
    ['missing-completion', { question: 'q', answer: null }],
  ]
  for (const [reason, data] of flaws) {
    test.each([
      ['chat', chat],
      ['sharegpt', sharegpt],
      ['alpaca', alpaca],
      ['kto', kto],
      ['sft', sft],
    ] as const)(`${reason}: %s`, async (_, exporter) => {
      expect(await exported(exporter, [data])).toEqual([reason])
    })
  }
})

describe('conversations', () => {
  const ask = turn('user', 'q')
  const reply = turn('assistant', 'a')
  test.each<[string, JsonObject[], string]>([
    ['no user', [reply], 'no-user-turn'],
    ['ends with the user', [ask, reply, ask], 'last-not-assistant'],
    ['a role of nobody', [turn('narrator', 'x'), ask, reply], 'unknown-role'],
    ['a turn of blanks', [turn('user', ' '), reply], 'empty-turn'],
    ['a list as content', [turn('user', [{ type: 'text', text: 'q' }]), reply], 'content-not-text'],
  ])('%s: the same reason in chat and sharegpt', async (_, messages, reason) => {
    expect(await exported(chat, [{ messages }])).toEqual([reason])
    expect(await exported(sharegpt, [{ messages }])).toEqual([reason])
  })

  test('a list that holds nothing, and a field that holds no list', async () => {
    expect(await exported(chat, [{ messages: [] }])).toEqual(['bad-messages'])
    expect(await exported(chat, [{ messages: ['q', 'a'] }])).toEqual(['bad-messages'])
    expect(await exported(chat, [{ talk: 'q' }], { messages: 'talk' })).toEqual(['bad-messages'])
  })

  test('chat and sharegpt keep the same turns, so one can be read back from the other', async () => {
    const messages = [turn('system', 's'), ask, reply, turn('user', 'q2'), turn('assistant', 'a2')]
    const [shared] = await exported(sharegpt, [{ messages }])
    expect(await exported(chat, [shared as JsonObject])).toEqual(await exported(chat, [{ messages }]))
  })
})

test('a good record between bad ones: order and count are kept', async () => {
  const data = [{ question: 'q' }, { question: 'q', answer: 'a' }, {}, { question: 'r', answer: 'b' }]
  expect(await exported(kto, data)).toEqual([
    'missing-completion',
    { prompt: 'q', completion: 'a', label: true },
    expect.stringMatching(/^missing-/),
    { prompt: 'r', completion: 'b', label: true },
  ])
})

test('dpo pairs by the exact prompt: blanks and case tell prompts apart', async () => {
  const rejected = [
    { question: 'Add 1.', answer: 'x' },
    { question: 'add 1', answer: 'y' },
    { question: 'Add 1 ', answer: 'z' },
  ]
  expect(await exported(dpo, [{ question: 'Add 1', answer: '2' }], {}, rejected)).toEqual([
    'no-rejected-partner',
    'unpaired-rejected',
    'unpaired-rejected',
    'unpaired-rejected',
  ])
})

test.each([chat, sharegpt, alpaca, kto, dpo, pretrain, sft])(
  'an empty release gives no row (%#)',
  async (exporter) => {
    expect(await exported(exporter, [])).toEqual([])
  },
)
