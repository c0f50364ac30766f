/** Templates: what is a slot, what stays as it is. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../src/base/canonical-json.js'
import { compileFieldOrTemplate, compileTemplate } from '../../../src/generate/prompting/template.js'

const values: JsonObject = {
  name: 'Ada',
  age: 36,
  tags: ['a', { b: 1 }],
  none: null,
  braces: '{{name}} $& {',
  source: { 'first-name': 'Grace', 'a.b': 'dotted', rows: [{ x: 1 }, { x: 2 }] },
}

const rendered = (text: string) => compileTemplate(text).render(values)

describe('slots', () => {
  test.each<[string, string]>([
    ['Dear {{name}}!', 'Dear Ada!'],
    ['{{ name }}{{name}}', 'AdaAda'],
    ['{{age}} years', '36 years'],
    ['{{source.rows.1.x}}', '2'],
    ['{{source.first-name}}', 'Grace'],
    ['{{tags}}', '["a",{"b":1}]'],
    ['{{tags.1}}', '{"b":1}'],
    ['[{{none}}]', '[]'],
    ['{{braces}}', '{{name}} $& {'],
    ['', ''],
  ])('%s', (text, expected) => {
    expect(rendered(text)).toEqual({ text: expected })
  })

  test('a path that leads nowhere', () => {
    expect(rendered('{{name}} {{source.rows.7.x}}')).toEqual({
      refused: 'missing-value',
      detail: '{{source.rows.7.x}} has no value',
    })
    expect(rendered('{{constructor}}')).toMatchObject({ refused: 'missing-value' })
  })
})

describe('braces that are no slots stay', () => {
  test.each([
    '{"a": {"b": [1, {}]}}',
    '{{"a": 1}}',
    '{{ }} {{}} {x} { {name} }',
    'function f() {{ return {} }}',
    '{{name',
    'name}}',
    '{{first name}}',
    '{{1}} {{#each}} {{/each}}',
  ])('%s', (text) => {
    expect(rendered(text)).toEqual({ text })
  })

  test('a slot within JSON', () => {
    expect(rendered('{"a": {"name": "{{name}}", "age": {{age}}}}')).toEqual({
      text: '{"a": {"name": "Ada", "age": 36}}',
    })
    expect(rendered('{{{name}}}')).toEqual({ text: '{Ada}' })
  })
})

test('what a template reads', () => {
  const { roots, paths } = compileTemplate('{{a}} {{source.x.0}} {{a}} {{source.y}}')
  expect(roots).toEqual(['a', 'source'])
  expect(paths).toEqual(['a', 'source.x.0', 'source.y'])
})

describe('a field or a template', () => {
  const read = (text: string) => {
    const { path, paths } = compileFieldOrTemplate(text, ['question', 'source'])
    return [path, paths]
  }

  test('a bare path of a known name is a field', () => {
    expect(read('question')).toEqual(['question', ['question']])
    expect(read('source.a-b.0')).toEqual(['source.a-b.0', ['source.a-b.0']])
  })

  test('anything else is a template', () => {
    expect(read('images/{{question}}.png')).toEqual([undefined, ['question']])
    expect(read('images/logo.png')).toEqual([undefined, []])
    expect(read('questions')).toEqual([undefined, []])
  })
})

describe('laws', () => {
  test('text without slots is rendered as it is', () => {
    const plain = fc.string().filter((text) => !/\{\{\s*[A-Za-z_]/.test(text))
    fc.assert(
      fc.property(plain, (text) => {
        expect(compileTemplate(text).render({})).toEqual({ text })
      }),
    )
  })

  test('what is put in is never read again', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (first, second) => {
        const { render } = compileTemplate('<{{a}}|{{b}}>')
        expect(render({ a: first, b: second })).toEqual({ text: `<${first}|${second}>` })
      }),
    )
  })
})
