/** JSON in the answers of models. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { extractJson } from '../../../src/model/answer/extract-json.js'

function valueOf(text: string, wanted?: 'object' | 'array'): unknown {
  const extracted = extractJson(text, wanted)
  return 'value' in extracted ? extracted.value : extracted.fault
}

describe('found', () => {
  test.each<[string, string, unknown]>([
    ['the whole text', ' {"a": [1, true, null]}\n', { a: [1, true, null] }],
    ['a whole text that is no object', '"tea"', 'tea'],
    ['a number', '-1.5e2', -150],
    ['a byte order mark', '\uFEFF{"a":1}', { a: 1 }],
    ['a fenced block', 'Here you are:\n```json\n{"a": 1}\n```\nGood luck!', { a: 1 }],
    ['a block in capitals and with tildes', '~~~JSON\n[1]\n~~~', [1]],
    ['an indented block of a list', '1. Result:\n   ```json\n   {"a": 1}\n   ```', { a: 1 }],
    ['an unmarked block', '```\n{"a": 1}\n```', { a: 1 }],
    ['a block that is not closed', '```json\n{"a": 1}', { a: 1 }],
    ['the last of several blocks', '```json\n{"a": 1}\n```\nBetter:\n```json\n{"a": 2}\n```', { a: 2 }],
    ['a marked block before an unmarked one', '```json\n{"a": 1}\n```\n```\n{"a": 2}\n```', { a: 1 }],
    ['fences within a string', '```json\n{"a": "```js"}\n```', { a: '```js' }],
    ['an object in prose', 'The result is {"a": 1}, as asked.', { a: 1 }],
    ['the first of two in prose', '{"a": 1} or {"a": 2}', { a: 1 }],
    ['brackets in strings', 'So: {"a": "} ] {", "b": "\\"}"} done', { a: '} ] {', b: '"}' }],
    ['behind brackets of prose', 'In [see below] and {so on} it is {"a": 1}.', { a: 1 }],
    ['within brackets of prose', '[it is {"a": 1}]', { a: 1 }],
    ['trailing commas', '{"a": [1, 2,], "b": {"c": 3,},}', { a: [1, 2], b: { c: 3 } }],
    ['commas in strings', '{"a": ",]", }', { a: ',]' }],
    ['an own __proto__', '{"__proto__": 1}', JSON.parse('{"__proto__": 1}')],
    ['code beside it', '```python\nx = {}\n```\n```json\n{"a": 1}\n```', { a: 1 }],
  ])('%s', (_, text, value) => {
    expect(valueOf(text)).toEqual(value)
  })

  test('the kind that is wanted', () => {
    const text = 'As in [1], the order is {"sizes": [2, 3]}; see also [4].'
    expect(valueOf(text)).toEqual([1])
    expect(valueOf(text, 'object')).toEqual({ sizes: [2, 3] })
    expect(valueOf('{"sizes": [2, 3]} and then [4]', 'array')).toEqual([4])
  })
})

describe('not found', () => {
  test.each<[string, string, string]>([
    ['nothing', 'I would say four.', 'It holds no JSON object or array.'],
    ['blank', '', 'It holds no JSON object or array.'],
    [
      'cut short',
      '{"a": [1, 2',
      'Its JSON breaks at line 1, column 12: the text ends while 2 brackets are open.',
    ],
    ['cut in a string', '{"a": "te', 'Its JSON breaks at line 1, column 10: the text ends inside a string.'],
    [
      'single quotes',
      "{'a': 1}",
      `Its JSON breaks at line 1, column 2: JSON needs straight double quotes (at "'a': 1}").`,
    ],
    [
      'curly quotes',
      '{“a”: 1}',
      'Its JSON breaks at line 1, column 2: JSON needs straight double quotes (at "“a”: 1}").',
    ],
    [
      'a comment',
      '{\n  "a": 1, // one\n}',
      'Its JSON breaks at line 2, column 11: JSON has no comments (at "// one").',
    ],
    [
      'Python',
      '{"a": True}',
      'Its JSON breaks at line 1, column 7: True is no JSON: write true (at "True}").',
    ],
    [
      'no quotes',
      '{"b": 1, a: 2}',
      'Its JSON breaks at line 1, column 10: a name in double quotes should stand here (at "a: 2}").',
    ],
    [
      'left out',
      '{"a": [1, ...]}',
      'Its JSON breaks at line 1, column 11: nothing may be left out: write every value (at "...]}").',
    ],
    [
      'a missing comma',
      '{"a": 1 "b": 2}',
      'Its JSON breaks at line 1, column 9: a comma or } should stand here (at "\\"b\\": 2}").',
    ],
    [
      'a raw line break',
      '{"a": "x\ny"}',
      'Its JSON breaks at line 1, column 9: a line break, tab or other control character in a string must be escaped.',
    ],
    [
      'a bad escape',
      '{"a": "\\d"}',
      'Its JSON breaks at line 1, column 8: this backslash begins no escape of JSON (at "\\\\d\\"}").',
    ],
    [
      'two values in a block',
      '```json\n{"a": 1}\n{"a": 2}\n```',
      'Its JSON breaks at line 3, column 1: more text follows the JSON value in its block (at "{\\"a\\": 2}").',
    ],
    [
      'half of a pair',
      '{"a": "\\ud83d"}',
      'Its JSON breaks at line 1, column 7: the string holds half of a surrogate pair (at "\\"\\\\ud83d\\"}").',
    ],
    [
      'no double',
      '{"a": 1e999}',
      'Its JSON breaks at line 1, column 7: the number is too large (at "1e999}").',
    ],
    ['two commas', '[1,,2]', 'Its JSON breaks at line 1, column 4: a value should stand here (at ",2]").'],
    ['a lone comma', '[,]', 'Its JSON breaks at line 1, column 2: a value should stand here (at ",]").'],
  ])('%s', (_, text, fault) => {
    expect(extractJson(text)).toEqual({ fault })
  })

  test('nothing behind a value that was meant, or in an earlier block', () => {
    expect(valueOf('{"a": oops, "b": {"c": 1}} {"d": 1}')).toContain('column 7')
    expect(valueOf('```json\n{"a": 1}\n```\n```json\n{"a": oops}\n```')).toContain('line 5, column 7')
  })

  test('more than 200 levels', () => {
    expect(valueOf(`${'['.repeat(200)}1${']'.repeat(200)}`)).not.toEqual(expect.any(String))
    expect(valueOf(`${'{"a":'.repeat(201)}1${'}'.repeat(201)}`)).toContain('nested deeper than 200 levels')
  })
})

describe('laws', () => {
  test('what JSON.stringify writes is found, bare, in a block and in prose', () => {
    const objects = fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue({ noUnicodeString: false }))
    fc.assert(
      fc.property(objects, fc.constantFrom(undefined, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        if (!text.isWellFormed() || text.includes('\\ud')) return
        const expected = JSON.parse(text)
        expect(valueOf(text)).toEqual(expected)
        expect(valueOf(`\`\`\`json\n${text}\n\`\`\``)).toEqual(expected)
        expect(valueOf(`It is ${text} in short.`, 'object')).toEqual(expected)
      }),
    )
  })

  test('a text without commas at ends is a value where JSON.parse says so', () => {
    const marks = fc.constantFrom(...'{}[]:,"\\-01.eEn \n', 'true', 'null', '"a"', '1', '{"a":', '\\u00e9')
    fc.assert(
      fc.property(fc.array(marks, { maxLength: 12 }), (parts) => {
        const text = parts.join('')
        if (/,\s*[}\]]/.test(text)) return
        const extracted = extractJson(text)
        try {
          expect(extracted).toEqual({ value: JSON.parse(text) })
        } catch (thrown) {
          if (!(thrown instanceof SyntaxError)) throw thrown
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('any text gives a value or a fault', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const extracted = extractJson(text)
        expect('value' in extracted || extracted.fault !== '').toBe(true)
      }),
    )
  })

  test.each([
    '{',
    '[',
    '"',
    '\\',
    '{"',
    '["',
    '[1,',
    '{"a":',
    '[{"',
    '"\\',
    '```json\n',
    '```',
    '~~~ `',
    '\n',
    ' ',
    '[1]',
    '-',
    '1',
    '[x',
    '\\ud800',
  ])('a million characters of %j are read fast', (unit) => {
    const text = unit.repeat(1_000_000 / unit.length)
    const started = performance.now()
    extractJson(text)
    extractJson(text, 'object')
    extractJson(`{"a": "${text}`)
    expect(performance.now() - started).toBeLessThan(2000)
  })
})
