/** The verifier `adherence`. */

import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../src/base/canonical-json.js'
import { isCupelError } from '../../src/base/errors.js'
import type { Attributes } from '../../src/record/data-record.js'
import { adherence } from '../../src/verify/adherence.js'
import { judgeWith, sayWith } from './judge-with.js'

const data = {
  topic: 'fractions',
  level: 3,
  operations: ['add', 'divide'],
  user: { age: 9 },
  question: 'What is a half of 8?',
}

describe('followed', () => {
  test.each<[string, Attributes, JsonObject]>([
    ['a field of the same name', { topic: 'fractions' }, {}],
    ['a number', { level: 3 }, {}],
    ['several', { topic: 'fractions', level: 3 }, {}],
    ['one of a list', { operations: 'divide' }, {}],
    ['a field of another name', { age: 9 }, { map: { age: 'user.age' } }],
    [
      'an expression',
      { length: 'short' },
      { map: { length: { expr: 'size(data.question) < 30 ? "short" : "long"' } } },
    ],
    ['only what is to be checked', { topic: 'fractions', tone: 'kind' }, { only: ['topic'] }],
  ])('%s', async (_, asked, options) => {
    expect(await sayWith(adherence, options, data, asked)).toBe('pass')
  })
})

describe('not followed (a defect planted into what was asked)', () => {
  test.each<[string, Attributes, JsonObject, string]>([
    [
      'another value',
      { topic: 'decimals' },
      {},
      '{"attribute":"topic","asked":"decimals","got":"fractions","followed":0,"of":1}',
    ],
    ['another type', { level: '3' }, {}, '{"attribute":"level","asked":"3","got":3,"followed":0,"of":1}'],
    [
      'no such field',
      { tone: 'kind' },
      {},
      '{"attribute":"tone","asked":"kind","got":null,"followed":0,"of":1}',
    ],
    [
      'not in the list',
      { operations: 'multiply' },
      {},
      '{"attribute":"operations","asked":"multiply","got":"[\\"add\\",\\"divide\\"]","followed":0,"of":1}'.replace(
        '"[\\"add\\",\\"divide\\"]"',
        '["add","divide"]',
      ),
    ],
    [
      'the second of two',
      { topic: 'fractions', level: 4 },
      {},
      '{"attribute":"level","asked":4,"got":3,"followed":1,"of":2}',
    ],
    [
      'an expression',
      { old: true },
      { map: { old: { expr: 'data.user.age > 12' } } },
      '{"attribute":"old","asked":true,"got":false,"followed":0,"of":1}',
    ],
  ])('%s', async (_, asked, options, evidence) => {
    expect(await sayWith(adherence, options, data, asked)).toBe(`fail attribute-not-followed ${evidence}`)
  })

  test('long values are cut in evidence', async () => {
    const verdict = await judgeWith(adherence, {}, { topic: 'x'.repeat(5000) }, { topic: 'y' })
    expect(String(verdict.evidence?.got)).toHaveLength(201)
  })
})

describe('neither', () => {
  test('nothing was asked', async () => {
    expect(await sayWith(adherence, {}, data)).toBe('abstain nothing-asked')
    expect(await sayWith(adherence, { only: ['tone'] }, data, { topic: 'decimals' })).toBe(
      'abstain nothing-asked',
    )
  })

  test('the expression does not fit the record: an error, never a fail', async () => {
    const options = { map: { age: { expr: 'data.person.age' } } }
    expect(await sayWith(adherence, options, data, { age: 9 })).toBe(
      'error expression-failed {"attribute":"age","fault":"No such key: person"}',
    )
  })
})

test('a wrong expression is refused when bound, with its place', () => {
  try {
    adherence.bind({ map: { age: { expr: 'record.age' } } })
    expect.fail('It was bound.')
  } catch (thrown) {
    if (!isCupelError(thrown)) throw thrown
    expect(`${thrown.code} | ${thrown.message} | ${thrown.hint}`).toMatchInlineSnapshot(
      `"unknown-field | map.age.expr: The expression \`record.age\` reads "record", which is no field. | The expression sees the record as \`data\`: \`data.steps > 3\`."`,
    )
    expect(thrown.details.path).toBe('map.age.expr')
  }
})
