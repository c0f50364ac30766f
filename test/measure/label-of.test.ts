/** Labels are short and well-formed. */

import { expect, test } from 'vitest'
import { labelOf } from '../../src/measure/label-of.js'

test.each([
  ['', ''],
  ['farm', 'farm'],
  ['x'.repeat(80), 'x'.repeat(80)],
  ['x'.repeat(81), `${'x'.repeat(79)}…`],
  [`${'x'.repeat(78)}🙂🙂`, `${'x'.repeat(78)}\ufffd…`],
])('%j', (text, label) => {
  expect(labelOf(text)).toBe(label)
  expect(labelOf(text).isWellFormed()).toBe(true)
})
