/** Blanking of secrets: in every form in which an endpoint may send them back. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Secret } from '../../src/base/secret.js'
import { createRedactor } from '../../src/model/redact.js'
import { buildBinding } from './build-binding.js'

const secret = (value: string): Secret => new Secret(value, '${env:KEY}')
const redactorOf = (key: string, headers: Readonly<Record<string, string>> = {}) => {
  const secrets = Object.entries(headers).map(([name, value]) => [name, secret(value)])
  return createRedactor([buildBinding({ key: secret(key), headers: Object.fromEntries(secrets) })])
}

describe('a key', () => {
  test('is blanked wherever it stands, as often as it stands', () => {
    const redact = redactorOf('sk-private-1')
    expect(redact('Wrong key sk-private-1 (sk-private-1).')).toBe('Wrong key [secret] ([secret]).')
  })

  test('with quotes is blanked in JSON too', () => {
    const redact = redactorOf('ab"cd\\ef')
    expect(redact(JSON.stringify({ error: 'bad key ab"cd\\ef' }))).toBe('{"error":"bad key [secret]"}')
  })

  test('of a header is blanked with and without its scheme', () => {
    const redact = redactorOf('sk-private-1', { authorization: 'Bearer token-of-mine' })
    expect(redact('Bearer token-of-mine / token-of-mine')).toBe('[secret] / [secret]')
  })

  test('that is part of another leaves nothing of the longer one', () => {
    const redact = redactorOf('private', { 'x-key': 'private-and-longer' })
    expect(redact('private-and-longer')).toBe('[secret]')
  })

  test('of under six characters is not looked for: it would blank out words', () => {
    expect(redactorOf('word')('a word is a word')).toBe('a word is a word')
  })
})

test('without secrets a text stays the very same', () => {
  const text = 'nothing to hide'
  expect(createRedactor([buildBinding()])(text)).toBe(text)
})

test('law: whatever surrounds it, no key of six characters or more survives', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[A-Za-z0-9_-]{6,30}$/),
      fc.string(),
      fc.string(),
      (key, before, after) => {
        const text = redactorOf(key)(`${before}${key}${after}`)
        fc.pre(!'[secret]'.includes(key))
        expect(text).not.toContain(key)
      },
    ),
  )
})
