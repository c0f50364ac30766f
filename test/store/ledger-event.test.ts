/** Ledger lines: known forms, reading what was written, refusing the rest. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json } from '../../src/base/canonical-json.js'
import { makeId, sha256 } from '../../src/base/ids.js'
import { stateLetters, stateOfLetter, verdictLetters, verdictOfLetter } from '../../src/store/event-fields.js'
import { formatEvent, type LedgerEvent, parseEvent } from '../../src/store/ledger-event.js'
import { anyEvent } from './arbitrary-events.js'
import { complaintOf } from './complaint.js'

const id = makeId('candidate', 'vary', 't1', 0)
const ref = { segment: 1, offset: 20, length: 300 }
const hash = Buffer.from(sha256('x'), 'hex').toString('base64url')

const examples: readonly (readonly [LedgerEvent, string])[] = [
  [{ type: 'planned', step: 0, tasks: 2, drafts: 6 }, 'P 0 2 6'],
  [
    { type: 'candidate', id, step: 1, ref, hash },
    'C cs434p23l8kgo87iefafdpeb 1 1:20:300 LXEWQrcmsEQBYnyp-6wy9chTD7GQPMTbAiWHF5IaSIE',
  ],
  [
    { type: 'verdict', id, verifier: 2, verdict: 'pass', reason: null, evidence: null },
    'V cs434p23l8kgo87iefafdpeb 2 p - -',
  ],
  [
    { type: 'verdict', id, verifier: 0, verdict: 'error', reason: 'time-out', evidence: ref },
    'V cs434p23l8kgo87iefafdpeb 0 e time-out 1:20:300',
  ],
  [
    { type: 'disposition', id, state: 'rejected', reason: 'wrong-result', by: 'equation', evidence: null },
    'D cs434p23l8kgo87iefafdpeb r wrong-result equation -',
  ],
  [
    { type: 'disposition', id, state: 'accepted', reason: null, by: null, evidence: ref },
    'D cs434p23l8kgo87iefafdpeb a - - 1:20:300',
  ],
  [
    { type: 'member', id, ref, hash: `-${hash.slice(1)}`, by: 'mix' },
    'M cs434p23l8kgo87iefafdpeb 1:20:300 -XEWQrcmsEQBYnyp-6wy9chTD7GQPMTbAiWHF5IaSIE mix',
  ],
  [
    { type: 'fact', name: 'bad-row', value: { row: 3, detail: 'a b\nc' } },
    'J bad-row {"row":3,"detail":"a b\\nc"}',
  ],
  [{ type: 'fact', name: 'nothing', value: null }, 'J nothing null'],
  [
    {
      type: 'commit',
      counts: { planned: 21, accepted: 1, rejected: 2, failed: 3, cancelled: 4, pending: 11 },
      segment: 2,
      length: 77,
    },
    'K 21 1 2 3 4 11 2 77',
  ],
]

describe('a line', () => {
  test.each(examples)('%j', (event, line) => {
    expect(formatEvent(event)).toBe(line)
    expect(parseEvent(line)).toEqual(event)
  })

  test('gives back any event that was written', () => {
    fc.assert(
      fc.property(anyEvent, (event) => {
        const line = formatEvent(event)
        expect(line).not.toContain('\n')
        expect(parseEvent(line)).toEqual(event)
        expect(parseEvent(Buffer.from(line).toString())).toEqual(event) // it survives UTF-8
      }),
      { numRuns: 500 },
    )
  })

  test('has a letter for each verdict and state, and a name for each letter', () => {
    for (const [name, letter] of Object.entries(verdictLetters)) expect(verdictOfLetter[letter]).toBe(name)
    for (const [name, letter] of Object.entries(stateLetters)) expect(stateOfLetter[letter]).toBe(name)
    expect([verdictOfLetter.constructor, stateOfLetter.x]).toEqual([undefined, undefined])
  })
})

describe('what cannot stand in a line is refused before it is written', () => {
  const counts = { planned: 0, accepted: 0, rejected: 0, failed: 0, cancelled: 0, pending: 0 }
  const disposition = { type: 'disposition', id, state: 'rejected', by: null, evidence: null } as const
  const wrong: readonly (readonly [string, LedgerEvent])[] = [
    ['a reason with a space', { ...disposition, reason: 'too long' }],
    ['a reason with a line break', { ...disposition, reason: 'too\nlong' }],
    ['a reason that looks like none', { ...disposition, reason: '-' }],
    ['an empty reason', { ...disposition, reason: '' }],
    ['half a character', { ...disposition, reason: 'too-long\ud83d' }],
    ['a short id', { ...disposition, id: 'x', reason: null }],
    ['a negative step', { type: 'planned', step: -1, tasks: 1, drafts: 1 }],
    ['a fraction', { type: 'planned', step: 0, tasks: 1.5, drafts: 1 }],
    ['no number', { type: 'commit', counts: { ...counts, pending: Number.NaN }, segment: 1, length: 0 }],
    [
      'an infinite offset',
      { type: 'member', id, ref: { ...ref, offset: Number.POSITIVE_INFINITY }, hash, by: 'mix' },
    ],
    ['no hash', { type: 'candidate', id, step: 0, ref, hash: '' }],
    ['a fact without value', { type: 'fact', name: 'gone', value: undefined as unknown as Json }],
  ]

  test('with its words', async () => {
    const said = await Promise.all(
      wrong.map(async ([what, event]) => `${what}: ${await complaintOf(() => formatEvent(event))}`),
    )
    expect(said).toMatchInlineSnapshot(`
      [
        "a reason with a space: InternalError bad-event: "too long" cannot stand in a ledger line.",
        "a reason with a line break: InternalError bad-event: "too
      long" cannot stand in a ledger line.",
        "a reason that looks like none: InternalError bad-event: "-" cannot stand in a ledger line.",
        "an empty reason: InternalError bad-event: "" cannot stand in a ledger line.",
        "half a character: InternalError bad-event: "too-long�" cannot stand in a ledger line.",
        "a short id: InternalError bad-event: "x" cannot stand in a ledger line.",
        "a negative step: InternalError bad-event: "-1" cannot stand in a ledger line.",
        "a fraction: InternalError bad-event: "1.5" cannot stand in a ledger line.",
        "no number: InternalError bad-event: "NaN" cannot stand in a ledger line.",
        "an infinite offset: InternalError bad-event: "Infinity" cannot stand in a ledger line.",
        "no hash: InternalError bad-event: "" cannot stand in a ledger line.",
        "a fact without value: InternalError bad-event: "undefined" cannot stand in a ledger line.",
      ]
    `)
  })
})

describe('a line that no version of Cupel wrote', () => {
  test.each([
    '',
    'X 1 2 3',
    'constructor 1',
    'P 1 2',
    'P 1 2 x',
    'P 1 2 1e3',
    'P -1 2 3',
    'P 0 1 99999999999999999999',
    `C ${id} 0 1:2 ${hash}`,
    `C ${id} 0 1:2:3:4 ${hash}`,
    `C ${id} 0 - ${hash}`,
    `C ${id} 0 1:2:3`,
    `C ${id.slice(1)} 0 1:2:3 ${hash}`,
    `V ${id} 0 x - -`,
    `V ${id} 0 constructor - -`,
    `V ${id} 0 p -`,
    `D ${id} x - - -`,
    `D ${id} a -x - -`,
    `M ${id} 1:2:3 ${hash}`,
    `M ${id} 1:2:3 ${hash} -`,
    'J name',
    'J name {',
    'J  {}',
    'K 0 0 0 0 0 0 1',
    'K 0 0 0 0 0 0 1 0 0',
  ])('%j', (line) => {
    expect(() => parseEvent(line)).toThrow('is not a ledger event')
  })

  test('is quoted', async () => {
    expect(await complaintOf(() => parseEvent(`Q ${'long '.repeat(50)}`))).toMatchInlineSnapshot(
      `"InternalError bad-event: "Q long long long long long long long long long long long lon" is not a ledger event."`,
    )
  })

  test('of any text never makes an event that would be written otherwise', () => {
    const nearly = fc
      .tuple(anyEvent, fc.nat(), fc.string({ unit: 'binary-ascii', maxLength: 3 }))
      .map(([event, at, text]) => {
        const line = formatEvent(event)
        const place = at % (line.length + 1)
        return `${line.slice(0, place)}${text}${line.slice(place + text.length)}`
      })
      .filter((line) => !line.startsWith('J')) // JSON has many spellings
    fc.assert(
      fc.property(nearly, (line) => {
        let event: LedgerEvent
        try {
          event = parseEvent(line)
        } catch {
          return
        }
        const again = formatEvent(event)
        // numbers may have been written with zeros in front, and fields may follow the last
        expect(
          line.replaceAll(/(?<=[ :])0+(?=\d)/g, '').startsWith(again.replaceAll(/(?<=[ :])0+(?=\d)/g, '')),
        ).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})
