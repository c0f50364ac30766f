/** One row: pins, retries, hidden fields, refusals. */

import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../src/base/canonical-json.js'
import type { Draft, Refusal, Task } from '../../../src/contract/method.js'
import { compileFields } from '../../../src/generate/fields/compile-fields.js'
import { drawRow } from '../../../src/generate/fields/draw-row.js'
import { fieldsSchema } from '../../../src/generate/fields/field-schema.js'
import { buildSourceRecord } from '../../../src/testing/builders.js'
import { createExamPorts, createExamTaskPorts } from '../../../src/testing/exam-ports.js'

const compile = (fields: JsonObject) =>
  compileFields(fieldsSchema.parse({ fields }), { path: (name) => name })

async function row(fields: JsonObject, task: Partial<Task> = {}): Promise<Draft | Refusal> {
  const whole: Task = { key: 'row-0', drafts: 1, parents: [], ...task }
  return drawRow(compile(fields), whole, createExamTaskPorts(createExamPorts(), whole.key))
}

const dice: JsonObject = {
  first: { sample: { kind: 'integer', min: 1, max: 6 } },
  second: { sample: { kind: 'integer', min: 1, max: 6 } },
  sum: { expr: 'first + second' },
}

describe('what is compiled', () => {
  test('order, shown fields, and whether the source is read', () => {
    const compiled = compile({
      total: { expr: 'net * source.rate' },
      net: { sample: { kind: 'integer', min: 1, max: 9 }, hidden: true },
    })
    expect(compiled.fields.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['net', true],
      ['total', false],
    ])
    expect([compiled.shown, compiled.readsSource]).toEqual([['total'], true])
    expect(compile(dice).readsSource).toBe(false)
  })
})

describe('what a cell asks for', () => {
  test('a sum of 12 is reached by drawing again: 1 in 36 draws', async () => {
    expect(await row(dice, { asked: { sum: 12 } })).toEqual({ data: { first: 6, second: 6, sum: 12 } })
  })

  test('a drawn field is set, and the computed one is reached with it', async () => {
    expect(await row(dice, { asked: { first: 2, sum: 8 } })).toEqual({
      data: { first: 2, second: 6, sum: 8 },
    })
  })

  test('a sum of 13 never comes, and the refusal tells all that was asked', async () => {
    expect(await row(dice, { asked: { first: 6, sum: 13 } })).toEqual({
      refused: 'attribute-not-reached',
      detail: '200 draws did not reach first = 6, sum = 13',
    })
  })

  test('fields that are not asked for stay what they are without the cell', async () => {
    const free = await row(dice)
    const pinned = await row(dice, { asked: { first: 3 } })
    if ('refused' in free || 'refused' in pinned) expect.fail('refused')
    expect(pinned.data.second).toBe(free.data.second)
    expect(pinned.data.sum).toBe(3 + Number(free.data.second))
  })
})

describe('refusals end the row at their field', () => {
  test.each<[string, JsonObject, JsonObject, Refusal]>([
    [
      'an expression that divides by nothing',
      { share: { expr: '1 / source.people' } },
      { people: 0 },
      {
        refused: 'expression-failed',
        detail: 'fields.share.expr: The value Infinity is no number that JSON can hold',
      },
    ],
    [
      'text where a number is needed',
      { next: { expr: 'source.age + 1' } },
      { age: 'nine' },
      { refused: 'expression-failed', detail: 'fields.next.expr: no such overload: dyn<string> + double' },
    ],
    [
      'a template without its value',
      { line: { sample: { kind: 'template', text: 'Dear {{source.who.name}}' } } },
      { who: {} },
      { refused: 'missing-value', detail: '{{source.who.name}} has no value' },
    ],
    [
      'a category without its list',
      { unit: { sample: { kind: 'category', of: 'source.topic', values: { art: ['clay'] } } } },
      {},
      { refused: 'no-such-group', detail: 'source.topic is "undefined", for which no values are given' },
    ],
  ])('%s', async (_, fields, source, refusal) => {
    expect(await row(fields, { parents: [buildSourceRecord(source)] })).toEqual(refusal)
  })
})
