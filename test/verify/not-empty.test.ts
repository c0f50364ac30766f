/** The verifier `not-empty`. */

import { describe, expect, test } from 'vitest'
import type { Json } from '../../src/base/canonical-json.js'
import { notEmpty } from '../../src/verify/not-empty.js'
import { judgeWith, optionFaults, sayWith } from './judge-with.js'

describe('something', () => {
  test.each<[string, Json]>([
    ['text', 'a'],
    ['zero', 0],
    ['false', false],
    ['a list with one thing', ['', 'a']],
    ['an object', { a: null }],
    ['a list of an empty text and a zero', ['', 0]],
  ])('%s passes', async (_, value) => {
    expect(await sayWith(notEmpty, { fields: ['field'] }, { field: value })).toBe('pass')
  })
})

describe('nothing (each planted into a clean record)', () => {
  test.each<[string, Json]>([
    ['null', null],
    ['empty text', ''],
    ['white space', ' \t\n\u00a0'],
    ['an empty list', []],
    ['a list of empty things', ['', null, []]],
    ['an empty object', {}],
  ])('%s fails', async (_, value) => {
    expect(await sayWith(notEmpty, { fields: ['first', 'field'] }, { first: 'a', field: value })).toBe(
      'fail empty-field {"field":"field"}',
    )
  })

  test('a missing field fails with its own reason', async () => {
    expect(await sayWith(notEmpty, { fields: ['field'] }, { other: 1 })).toBe(
      'fail missing-field {"field":"field"}',
    )
  })
})

test('dotted paths reach inside', async () => {
  const data = { user: { name: ' ' }, turns: [{ content: 'Hi' }] }
  expect(await sayWith(notEmpty, { fields: ['turns.0.content'] }, data)).toBe('pass')
  expect((await judgeWith(notEmpty, { fields: ['user.name'] }, data)).reason).toBe('empty-field')
  expect((await judgeWith(notEmpty, { fields: ['turns.1.content'] }, data)).reason).toBe('missing-field')
})

test('needs at least one field', () => {
  expect(optionFaults(notEmpty, { fields: [] })).toHaveLength(1)
  expect(optionFaults(notEmpty, {})).toHaveLength(1)
})
