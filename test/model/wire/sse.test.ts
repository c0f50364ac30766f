/** Event streams: known texts, and the law that a stream reads the same however its lines end. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isEventStream, readEvents } from '../../../src/model/wire/sse.js'

describe('readEvents', () => {
  test('reads names, joins data lines, passes over comments, ids and events without data', () => {
    const body =
      ': warming up\n\nevent: first\ndata: one\ndata:two\nid: 7\n\nretry: 10\n\nevent: empty\n\ndata\n\ndata:  blank\n\n'
    expect(readEvents(body)).toEqual([
      { event: 'first', data: 'one\ntwo' },
      { event: 'message', data: '' },
      { event: 'message', data: ' blank' },
    ])
  })

  test('the last event counts without its blank line', () => {
    expect(readEvents('data: a\n\ndata: [DONE]')).toEqual([
      { event: 'message', data: 'a' },
      { event: 'message', data: '[DONE]' },
    ])
  })

  test('line ends and a byte order mark do not matter', () => {
    const data = fc.array(fc.stringMatching(/^[ -9;-~]{1,20}$/), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(data, fc.constantFrom('\n', '\r\n', '\r'), (texts, end) => {
        const body = `\uFEFF${texts.map((text) => `event: x${end}data: ${text}${end}${end}`).join('')}`
        expect(readEvents(body)).toEqual(texts.map((text) => ({ event: 'x', data: text })))
      }),
    )
  })

  test('any text is read without a throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(readEvents(text)).toBeInstanceOf(Array)
      }),
    )
  })
})

describe('isEventStream', () => {
  test.each(['data: {}', 'event: ping\n', ': comment\n\ndata: 1', '\n\ndata: 1', '\uFEFFdata: 1', 'id: 1\n'])(
    '%j is one',
    (body) => expect(isEventStream(body)).toBe(true),
  )

  test.each([
    '',
    '{"data": 1}',
    '[]',
    '"data: 1"',
    '<html>data: 1</html>',
    'database: 1',
    '{\n  "id": "x"\n}',
  ])('%j is none', (body) => expect(isEventStream(body)).toBe(false))

  test('no JSON is one', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(isEventStream(json)).toBe(false)
      }),
    )
  })
})
