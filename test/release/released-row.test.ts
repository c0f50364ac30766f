/** The released row: user's fields and one id. */

import { expect, test } from 'vitest'
import { ID_FIELD, releasedRow } from '../../src/release/released-row.js'
import { buildVariation } from './build-rows.js'

test('the fields of the record stand at the top level, the id last', () => {
  const record = buildVariation(0, { question: 'q', answer: 'a' })
  expect(Object.entries(releasedRow(record))).toEqual([
    ['question', 'q'],
    ['answer', 'a'],
    ['_cupel', record.id],
  ])
})

test('a field of that name gives way', () => {
  const record = buildVariation(0, { [ID_FIELD]: 'from an earlier release' })
  expect(releasedRow(record)).toEqual({ _cupel: record.id })
})
