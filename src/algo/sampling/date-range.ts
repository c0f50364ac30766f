/** Dates and times between two days, in UTC, as ISO 8601 text. */

import type { Random } from '../../base/random.js'

/** How fine the dates are. */
export const granularities = ['year', 'month', 'day', 'hour', 'minute', 'second'] as const

/** One of `granularities`. */
export type Granularity = (typeof granularities)[number]

/** Units since 1970 (years and months since year 0), both ends included. */
export interface DateRange {
  readonly first: number
  readonly last: number
  readonly granularity: Granularity
}

const UNIT_MS = { day: 86_400_000, hour: 3_600_000, minute: 60_000, second: 1000 } as const
const DAY = /^\d{4}-\d{2}-\d{2}$/
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?Z$/

/**
 * Reads a day (`2026-03-31`) or a moment in UTC (`2026-03-31T18:00:00Z`) as milliseconds since 1970.
 *
 * Out: undefined for anything else, also for days that no calendar has (`2026-02-30`).
 */
export function parseMoment(text: string): number | undefined {
  if (!DAY.test(text) && !MOMENT.test(text)) return undefined
  const time = Date.parse(text)
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text.slice(0, 10)) return undefined
  return time
}

/**
 * The range between two moments.
 *
 * In:   texts that `parseMoment` reads. A day as `to` counts to its end.
 * Out:  undefined when a text cannot be read or no unit lies wholly between the two.
 */
export function dateRange(from: string, to: string, granularity: Granularity): DateRange | undefined {
  const start = parseMoment(from)
  const end = parseMoment(to)
  if (start === undefined || end === undefined) return undefined
  const until = DAY.test(to) ? end + UNIT_MS.day - 1 : end
  const first = unitsUpTo(start - 1, granularity) + 1
  const last = unitsUpTo(until, granularity)
  return first <= last ? { first, last, granularity } : undefined
}

/** The last unit that starts at or before a moment. */
function unitsUpTo(time: number, granularity: Granularity): number {
  const date = new Date(time)
  if (granularity === 'year') return date.getUTCFullYear()
  if (granularity === 'month') return date.getUTCFullYear() * 12 + date.getUTCMonth()
  return Math.floor(time / UNIT_MS[granularity])
}

/** One unit of the range, each equally likely: `2026`, `2026-03`, `2026-03-31` or `2026-03-31T18:00:00Z`. */
export function drawDate(random: Random, range: DateRange): string {
  return formatUnit(random.integer(range.first, range.last), range.granularity)
}

/** Whether a text is a date of the range as `drawDate` writes it. */
export function isDateOf(range: DateRange, text: string): boolean {
  const whole = text.length < 10 ? `${text}-01-01`.slice(0, 10) : text
  const unit = dateRange(whole, whole, range.granularity)?.first
  if (unit === undefined || unit < range.first || unit > range.last) return false
  return formatUnit(unit, range.granularity) === text
}

function formatUnit(unit: number, granularity: Granularity): string {
  if (granularity === 'year') return String(unit).padStart(4, '0')
  if (granularity === 'month') {
    const year = String(Math.floor(unit / 12)).padStart(4, '0')
    return `${year}-${String((unit % 12) + 1).padStart(2, '0')}`
  }
  const text = new Date(unit * UNIT_MS[granularity]).toISOString()
  return granularity === 'day' ? text.slice(0, 10) : `${text.slice(0, 19)}Z`
}
