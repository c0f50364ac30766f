/** A secret shows itself in none of the ways in which values get printed. */

import { Console } from 'node:console'
import { Writable } from 'node:stream'
import { format, inspect } from 'node:util'
import { expect, test } from 'vitest'
import { Secret } from '../../src/base/secret.js'

const KEY = 'sk-very-private-0123456789'
const secret = new Secret(KEY, 'WRITER_KEY')

function printedBy(print: (console: Console) => void): string {
  const parts: string[] = []
  const stream = new Writable({
    write(chunk, _encoding, done) {
      parts.push(String(chunk))
      done()
    },
  })
  print(new Console({ stdout: stream, stderr: stream }))
  return parts.join('')
}

test.each<[string, () => string]>([
  ['String()', () => String(secret)],
  ['a template', () => `key: ${secret}`],
  ['concatenation', () => ['key: ', secret].join('')],
  ['toString', () => secret.toString()],
  ['JSON', () => JSON.stringify({ nested: [{ secret }] })],
  ['inspect', () => inspect(secret)],
  ['inspect with hidden properties', () => inspect({ deep: { secret } }, { showHidden: true, depth: 9 })],
  ['inspect without custom functions', () => inspect(secret, { customInspect: false, showHidden: true })],
  ['format %s', () => format('%s', secret)],
  ['format %o', () => format('%o', secret)],
  ['format %j', () => format('%j', secret)],
  ['console.log', () => printedBy((console) => console.log(secret, { secret }))],
  ['console.dir', () => printedBy((console) => console.dir({ secret }, { showHidden: true }))],
  ['console.table', () => printedBy((console) => console.table([{ secret }]))],
  ['an error and its stack', () => inspect(new TypeError(`refused: ${secret}`, { cause: { secret } }))],
  ['its keys and values', () => JSON.stringify([Object.entries(secret), Object.getOwnPropertyNames(secret)])],
  ['a locale', () => secret.toLocaleString()],
])('%s does not show it', (_, print) => {
  expect(print()).not.toContain(KEY)
})

test('says that it is one, and where it came from', () => {
  expect(`${secret}`).toBe('[secret]')
  expect(JSON.stringify({ secret })).toBe('{"secret":"[secret]"}')
  expect(inspect(secret)).toBe('[secret]')
  expect(secret.origin).toBe('WRITER_KEY')
})

test('is no number, and no copy of it holds the text', () => {
  expect(Number(secret)).toBeNaN()
  expect(JSON.stringify(structuredClone({ ...secret }))).not.toContain(KEY)
})

test('only reveal gives it', () => {
  expect(secret.reveal()).toBe(KEY)
})
