/** Where a text stops being JSON: `JSON.parse` decides whether, this says where. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jsonFault } from '../../../src/source/rows/json-fault.js'

/** The text with `▲` before the fault, and what was expected there. */
function shown(text: string): string {
  const fault = jsonFault(text)
  if (fault === undefined) return 'valid'
  return `${text.slice(0, fault.index)}▲${text.slice(fault.index)} — ${fault.expected}`
}

describe('valid texts', () => {
  test.each([
    '{}',
    '[]',
    '0',
    '-0',
    '-1.5e+10',
    '"a"',
    'true',
    'false',
    'null',
    ' \t\r\n{ "a" : [ 1 , { } , [ ] ] } \n',
    '"\\u0041\\"\\\\\\/\\b\\f\\n\\r\\t"',
    '"\\ud800"',
    '{"a":1,"a":2}',
    '"\u2028 ü 😀 \u007f"',
  ])('%s', (text) => {
    expect(shown(text)).toBe('valid')
  })
})

test('faults, each with what was expected', () => {
  const texts = [
    '',
    '   ',
    '{"a":1,}',
    '{"a":1',
    '{"a" 1}',
    '{"a":}',
    "{'a':1}",
    '{a:1}',
    '{,}',
    '[1,]',
    '[1 2]',
    '[1',
    '[,]',
    '{"a":1}}',
    '{"a":1} {"b":2}',
    '01',
    '1.',
    '.5',
    '+1',
    '1e',
    '0x1F',
    'NaN',
    'tru',
    'True',
    'undefined',
    '"a',
    '"a\nb"',
    '"a\tb"',
    '"\\x41"',
    '"\\u00g1"',
    '"\\u00',
    '"\\',
    '{"a":[1,{"b":"c"},}',
    '[{]}',
    '\u00a0{}',
    '// note\n{}',
  ]
  expect(texts.map(shown).join('\n')).toMatchInlineSnapshot(`
    "▲ — a value
       ▲ — a value
    {"a":1,▲} — a key in quotes
    {"a":1▲ — "," or "}"
    {"a" ▲1} — ":"
    {"a":▲} — a value
    {▲'a':1} — a key in quotes or "}"
    {▲a:1} — a key in quotes or "}"
    {▲,} — a key in quotes or "}"
    [1,▲] — a value
    [1 ▲2] — "," or "]"
    [1▲ — "," or "]"
    [▲,] — a value or "]"
    {"a":1}▲} — the end
    {"a":1} ▲{"b":2} — the end
    0▲1 — the end
    1▲. — the end
    ▲.5 — a value
    ▲+1 — a value
    1▲e — the end
    0▲x1F — the end
    ▲NaN — a value
    ▲tru — a value
    ▲True — a value
    ▲undefined — a value
    "a▲ — the closing quote of a string
    "a▲
    b" — no raw control character in a string
    "a▲	b" — no raw control character in a string
    "▲\\x41" — an escape such as \\n or \\u0041
    "▲\\u00g1" — an escape such as \\n or \\u0041
    "\\u00▲ — the rest of an escape
    "\\▲ — the rest of an escape
    {"a":[1,{"b":"c"},▲} — a value
    [{▲]} — a key in quotes or "}"
    ▲ {} — a value
    ▲// note
    {} — a value"
  `)
})

test('nesting may be of any depth', () => {
  const deep = '['.repeat(200_000)
  expect(jsonFault(deep)).toEqual({ index: 200_000, expected: 'a value or "]"' })
  expect(jsonFault(deep + ']'.repeat(200_000))).toBeUndefined()
})

describe('agrees with JSON.parse on whether a text is valid', () => {
  const isValid = (text: string): boolean => {
    try {
      JSON.parse(text)
      return true
    } catch {
      return false
    }
  }

  test('for valid texts', () => {
    fc.assert(fc.property(fc.json(), (text) => jsonFault(text) === undefined))
  })

  test('for texts with one character removed, doubled or replaced', () => {
    const edits = fc.tuple(fc.json(), fc.nat(), fc.constantFrom('', '"', ',', '}', '\\', '\n', '1', 'e'))
    fc.assert(
      fc.property(edits, ([text, at, put]) => {
        const index = at % (text.length + 1)
        const edited = text.slice(0, index) + put + text.slice(index + 1)
        return (jsonFault(edited) === undefined) === isValid(edited)
      }),
      { numRuns: 500 },
    )
  })

  test('for texts made of tokens at random', () => {
    const tokens = fc.array(
      fc.constantFrom('{', '}', '[', ']', ':', ',', '"a"', '1', '-', '.5', 'null', ' ', 'e1'),
    )
    fc.assert(
      fc.property(tokens, (parts) => {
        const text = parts.join('')
        return (jsonFault(text) === undefined) === isValid(text)
      }),
      { numRuns: 500 },
    )
  })
})

test('the text before the fault can be completed, so the fault is the first one', () => {
  // Every prefix of a valid text is either valid or fails at its very end, but for a number, literal or escape cut in two.
  fc.assert(
    fc.property(fc.json(), fc.nat(), (text, at) => {
      const prefix = text.slice(0, at % (text.length + 1))
      const fault = jsonFault(prefix)
      if (fault === undefined) return true
      return (
        fault.index === prefix.length || /^(?:-?[\d.]*(?:[eE][+-]?)?|[a-z]+)$/.test(prefix.slice(fault.index))
      )
    }),
  )
})
