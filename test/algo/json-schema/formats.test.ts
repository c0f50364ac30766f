/** Formats of JSON Schema. */

import { describe, expect, test } from 'vitest'
import { formats } from '../../../src/algo/json-schema/formats.js'

function fits(format: string, text: string): boolean {
  const check = formats[format]
  return check instanceof RegExp ? check.test(text) : (check?.(text) ?? false)
}

const right: readonly [string, string][] = [
  ['date', '2026-03-31'],
  ['date', '2024-02-29'],
  ['time', '18:00:00Z'],
  ['time', '18:00:00.25+05:30'],
  ['time', '23:59:60Z'], // leap second
  ['date-time', '2026-03-31T18:00:00Z'],
  ['date-time', '2026-03-31t18:00:00z'],
  ['email', 'ada.lovelace+x@example.org'],
  ['uri', 'https://example.org/a?b=c#d'],
  ['uri', 'urn:isbn:0451450523'],
  ['uuid', '123e4567-e89b-12d3-a456-426614174000'],
  ['ipv4', '192.168.0.255'],
  ['hostname', 'a-b.example.org'],
]

const wrong: readonly [string, string][] = [
  ['date', '2023-02-29'],
  ['date', '2026-13-01'],
  ['date', '2026-3-1'],
  ['date', '31.03.2026'],
  ['time', '24:00:00Z'],
  ['time', '18:00Z'],
  ['time', '18:00:00'],
  ['date-time', '2026-03-31'],
  ['date-time', '2026-02-30T18:00:00Z'],
  ['email', 'ada@'],
  ['email', 'ada lovelace@example.org'],
  ['email', 'ada@localhost'],
  ['uri', '/relative'],
  ['uri', 'https://exa mple.org'],
  ['uuid', '123e4567e89b12d3a456426614174000'],
  ['ipv4', '256.1.1.1'],
  ['ipv4', '1.1.1'],
  ['ipv4', '01.1.1.1'],
  ['hostname', '-a.example'],
  ['hostname', `${'a'.repeat(64)}.org`],
]

describe('right', () => {
  test.each(right)('%s %s', (format, text) => {
    expect(fits(format, text)).toBe(true)
  })
})

describe('wrong', () => {
  test.each(wrong)('%s %s', (format, text) => {
    expect(fits(format, text)).toBe(false)
  })
})
