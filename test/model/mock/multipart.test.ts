/** Forms with a file: whatever the file holds comes out byte for byte, and what is no form is said to be none. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readForm } from '../../../src/model/mock/multipart.js'

const MARK = 'XmarkX'
const TYPE = `multipart/form-data; boundary=${MARK}`

function form(parts: readonly (readonly [head: string, content: Buffer])[], mark = MARK): Buffer {
  const chunks = parts.flatMap(([head, content]) => [
    Buffer.from(`--${mark}\r\n${head}\r\n\r\n`),
    content,
    Buffer.from('\r\n'),
  ])
  return Buffer.concat([...chunks, Buffer.from(`--${mark}--\r\n`)])
}

const field = (name: string, text: string): readonly [string, Buffer] => [
  `Content-Disposition: form-data; name="${name}"`,
  Buffer.from(text),
]
const fileOf = (name: string, bytes: Buffer): readonly [string, Buffer] => [
  `Content-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/jsonl`,
  bytes,
]

test('fields and file, as a client of files sends them', () => {
  const { fields, file } = readForm(
    TYPE,
    form([field('purpose', 'batch'), fileOf('in.jsonl', Buffer.from('{"a":1}\n'))]),
  )
  expect([...fields]).toEqual([['purpose', 'batch']])
  expect([file?.name, file?.bytes.toString()]).toEqual(['in.jsonl', '{"a":1}\n'])
})

test('what Node itself writes as a form is read', async () => {
  const data = new FormData()
  data.set('purpose', 'grüße')
  data.set('file', new Blob([Buffer.from([0, 13, 10, 255])]), 'a b.bin')
  const response = new Response(data)
  const body = Buffer.from(await response.arrayBuffer())
  const { fields, file } = readForm(response.headers.get('content-type') ?? '', body)
  expect(fields.get('purpose')).toBe('grüße')
  expect([file?.name, [...(file?.bytes ?? [])]]).toEqual(['a b.bin', [0, 13, 10, 255]])
})

describe('the content of a file', () => {
  // Bytes that a careless reader stumbles over are drawn as often as others.
  const pieces = fc.oneof(
    fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes)),
    fc
      .constantFrom('\r\n', '\r\n\r\n', '--', '\n', `--${MARK}`, MARK, '\r\n--', '--\r\n')
      .map((text) => Buffer.from(text)),
  )
  const contents = fc
    .array(pieces, { maxLength: 12 })
    .map((list) => Buffer.concat(list))
    // RFC 7578 forbids only this: a line that begins with the delimiter.
    .filter((content) => !`\r\n${content.toString('latin1')}`.includes(`\r\n--${MARK}`))

  test('comes out byte for byte, whatever it is and wherever it stands', () => {
    fc.assert(
      fc.property(contents, fc.boolean(), (content, isFirst) => {
        const parts = [field('purpose', 'batch'), fileOf('x', content)]
        const { file, fields } = readForm(TYPE, form(isFirst ? parts.toReversed() : parts))
        expect(file?.bytes.equals(content)).toBe(true)
        expect([...fields]).toEqual([['purpose', 'batch']])
      }),
      { numRuns: 300 },
    )
  })

  test('may name the boundary within a line', () => {
    const content = Buffer.from(`{"text":"a form has a line --${MARK} of its own"}\n`)
    expect(readForm(TYPE, form([fileOf('x', content)])).file?.bytes.toString()).toBe(content.toString())
  })

  test('may be empty, and is then not absent', () => {
    expect(readForm(TYPE, form([fileOf('x', Buffer.alloc(0))])).file).toEqual({
      name: 'x',
      bytes: Buffer.alloc(0),
    })
    expect(readForm(TYPE, form([field('purpose', 'batch')])).file).toBeUndefined()
  })
})

describe('boundaries', () => {
  test.each([
    ['multipart/form-data; boundary="two words"', 'two words'],
    ['multipart/form-data; charset=utf-8; BOUNDARY=abc', 'abc'],
    ['multipart/form-data; boundary=abc; charset=utf-8', 'abc'],
    ['multipart/form-data; boundary=----WebKitFormBoundary7MA4', '----WebKitFormBoundary7MA4'],
  ])('%s', (type, mark) => {
    expect(readForm(type, form([field('a', 'b')], mark)).fields.get('a')).toBe('b')
  })

  test.each(['application/json', '', 'multipart/form-data', 'multipart/form-data; boundary='])(
    '"%s" has none',
    (type) => {
      expect(() => readForm(type, Buffer.alloc(0))).toThrowErrorMatchingInlineSnapshot(
        `[DataError: The body is not a form: multipart/form-data with a boundary.]`,
      )
    },
  )
})

test('a form that breaks off at any byte gives no file that is not whole', () => {
  const content = Buffer.from('{"a":1}\n{"a":2}\n')
  const body = form([field('purpose', 'batch'), fileOf('x', content)])
  const end = body.length - `\r\n--${MARK}--\r\n`.length
  for (let length = 0; length < body.length; length += 1) {
    const { file } = readForm(TYPE, body.subarray(0, length))
    if (length < end + `\r\n--${MARK}`.length) expect([length, file]).toEqual([length, undefined])
    else expect(file?.bytes.toString()).toBe(content.toString())
  }
})
