/** Sizes in words. */

const UNITS = ['kB', 'MB', 'GB', 'TB'] as const

/** `57 bytes`, `1.5 kB`, `83.8 GB`; a kB is 1000 bytes. */
export function byteText(bytes: number): string {
  if (bytes < 1000) return `${Math.round(bytes)} byte${Math.round(bytes) === 1 ? '' : 's'}`
  let [value, unit] = [bytes, -1]
  while (value >= 999.95 && unit < UNITS.length - 1) [value, unit] = [value / 1000, unit + 1]
  return `${value.toFixed(1)} ${UNITS[unit]}`
}
