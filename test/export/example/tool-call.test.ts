/** Tool calls and tool schemas in all their spellings. */

import { describe, expect, test } from 'vitest'
import { readToolCalls, readTools } from '../../../src/export/example/tool-call.js'

describe('calls', () => {
  test.each([
    [undefined, []],
    [null, []],
    [[], []],
    [
      [{ id: 'a', function: { name: 'f', arguments: '{"x":1}' } }],
      [{ id: 'a', name: 'f', argumentsText: '{"x":1}' }],
    ],
    [[{ name: 'f', arguments: { x: 1 } }], [{ id: undefined, name: 'f', argumentsText: '{"x":1}' }]],
    [[{ name: 'f' }], [{ id: undefined, name: 'f', argumentsText: '{}' }]],
    [[{ id: 7, name: 'f' }], [{ id: undefined, name: 'f', argumentsText: '{}' }]],
  ])('%j', (value, found) => {
    expect(readToolCalls(value)).toEqual({ found })
  })

  test.each([
    ['f()'],
    [{}],
    [[null]],
    [[{ name: '' }]],
    [[{ function: 'f' }]],
    [[{ name: 'f', arguments: 'x' }]],
    [[{ name: 'f', arguments: 3 }]],
  ])('bad: %j', (value) => {
    expect(readToolCalls(value)).toEqual({ skipped: 'bad-tool-call' })
  })
})

describe('schemas', () => {
  const body = { name: 'f', parameters: { type: 'object' } }
  const schema = { type: 'function', function: body }

  test.each([
    ['wrapped', [schema]],
    ['bare', [body]],
    ['flat, as newer services send them', [{ type: 'function', ...body }]],
    ['as text', JSON.stringify([schema])],
  ])('%s', (_, value) => {
    expect(readTools(value)).toEqual({ found: [{ name: 'f', schema }] })
  })

  test.each([
    [undefined, 'missing-tools'],
    [null, 'missing-tools'],
    [[], 'missing-tools'],
    ['[]', 'missing-tools'],
    ['null', 'bad-tool'],
    ['{', 'bad-tool'],
    [{}, 'bad-tool'],
    [[{}], 'bad-tool'],
    [['f'], 'bad-tool'],
  ])('%j: %s', (value, skipped) => {
    expect(readTools(value)).toEqual({ skipped })
  })
})
