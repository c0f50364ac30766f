/** Samples of dates, people, templates and constants. */

import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../src/base/canonical-json.js'
import { drawMany, outcomeOf, samplerOf } from './samplers.js'

test('dates', async () => {
  const sample = { kind: 'date', from: '2026-02-27', to: '2026-03-02' }
  expect(new Set(await drawMany(sample, 200))).toEqual(
    new Set(['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02']),
  )
  const { accepts } = samplerOf(sample)
  expect(['2026-02-28', '2026-03-03', '2026-02'].map((value) => accepts?.(value))).toEqual([
    true,
    false,
    false,
  ])
})

test('people are objects that other fields read', async () => {
  const [person] = await drawMany(
    { kind: 'person', cultures: ['german'], sexes: ['female'], minAge: 30, maxAge: 30 },
    1,
  )
  expect(person).toMatchObject({ culture: 'german', sex: 'female', age: 30 })
  expect(Object.keys(person as JsonObject)).toEqual([
    'name',
    'given',
    'family',
    'sex',
    'age',
    'culture',
    'email',
  ])
})

describe('templates', () => {
  test.each<[string, JsonObject, string]>([
    ['no slots', {}, 'no slots'],
    ['Dear {{name}},', { name: 'Ada' }, 'Dear Ada,'],
    ['{{ who.name }} is {{who.age}}', { who: { name: 'Ada', age: 36 } }, 'Ada is 36'],
    ['{{n}} and {{n}}', { n: 2.5 }, '2.5 and 2.5'],
    ['{{list}}', { list: [1, 'a'] }, '[1,"a"]'],
    ['{{empty}}!', { empty: null }, '!'],
    ['{{name}}', { name: '{{other}} $& $1' }, '{{other}} $& $1'], // what is put in is not read again
    ['{single} {{not a name}}', {}, '{single} {{not a name}}'],
  ])('%s', async (text, values, expected) => {
    expect(await outcomeOf(samplerOf({ kind: 'template', text }), values)).toEqual({ value: expected })
  })

  test('read each field once', () => {
    expect(samplerOf({ kind: 'template', text: '{{a.b}} {{c}} {{a.d}}' }).reads).toEqual(['a', 'c'])
  })

  test('a value that is missing is a refusal', async () => {
    const template = samplerOf({ kind: 'template', text: 'Dear {{who.name}}' })
    expect(await outcomeOf(template, { who: {} })).toEqual({
      refused: 'missing-value',
      detail: '{{who.name}} has no value',
    })
  })
})

test('constants', async () => {
  const { accepts } = samplerOf({ kind: 'constant', value: 'v1' })
  expect(await drawMany({ kind: 'constant', value: { a: [1] } }, 2)).toEqual([{ a: [1] }, { a: [1] }])
  expect([accepts?.('v1'), accepts?.('v2')]).toEqual([true, false])
})
