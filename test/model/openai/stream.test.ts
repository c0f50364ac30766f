/** A streamed answer is the whole one, however it was cut into pieces. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeChat } from '../../../src/model/openai/decode.js'
import { usageOf } from '../../../src/model/openai/usage.js'

type Deltas = readonly object[]

const usage = { prompt_tokens: 5, completion_tokens: 7, total_tokens: 12 }

function streamOf(deltas: Deltas, finish = 'stop', end = '\n\n'): string {
  const chunk = (choice: object): string =>
    `data: ${JSON.stringify({ model: 'm', system_fingerprint: 'fp', choices: [{ index: 0, ...choice }] })}${end}`
  const pieces = deltas.map((delta) => chunk({ delta, finish_reason: null })).join('')
  const last = chunk({ delta: {}, finish_reason: finish })
  return `${pieces}${last}data: ${JSON.stringify({ model: 'm', choices: [], usage })}${end}data: [DONE]${end}`
}

function wholeOf(message: object, finish = 'stop'): string {
  return JSON.stringify({
    model: 'm',
    system_fingerprint: 'fp',
    choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: finish }],
    usage,
  })
}

function decode(body: string): unknown {
  return decodeChat({ status: 200, body })
}

/** A text cut at random UTF-16 units. */
function cutText(text: string, cuts: readonly number[]): readonly string[] {
  const places = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort(
    (first, second) => first - second,
  )
  return [0, ...places].map((place, index) => text.slice(place, places[index] ?? text.length))
}

const anyText = fc.string({ unit: 'grapheme', maxLength: 60 })
const anyCuts = fc.array(fc.nat(), { maxLength: 8 })

describe('streamed and whole are the same', () => {
  test('text, thinking and reasoning', () => {
    fc.assert(
      fc.property(anyText, anyText, anyCuts, fc.boolean(), (reasoning, text, cuts, isTagged) => {
        const content = isTagged ? `<think>${reasoning}</think>${text}` : text
        const message = isTagged ? { content } : { content, reasoning_content: reasoning }
        const thoughts = isTagged
          ? []
          : cutText(reasoning, cuts).map((piece) => ({ reasoning_content: piece }))
        const said = cutText(content, cuts).map((piece) => ({ content: piece }))
        expect(decode(streamOf([{ role: 'assistant' }, ...thoughts, ...said]))).toEqual(
          decode(wholeOf(message)),
        )
      }),
    )
  })

  test('calls of tools, by index, interleaved', () => {
    const calls = fc.array(fc.tuple(fc.stringMatching(/^[a-z]{1,8}$/), fc.json()), {
      minLength: 1,
      maxLength: 3,
    })
    fc.assert(
      fc.property(calls, anyCuts, (named, cuts) => {
        const whole = named.map(([name, text], index) => ({
          id: `c${index}`,
          function: { name, arguments: text },
        }))
        const openings = named.map(([name], index) => ({
          tool_calls: [{ index, id: `c${index}`, type: 'function', function: { name, arguments: '' } }],
        }))
        const pieces = named.map(([, text]) => cutText(text, cuts))
        const rows = Math.max(...pieces.map((texts) => texts.length))
        const deltas = Array.from({ length: rows }, (_, row) => ({
          tool_calls: pieces.flatMap((texts, index) =>
            row < texts.length ? [{ index, function: { arguments: texts[row] } }] : [],
          ),
        }))
        const streamed = decode(streamOf([...openings, ...deltas], 'tool_calls'))
        expect(streamed).toEqual(decode(wholeOf({ content: null, tool_calls: whole }, 'tool_calls')))
      }),
    )
  })

  test('refusals', () => {
    const streamed = streamOf([{ refusal: 'I ' }, { refusal: 'cannot.' }])
    expect(decode(streamed)).toEqual(decode(wholeOf({ content: '', refusal: 'I cannot.' })))
  })

  test('an emoji whose halves came apart is whole again', () => {
    expect(decode(streamOf([{ content: '\ud83d' }, { content: '\ude00' }]))).toMatchObject({ text: '😀' })
  })

  test('log-probabilities', () => {
    const entry = (token: string): object => ({ token, logprob: -0.5, top_logprobs: [] })
    const chunk = (token: string): string =>
      `data: ${JSON.stringify({ choices: [{ delta: { content: token }, logprobs: { content: [entry(token)] } }] })}\n\n`
    expect(decode(`${chunk('a')}${chunk('b')}data: [DONE]\n\n`)).toMatchObject({
      text: 'ab',
      logprobs: [
        { token: 'a', logprob: -0.5, alternatives: [] },
        { token: 'b', logprob: -0.5, alternatives: [] },
      ],
    })
  })
})

describe('streams as servers send them', () => {
  test('calls that are all numbered 0, each whole, are several', () => {
    const call = (id: string): object => ({
      tool_calls: [{ index: 0, id, function: { name: 'f', arguments: '{}' } }],
    })
    expect(decode(streamOf([call('a'), call('b')]))).toMatchObject({ toolCalls: [{ id: 'a' }, { id: 'b' }] })
  })

  test('calls without a number are told apart by their ids', () => {
    const deltas = [
      { tool_calls: [{ id: 'a', function: { name: 'f', arguments: '{"x"' } }] },
      { tool_calls: [{ function: { arguments: ':1}' } }] },
      { tool_calls: [{ id: 'b', function: { name: 'g', arguments: {} } }] },
    ]
    expect(decode(streamOf(deltas))).toMatchObject({
      toolCalls: [
        { id: 'a', name: 'f', arguments: '{"x":1}' },
        { id: 'b', name: 'g', arguments: '{}' },
      ],
    })
  })

  test('only the first choice is read', () => {
    const other = `data: ${JSON.stringify({ choices: [{ index: 1, delta: { content: 'B' } }] })}\n\n`
    expect(decode(other + streamOf([{ content: 'A' }]))).toMatchObject({ text: 'A' })
  })

  test('usage is that of the last word', () => {
    expect(usageOf({ status: 200, body: streamOf([{ content: 'a' }]) })).toEqual({
      inputTokens: 5,
      outputTokens: 7,
      cachedInputTokens: 0,
      reasoningTokens: 0,
    })
  })

  test('an event in the midst that is no JSON is a bad answer; a cut one at the end is not', () => {
    const piece = 'data: {"choices":[{"delta":{"content":"a"},"finish_reason":"stop"}]}\n\n'
    expect(decode(`${piece}data: {"cho\n\n${piece}`)).toMatchObject({ fault: 'bad-answer' })
    expect(decode(`${piece}data: {"cho`)).toMatchObject({ fault: undefined, text: 'a' })
  })

  test('an error in the stream is a fault', () => {
    const error = 'data: {"error":{"code":"context_length_exceeded","message":"Too long."}}\n\n'
    expect(decode(error)).toMatchObject({ fault: 'request-refused', detail: 'Too long.' })
  })
})
