/** What is wrong with a reading by itself: a number must come with n, interval, unit and method. */

import { isJsonObject } from '../base/canonical-json.js'
import type { Better, Interval, MeasuredReading, Reading } from '../record/reading.js'
import { isReasonCode } from './finding.js'

/** A fault in words, and what the contract asks for. */
export type ReadingFault = readonly [fault: string, mend: string]

/** Texts of a reading are read by people: labels, notes and warnings of at most this many characters. */
const LONGEST_TEXT = 1_000

type Check = readonly [holds: boolean, fault: string, mend: string]

/** Faults of a reading of a metric that declares this unit and direction; empty for a good one. */
export function readingFaults(reading: Reading, declared: { unit: string; better: Better }): ReadingFault[] {
  const checks =
    reading.status === 'measured' ? measuredChecks(reading, declared) : [unavailableCheck(reading)]
  const all = [...checks, shortCheck(reading)]
  return all.flatMap(([holds, fault, mend]) => (holds ? [] : [[fault, mend] as const]))
}

function measuredChecks(reading: MeasuredReading, declared: { unit: string; better: Better }): Check[] {
  const { unit, better, n, method, nullValue } = reading
  return [
    [
      unit === declared.unit,
      `the unit is "${unit}", declared is "${declared.unit}"`,
      'declare what you return.',
    ],
    [
      better === declared.better,
      `better is ${better}, declared is ${declared.better}`,
      'declare what you return.',
    ],
    [
      Number.isSafeInteger(n) && n >= 1,
      `n is ${n}`,
      'count what the value rests on; nothing is unavailable.',
    ],
    [
      method.trim().length >= 5,
      'the method is empty',
      'define the number in a few words, with its parameters.',
    ],
    [
      nullValue === null || nullValue.method.trim() !== '',
      'the null value has no method',
      'say where it comes from.',
    ],
    ...intervalChecks(reading.value, reading.interval),
    ...(reading.parts ?? []).flatMap(({ value, interval }) => intervalChecks(value, interval)),
  ]
}

function intervalChecks(value: number, { lower, upper, level, method }: Interval): Check[] {
  const isExact = method === 'exact'
  return [
    [
      lower <= value && value <= upper,
      `${value} lies outside [${lower}, ${upper}]`,
      'give the interval of this value.',
    ],
    [level > 0 && level <= 1, `the level is ${level}`, 'give the coverage as a ratio, 1 for exact.'],
    [
      isExact === (level === 1),
      `the method "${method}" has the level ${level}`,
      'level 1 is for exact only.',
    ],
    [method.trim() !== '', 'the interval has no method', 'say how it was made.'],
  ]
}

function unavailableCheck({ reason, detail }: Extract<Reading, { status: 'unavailable' }>): Check {
  const isTold = isReasonCode(reason) && detail.trim() !== ''
  return [
    isTold,
    `unavailable for "${reason}" (${detail})`,
    'give a kebab-case reason and say what is missing.',
  ]
}

function shortCheck(reading: Reading): Check {
  const longest = longestText(reading)
  const fault = `a text of ${longest} characters stands in it`
  return [longest <= LONGEST_TEXT, fault, `cut what you quote from records to ${LONGEST_TEXT} characters.`]
}

function longestText(value: unknown): number {
  if (typeof value === 'string') return value.length
  if (Array.isArray(value)) return Math.max(0, ...value.map(longestText))
  return isJsonObject(value) ? Math.max(0, ...Object.entries(value).flat().map(longestText)) : 0
}
