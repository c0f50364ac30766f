/** Numbers as people read them: the same words in card and report. */

const COUNT = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0, signDisplay: 'negative' })
const SIGNIFICANT_DIGITS = 4
const KIBI = 1024

/**
 * A measured number with at most four significant digits; whole digits are never cut.
 *
 * Edge: what is smaller than 1e-6 is written with an exponent; an infinite number as ∞.
 */
export function numberText(value: number): string {
  if (Number.isInteger(value) || Math.abs(value) >= 1000) return infinityOr(value)
  return String(Number(value.toPrecision(SIGNIFICANT_DIGITS)))
}

/** A count with thousands separated by commas. */
export function countText(count: number): string {
  return COUNT.format(count)
}

/** A count with its noun: `1 row`, `2 rows`. */
export function countOf(count: number, noun: string, plural = `${noun}s`): string {
  return `${countText(count)} ${count === 1 ? noun : plural}`
}

/** A part of a whole in percent with one decimal; `–` when the whole is empty. A part above 0 is never written as 0. */
export function shareText(part: number, whole: number): string {
  if (whole === 0) return '–'
  const percent = (part / whole) * 100
  if (part > 0 && percent < 0.05) return '< 0.1 %'
  return part < whole && percent > 99.95 ? '> 99.9 %' : `${percent.toFixed(1)} %`
}

/** A size in bytes, in the largest binary unit that leaves at least 1. */
export function bytesText(bytes: number): string {
  if (bytes < KIBI) return `${bytes} B`
  const units = ['KiB', 'MiB', 'GiB', 'TiB']
  const power = Math.min(Math.floor(Math.log(bytes) / Math.log(KIBI)), units.length)
  return `${(bytes / KIBI ** power).toFixed(1)} ${units[power - 1]}`
}

/** A moment in ISO 8601 as `2026-11-21 06:20 UTC`; a text that is no time stays as it is. */
export function timeText(moment: string): string {
  const time = Date.parse(moment)
  if (Number.isNaN(time)) return moment
  return `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

/** Time between two moments in ISO 8601: `4 s`, `3 min 12 s`, `2 h 5 min`; undefined when either is no time. */
export function durationText(from: string, to: string): string | undefined {
  const seconds = Math.round((Date.parse(to) - Date.parse(from)) / 1000)
  if (Number.isNaN(seconds)) return undefined
  if (seconds < 60) return `${seconds} s`
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
  return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`
}

function infinityOr(value: number): string {
  return Number.isFinite(value) ? COUNT.format(value) : String(value).replace('Infinity', '∞')
}
