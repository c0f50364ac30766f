/** Answers before they are written in a protocol: limits, stops and faults, and what is pure about them. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../src/base/canonical-json.js'
import { anthropicAnswer, anthropicEvents } from '../../../src/model/mock/anthropic-answer.js'
import { createAnswerer } from '../../../src/model/mock/answer-value.js'
import { type AnswerFault, fitsContent, mockAnswer } from '../../../src/model/mock/mock-answer.js'
import { openAiAnswer, openAiEvents } from '../../../src/model/mock/openai-answer.js'
import { type Asked, makeQuestion, type Question, tokensOf } from '../../../src/model/mock/question.js'

const answerer = createAnswerer([])
const schema: JsonObject = {
  type: 'object',
  properties: { question: { type: 'string' }, score: { type: 'integer' }, reason: { type: 'string' } },
  required: ['question', 'score', 'reason'],
}

function ask(content: string, more: Partial<Asked> = {}): Question {
  const asked: Asked = {
    protocol: 'openai',
    model: 'mock-small',
    messages: [{ role: 'user', text: content, rest: '' }],
    schema: undefined,
    isJsonMode: false,
    tools: [],
    forcedTool: undefined,
    seed: '',
    maxTokens: undefined,
    stop: [],
    isStream: false,
    includesUsage: true,
    logprobs: undefined,
    isReasoning: false,
    ...more,
  }
  return makeQuestion(asked, 1, '')
}

const kinds = {
  text: {},
  schema: { schema: { name: 'answer', schema } },
  tool: { tools: [{ name: 'save', parameters: schema }], forcedTool: 'save' },
} satisfies Record<string, Partial<Asked>>
const questions = fc
  .record({
    content: fc.string({ maxLength: 20 }),
    kind: fc.constantFrom('text', 'schema', 'tool' as const),
    protocol: fc.constantFrom('openai', 'anthropic' as const),
    isReasoning: fc.boolean(),
    maxTokens: fc.option(fc.integer({ min: 1, max: 200 }), { nil: undefined }),
  })
  .map(({ content, kind, ...more }) => ask(content, { ...kinds[kind], ...more }))
const faults = fc.constantFrom<AnswerFault | undefined>(undefined, 'truncated', 'bad-json', 'schema-miss')

describe('limits', () => {
  test('no answer has more tokens than the limit, reasoning, calls of tools and faults included', () => {
    fc.assert(
      fc.property(questions, faults, (question, fault) => {
        const { outputTokens, reasoningTokens } = mockAnswer(answerer, question, fault)
        expect(outputTokens).toBeLessThanOrEqual(question.maxTokens ?? Number.POSITIVE_INFINITY)
        expect(reasoningTokens).toBeLessThanOrEqual(outputTokens)
      }),
      { numRuns: 400 },
    )
  })

  test('a limit only cuts: what is left is the beginning, and says that it was cut', () => {
    fc.assert(
      fc.property(questions, (question) => {
        const [cut, whole] = [question, { ...question, maxTokens: undefined }].map((one) =>
          mockAnswer(answerer, one, undefined),
        )
        expect(whole?.text.startsWith(cut?.text ?? '?')).toBe(true)
        expect(whole?.reasoning.startsWith(cut?.reasoning ?? '?')).toBe(true)
        expect(cut?.finish === 'length').toBe((whole?.outputTokens ?? 0) > (question.maxTokens ?? Infinity))
      }),
      { numRuns: 200 },
    )
  })

  test('a limit that the answer just meets does not cut it; one less does', () => {
    const { outputTokens, text } = mockAnswer(answerer, ask('Why?'), undefined)
    expect(outputTokens).toBe(tokensOf(text.length))
    expect(mockAnswer(answerer, ask('Why?', { maxTokens: outputTokens }), undefined).finish).toBe('stop')
    const cut = mockAnswer(answerer, ask('Why?', { maxTokens: outputTokens - 1 }), undefined)
    expect([cut.finish, cut.text.length]).toEqual(['length', (outputTokens - 1) * 4])
  })

  test('a pair of surrogates is not cut in two', () => {
    const emoji = createAnswerer([
      { id: 'smiles', recognises: () => true, answer: () => `abc${'🙂'.repeat(9)}` },
    ])
    const { text } = mockAnswer(emoji, ask('Why?', { maxTokens: 1 }), undefined)
    expect(text).toBe('abc')
  })
})

describe('stops', () => {
  const whole = mockAnswer(answerer, ask('Why?'), undefined).text
  const [, second = ''] = whole.split(' ')
  const third = whole.split(' ')[2] ?? ''

  test.each<[string, readonly string[], string]>([
    ['at the first place', [second], whole.slice(0, whole.indexOf(second))],
    ['at the earlier of two', [third, second], whole.slice(0, whole.indexOf(second))],
    ['not at an empty word or one that is not there', ['', 'zzz'], whole],
  ])('%s', (_, stop, text) => {
    expect(mockAnswer(answerer, ask('Why?', { stop }), undefined)).toMatchObject({ text, finish: 'stop' })
  })

  test('also where the answer is truncated: nothing after the stop is ever said', () => {
    const stop = [whole.split(' ').slice(0, 12).at(-1) ?? '']
    const { text } = mockAnswer(answerer, ask('Why?', { stop }), 'truncated')
    expect(whole.slice(0, whole.indexOf(stop[0] ?? '')).startsWith(text)).toBe(true)
  })
})

describe('faults', () => {
  test('the same question and fault give the same answer, at whatever time', () => {
    fc.assert(
      fc.property(questions, faults, (question, fault) => {
        const first = mockAnswer(answerer, question, fault)
        mockAnswer(answerer, ask('something else'), undefined)
        expect(mockAnswer(createAnswerer([]), question, fault)).toEqual(first)
      }),
      { numRuns: 60 },
    )
  })

  test.each([
    ['bad-json', 'text', false],
    ['bad-json', 'schema', true],
    ['schema-miss', 'text', false],
    ['schema-miss', 'schema', true],
    ['schema-miss', 'tool', true],
    ['truncated', 'text', true],
    ['empty', 'text', true],
  ] as const)('%s fits a %s: %s', (fault, kind, isFitting) => {
    expect(fitsContent(fault, answerer, ask('Why?', kinds[kind]))).toBe(isFitting)
  })

  test('a truncated call of a tool is cut JSON for the one protocol, an empty object for the other', () => {
    const [openai, anthropic] = (['openai', 'anthropic'] as const).map((protocol) =>
      mockAnswer(answerer, ask('Why?', { ...kinds.tool, protocol }), 'truncated'),
    )
    expect([openai?.finish, anthropic?.finish, anthropic?.toolCall?.arguments]).toEqual([
      'length',
      'length',
      '{}',
    ])
    expect(() => JSON.parse(openai?.toolCall?.arguments ?? '{}') as unknown).toThrow(SyntaxError)
  })
})

describe('a stream says what the whole answer says', () => {
  const dataOf = (events: readonly string[]): JsonObject[] =>
    events.flatMap((event) => {
      const data = /^data: (\{.*\})$/m.exec(event)?.[1]
      return data === undefined ? [] : [JSON.parse(data) as JsonObject]
    })
  const joined = (found: readonly unknown[]): string =>
    found.map((one) => (typeof one === 'string' ? one : '')).join('')

  test('chat completions: text, reasoning, arguments, reason of the end, usage', () => {
    fc.assert(
      fc.property(questions, faults, (question, fault) => {
        const answer = mockAnswer(answerer, question, fault)
        const events = openAiEvents(question, answer)
        expect(events.at(-1)).toBe('data: [DONE]\n\n')
        type Choice = { delta: Record<string, unknown>; finish_reason: string | null }
        const chunks = dataOf(events)
        const choices = chunks.flatMap((chunk) => chunk['choices'] as unknown as Choice[])
        const calls = choices.flatMap(
          ({ delta }) => (delta['tool_calls'] ?? []) as { function: { arguments: string } }[],
        )
        expect(joined(choices.map(({ delta }) => delta['content']))).toBe(answer.text)
        expect(joined(choices.map(({ delta }) => delta['reasoning_content']))).toBe(answer.reasoning)
        expect(joined(calls.map((call) => call.function.arguments))).toBe(answer.toolCall?.arguments ?? '')
        const whole = openAiAnswer(question, answer)
        const [choice] = whole['choices'] as unknown as Choice[]
        expect(choices.at(-1)?.finish_reason).toBe(choice?.finish_reason)
        expect(chunks.at(-1)?.['usage']).toEqual(whole['usage'])
      }),
      { numRuns: 100 },
    )
  })

  test('messages: every block, its stop reason and tokens', () => {
    fc.assert(
      fc.property(questions, faults, (given, fault) => {
        const question = { ...given, protocol: 'anthropic' as const }
        const answer = mockAnswer(answerer, question, fault)
        const events = dataOf(anthropicEvents(question, answer))
        const whole = anthropicAnswer(question, answer)
        const deltas = events.flatMap((event) =>
          event['type'] === 'content_block_delta' ? [event['delta'] as JsonObject] : [],
        )
        expect(joined(deltas.map((delta) => delta['text']))).toBe(answer.text)
        expect(joined(deltas.map((delta) => delta['thinking']))).toBe(answer.reasoning)
        const input = joined(deltas.map((delta) => delta['partial_json']))
        const blocks = whole['content'] as JsonObject[]
        expect(input === '' ? undefined : JSON.parse(input)).toEqual(
          blocks.find((block) => 'input' in block)?.['input'],
        )
        expect(events.filter(({ type }) => type === 'content_block_start')).toHaveLength(blocks.length)
        const end = events.find(({ type }) => type === 'message_delta')
        expect(end).toMatchObject({
          delta: { stop_reason: whole['stop_reason'] },
          usage: { output_tokens: answer.outputTokens },
        })
        expect(events.at(-1)).toEqual({ type: 'message_stop' })
      }),
      { numRuns: 100 },
    )
  })
})
