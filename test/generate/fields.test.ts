/** The method `fields`: rows, their order, cells, and the messages of a wrong recipe. */

import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../src/base/canonical-json.js'
import { isCupelError } from '../../src/base/errors.js'
import { fields } from '../../src/generate/fields.js'
import { buildSourceRecords } from '../../src/testing/builders.js'
import { dataOf, generateWith, performAll, planWith } from './perform-with.js'

const learner: JsonObject = {
  band: { expr: 'age < 8 ? "young" : "older"' }, // written before what it reads
  topic: { sample: { kind: 'category', values: ['maths', 'art'], weights: [3, 1] } },
  unit: {
    sample: { kind: 'category', of: 'topic', values: { maths: ['algebra', 'geometry'], art: ['clay'] } },
  },
  age: { sample: { kind: 'integer', min: 6, max: 10 } },
  who: { sample: { kind: 'person', cultures: ['kenyan'], minAge: 25 }, hidden: true },
  teacher: { expr: 'who.name' },
  line: { sample: { kind: 'template', text: '{{who.given}} teaches {{unit}} to a child of {{age}}.' } },
}

test('a row', async () => {
  expect(await generateWith(fields, { fields: learner }, 2)).toMatchInlineSnapshot(`
    [
      {
        "age": 10,
        "band": "older",
        "line": "Jerop teaches clay to a child of 10.",
        "teacher": "Jerop Kimani",
        "topic": "art",
        "unit": "clay",
      },
      {
        "age": 9,
        "band": "older",
        "line": "Jerop teaches geometry to a child of 9.",
        "teacher": "Jerop Mwaura",
        "topic": "maths",
        "unit": "geometry",
      },
    ]
  `)
})

describe('rows', () => {
  test('depend on their task alone', async () => {
    const tasks = await planWith(fields, { fields: learner }, 12)
    const forwards = dataOf(await performAll(fields, { fields: learner }, tasks))
    const backwards = dataOf(await performAll(fields, { fields: learner }, [...tasks].reverse()))
    expect(backwards.reverse()).toEqual(forwards)
  })

  test('adding a field leaves what the others draw as it was', async () => {
    const few = await generateWith(
      fields,
      { fields: { age: learner.age ?? {}, topic: learner.topic ?? {} } },
      20,
    )
    const many = await generateWith(fields, { fields: learner }, 20)
    expect(many.map(({ age, topic }) => ({ age, topic }))).toEqual(few)
  })

  test('have the fields in the order of the recipe, without the hidden ones', async () => {
    const [row] = await generateWith(fields, { fields: learner }, 1)
    expect(Object.keys(row ?? {})).toEqual(['band', 'topic', 'unit', 'age', 'teacher', 'line'])
  })

  test('agree with themselves', async () => {
    for (const row of await generateWith(fields, { fields: learner }, 100)) {
      expect(row.band).toBe(Number(row.age) < 8 ? 'young' : 'older')
      expect(row.unit).toMatch(row.topic === 'maths' ? /algebra|geometry/ : /clay/)
      expect(row.line).toBe(
        `${String(row.teacher).split(' ')[0]} teaches ${String(row.unit)} to a child of ${String(row.age)}.`,
      )
    }
  })
})

describe('source records', () => {
  const records = buildSourceRecords([
    { price: 4, name: 'pen' },
    { price: 2.5, name: 'cup' },
    { name: 'hat' },
  ])
  const options: JsonObject = {
    fields: { n: { sample: { kind: 'integer', min: 2, max: 2 } }, total: { expr: 'source.price * n' } },
  }

  test('are read as `source.<field>`, one row each', async () => {
    const tasks = await planWith(fields, options, 10, { records })
    expect(tasks.map(({ parents }) => parents[0]?.id)).toEqual(records.map(({ id }) => id))
    expect(dataOf(await performAll(fields, options, tasks.slice(0, 2)))).toEqual([
      { n: 2, total: 8 },
      { n: 2, total: 5 },
    ])
  })

  test('a row whose expression fails on its values is refused, with place and reason', async () => {
    const [, , hat] = await planWith(fields, options, 10, { records })
    expect(hat && (await performAll(fields, options, [hat]))).toEqual([
      { refused: 'expression-failed', detail: 'fields.total.expr: No such key: price' },
    ])
  })

  test('`rows` gives several rows for each', async () => {
    const tasks = await planWith(fields, { ...options, rows: 3 }, 100, { records })
    expect(tasks).toHaveLength(9)
    expect(new Set(tasks.map(({ key }) => key)).size).toBe(9)
  })
})

