/** Records: their ids, and how text is read from their fields. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson, type JsonObject } from '../../src/base/canonical-json.js'
import {
  candidateId,
  type DataRecord,
  fieldText,
  fieldValue,
  sourceRecordId,
  textOf,
} from '../../src/record/data-record.js'

function recordOf(data: JsonObject): DataRecord {
  const id = sourceRecordId('seeds', 1)
  return {
    id,
    step: 'seeds',
    data,
    lineage: { method: 'jsonl@1', origin: 'real', task: 'line 1', draft: 0, parents: [], root: id },
  }
}

describe('ids', () => {
  // base32hex of the first 15 bytes of SHA-256('9:candidate4:vary2:t11:0'), and of '6:source5:seeds2:12', by Python
  test('say where a record stands', () => {
    expect(candidateId('vary', 't1', 0)).toBe('cs434p23l8kgo87iefafdpeb')
    expect(sourceRecordId('seeds', 12)).toBe('7lipvmpgk2anrv8r485s571h')
  })

  test('differ by step, task, draft, source and key', () => {
    const ids = [
      candidateId('vary', 't1', 0),
      candidateId('vary', 't1', 1),
      candidateId('vary', 't10', 0),
      candidateId('vary2', 't1', 0),
      candidateId('vary', 't', 10),
      sourceRecordId('vary', 't1'),
      sourceRecordId('vary', 1),
    ]
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('a field', () => {
  const data: JsonObject = {
    question: 'How many?',
    count: 3,
    fair: false,
    none: null,
    'a.b': 'with dots',
    a: { b: 'nested', length: 7 },
    turns: [{ content: 'Hi' }, { content: 'Bye' }],
    '': 'unnamed',
  }

  test.each([
    ['question', 'How many?'],
    ['count', '3'],
    ['fair', 'false'],
    ['none', ''],
    ['absent', ''],
    ['a.b', 'with dots'], // a key that holds the dots wins over the path
    ['a.length', '7'],
    ['turns.1.content', 'Bye'],
    ['turns.2.content', ''],
    ['turns', '[{"content":"Hi"},{"content":"Bye"}]'],
    ['', 'unnamed'],
    // what every object or list inherits is no field
    ['constructor', ''],
    ['toString', ''],
    ['__proto__', ''],
    ['a.constructor', ''],
    ['a.constructor.name', ''],
    ['turns.length', ''],
    ['turns.', ''],
    ['turns.-1', ''],
    ['turns.1e0.content', ''],
    ['question.length', ''],
    ['question.0', ''],
  ])('%j reads as %j', (path, text) => {
    expect(fieldText(data, path)).toBe(text)
  })

  test('is undefined when absent, and itself when there', () => {
    expect(fieldValue(data, 'absent')).toBeUndefined()
    expect(fieldValue(data, 'turns.0')).toBe((data.turns as JsonObject[])[0])
    expect(fieldValue(data, 'none')).toBeNull()
    expect(fieldValue(JSON.parse('{"__proto__":{"x":1}}') as JsonObject, '__proto__.x')).toBe(1)
  })

  test('of any data and any path reads without a throw', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.string(), (fields, path) => {
        expect(typeof fieldText(fields as JsonObject, path)).toBe('string')
      }),
    )
  })

  test('is found under every key of its own', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (fields) => {
        for (const [key, value] of Object.entries(fields)) expect(fieldValue(fields, key)).toBe(value)
      }),
    )
  })
})

describe('the text of a record', () => {
  const record = recordOf({ id: 'r-1', question: 'How many?', answer: 'Three.', count: 3, turns: [] })

  test('is all strings at the top but the id, a line each, by key', () => {
    expect(textOf(record)).toBe('Three.\nHow many?') // answer, question
  })

  test('is the same when the record has gone through the ledger', () => {
    const field = fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.constant(null))
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), field), (data) => {
        const stored = JSON.parse(canonicalJson(data)) as JsonObject
        expect(textOf(recordOf(stored))).toBe(textOf(recordOf(data)))
      }),
    )
  })

  test('is the field or the fields that are named, in that order', () => {
    expect(textOf(record, 'answer')).toBe('Three.')
    expect(textOf(record, ['answer', 'question', 'count'])).toBe('Three.\nHow many?\n3')
    expect(textOf(record, 'id')).toBe('r-1')
  })

  test('has an empty line for a field that is absent', () => {
    expect(textOf(record, ['question', 'hint', 'answer'])).toBe('How many?\n\nThree.')
    expect(textOf(record, [])).toBe('')
    expect(textOf(recordOf({}))).toBe('')
  })

  test('reads a key with dots as that key', () => {
    expect(textOf(recordOf({ 'a.b': 'x', a: { b: 'y' } }))).toBe('x')
  })
})
