/** Payload lines of effects: read as text where the request is known, as JSON where it is not. */

import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson, isJsonObject, type Json } from '../../src/base/canonical-json.js'
import { answerIn, answerText, effectIn, effectLine } from '../../src/store/effect-line.js'
import { anyJson } from './arbitrary-events.js'
import { complaintOf } from './complaint.js'

const ref = { segment: 2, offset: 30, length: 4 }

test('any request and answer come back, with and without the request at hand', () => {
  const request = fc.dictionary(
    fc.string({ unit: 'grapheme' }),
    fc.oneof(fc.integer(), fc.string({ unit: 'grapheme' })),
  )
  fc.assert(
    fc.property(request, anyJson, (asked, answer) => {
      const text = canonicalJson(asked)
      const line = effectLine(text, answerText(answer))
      expect(line.includes('\n')).toBe(false)
      const given = JSON.parse(JSON.stringify(answer)) as Json
      expect(answerIn(line, text, ref)).toStrictEqual(given)
      const both = effectIn(line, ref)
      expect(both.answer).toStrictEqual(given)
      expect(canonicalJson(both.request)).toBe(text)
    }),
  )
})

test('a line that was written in another way is read as JSON', () => {
  // as an older or other writer may have put it: white space, the answer first
  expect(answerIn('{ "answer": [1], "request": {"a":1} }', '{"a":1}', ref)).toEqual([1])
  expect(isJsonObject(effectIn('{"answer":null,"request":{"a":1}}', ref).request)).toBe(true)
})

test('what is no answer is our mistake', async () => {
  expect(await complaintOf(() => answerText(undefined as unknown as Json))).toMatchInlineSnapshot(
    `"InternalError no-answer: The answer to an effect is no JSON but undefined."`,
  )
})

test.each([
  '',
  '{"request":{"a":1},"answer":',
  '{"request":{"a":1},"answer":}',
  '{"request":{"a":1},"answer":[1}',
  '{"request":{"a":1}}',
  '{"request":[],"answer":1}',
  '{}',
  '[]',
  'null',
])('the damaged line %s is said', async (line) => {
  const said =
    'StorageError effect-damaged: Segment 2 of the effects holds no request with its answer at byte 30.'
  expect(await complaintOf(() => answerIn(line, '{"a":1}', ref))).toContain(said)
  expect(await complaintOf(() => effectIn(line, ref))).toContain(said)
})