describe('cells', () => {
  const options = { fields: learner }

  test('asked values come, and the topic that a unit implies', async () => {
    const open = [{ attributes: { unit: 'clay', age: 7, colour: 'red' }, missing: 5 }]
    const tasks = await planWith(fields, options, 5, { open })
    expect(tasks.map(({ asked }) => asked)).toEqual(
      Array.from({ length: 5 }, () => ({ unit: 'clay', age: 7 })),
    ) // no field "colour"
    for (const row of dataOf(await performAll(fields, options, tasks))) {
      expect(row).toMatchObject({ unit: 'clay', topic: 'art', age: 7, band: 'young' })
    }
  })

  test('computed values are reached by drawing again', async () => {
    const open = [{ attributes: { band: 'older', topic: 'art' }, missing: 8 }]
    const rows = await generateWith(fields, options, 8, { open })
    for (const row of rows) expect(row).toMatchObject({ band: 'older', topic: 'art' })
  })

  test('a computed value that never comes is refused', async () => {
    const open = [{ attributes: { band: 'ancient' }, missing: 1 }]
    const tasks = await planWith(fields, options, 1, { open })
    expect(await performAll(fields, options, tasks)).toEqual([
      { refused: 'attribute-not-reached', detail: '200 draws did not reach band = "ancient"' },
    ])
  })

  test.each<[string, JsonObject]>([
    ['a value that the field does not have', { unit: 'oil' }],
    ['values that exclude each other', { unit: 'clay', topic: 'maths' }],
    ['a number out of bounds', { age: 11 }],
    ['a fraction of a whole number', { age: 7.5 }],
  ])('%s is an error of the recipe', async (_, attributes) => {
    const open = [{ attributes: attributes as Record<string, string>, missing: 1 }]
    await expect(planWith(fields, options, 1, { open })).rejects.toThrow(/No row can reach the cell/)
  })
})

describe('a wrong recipe', () => {
  function faults(given: JsonObject): string {
    const parsed = fields.options.safeParse({ fields: given })
    if (!parsed.success)
      return parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n')
    try {
      fields.bind({ fields: given })
    } catch (thrown) {
      if (isCupelError(thrown))
        return `${String(thrown.details.path)} [${thrown.code}] ${thrown.message} ${thrown.hint}`
      throw thrown
    }
    return 'no fault'
  }

  test('an unknown kind of field', () => {
    expect(faults({ story: { prose: 'Tell a story.' } })).toMatchInlineSnapshot(
      `"fields.story: There is no kind of field "prose"; the kinds are sample, text, json, code, messages, expr, embed, retrieve, fn."`,
    )
  })

  test('no kind, two kinds', () => {
    expect(faults({ a: {} })).toMatchInlineSnapshot(
      `"fields.a: A field needs exactly one of sample, text, json, code, messages, expr, embed, retrieve, fn; this one has none."`,
    )
    expect(faults({ a: { expr: '1', fn: './f.mjs#f' } })).toMatchInlineSnapshot(
      `"fields.a: A field needs exactly one of sample, text, json, code, messages, expr, embed, retrieve, fn; this one has expr and fn."`,
    )
  })

  test('an unknown kind of sample', () => {
    expect(faults({ a: { sample: { kind: 'gaussian' } } })).toMatchInlineSnapshot(
      `"fields.a.sample.kind: There is no kind of sample "gaussian"; the kinds are category, weighted, uniform, integer, normal, lognormal, poisson, date, person, template, constant."`,
    )
  })

  test('an expression that reads no field, with what it can read', () => {
    expect(faults({ age: { expr: 'agee + 1' }, b: { expr: '1' } })).toMatchInlineSnapshot(
      `"fields.age.expr [unknown-field] fields.age.expr: The expression \`agee + 1\` reads "agee", which is no field. Did you mean "age"?"`,
    )
  })

  test('a template that reads no field', () => {
    expect(faults({ line: { sample: { kind: 'template', text: 'Dear {{name}}' } } })).toMatchInlineSnapshot(
      `"fields.line [unknown-field] fields.line reads "name", which is no field. Known: line, source."`,
    )
  })

  test('a circle, named from end to end', () => {
    const circle = {
      a: { expr: 'b + 1' },
      b: { expr: 'c' },
      c: { sample: { kind: 'template', text: '{{a}}' } },
    }
    expect(faults(circle)).toMatchInlineSnapshot(
      `"fields.a [field-cycle] Fields read each other in a circle: a → b → c → a. Each field needs the one after the arrow first; let one of them read something else."`,
    )
  })

  test('a field that reads itself', () => {
    expect(faults({ a: { expr: 'a + 1' } })).toContain('a → a')
  })

  test('a file that is not there', () => {
    expect(faults({ a: { fn: './nowhere.mjs#f' } })).toMatchInlineSnapshot(
      `"fields.a.fn [missing-file] fields.a.fn names ./nowhere.mjs, which does not exist. Paths are relative to the recipe."`,
    )
  })

  test('names', () => {
    expect(faults({ source: { expr: '1' } })).toMatchInlineSnapshot(
      `"fields.source: A field name is letters, digits and _, not starting with a digit, and not "source"."`,
    )
    expect(faults({ '2nd': { expr: '1' } })).toContain('fields.2nd: A field name')
    expect(faults({})).toBe('fields: Name at least one field.')
  })

  test('`reads` without a function', () => {
    expect(faults({ a: { expr: '1', reads: ['b'] } })).toMatchInlineSnapshot(
      `"fields.a: \`reads\` belongs to \`fn\`; the other kinds find out by themselves what they read."`,
    )
  })
})
