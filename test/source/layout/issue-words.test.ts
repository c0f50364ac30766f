/** The words of a failed check, on one line. */

import { expect, test } from 'vitest'
import { z } from 'zod'
import { issueWords } from '../../../src/source/layout/issue-words.js'

const schema = z.object({ list: z.array(z.object({ name: z.string(), 'two words': z.number().optional() })) })

test.each([
  [{ list: [{ name: 'a' }, {}] }, 'list[1].name: Invalid input: expected string, received undefined'],
  [7, 'Invalid input: expected object, received number'],
  [
    { list: [{ name: 1, 'two words': 'x' }] },
    'list[0].name: Invalid input: expected string, received number; ' +
      'list[0].two words: Invalid input: expected number, received string',
  ],
])('%j', (value, expected) => {
  const parsed = schema.safeParse(value)
  expect(parsed.error === undefined ? 'valid' : issueWords(parsed.error)).toBe(expected)
})
