/** Dates and times of columnar files as ISO 8601 text. */

/** Ticks of a time value in one second. */
export type TicksPerSecond = 1n | 1_000n | 1_000_000n | 1_000_000_000n

/**
 * A point in time as ISO 8601, `2024-01-02T03:04:05.123456Z`.
 *
 * In:   ticks since 1970-01-01 (negative before); `zoned` appends `Z`, without it the time is local to
 *       nowhere.
 * Out:  no fraction when it is zero, else 3, 6 or 9 digits: as few as hold it.
 * Edge: beyond ±271,821 years, which JavaScript dates cannot hold, the number of ticks in digits.
 */
export function timestampText(ticks: bigint, perSecond: TicksPerSecond, zoned: boolean): string {
  const seconds = floorDivide(ticks, perSecond)
  const date = new Date(Number(seconds) * 1000)
  if (Number.isNaN(date.getTime())) return String(ticks)
  const fraction = fractionText(ticks - seconds * perSecond, perSecond)
  return `${date.toISOString().slice(0, -5)}${fraction}${zoned ? 'Z' : ''}`
}

/** A date as `2024-01-02`; the number of days in digits when JavaScript dates cannot hold it. */
export function dateText(daysSince1970: number): string {
  const date = new Date(daysSince1970 * 86_400_000)
  return Number.isNaN(date.getTime()) ? String(daysSince1970) : date.toISOString().slice(0, -14)
}

/**
 * A time of day as `03:04:05.123456`, its fraction as in `timestampText`. In: ticks since midnight, less than
 * a day.
 */
export function timeText(ticks: bigint, perSecond: TicksPerSecond): string {
  return timestampText(ticks, perSecond, false).slice(-timeLength(ticks, perSecond))
}

function timeLength(ticks: bigint, perSecond: TicksPerSecond): number {
  return 'hh:mm:ss'.length + fractionText(ticks % perSecond, perSecond).length
}

function fractionText(ticks: bigint, perSecond: TicksPerSecond): string {
  if (ticks === 0n) return ''
  const digits = String(ticks).padStart(String(perSecond).length - 1, '0')
  return `.${digits.replace(/(?:000)+$/, '')}`
}

function floorDivide(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor
  return dividend % divisor < 0n ? quotient - 1n : quotient
}
