/** Rewrites mathematical typesetting as plain signs: LaTeX commands, digits of other scripts, HTML entities. */

const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xff10]
const COMMANDS: readonly (readonly [RegExp, string])[] = [
  [/\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g, '($1)/($2)'],
  [/\\(?:times|cdot)\b|&times;/g, '*'],
  [/\\div\b|&divide;/g, '/'],
  [/\\(?:left|right|,|;|!|text|mathrm|boxed)(?![a-z])/g, ''],
  [/\\([%$])/g, '$1'],
  [/\{,\}/g, ','],
  [/(?<=\d)\{?\}|\{(?=\d)/g, ''],
  [/&nbsp;/g, ' '],
]

/**
 * A text in plain notation: `\frac{1}{2}` becomes `(1)/(2)`, `２４` and `٢٤` become `24`, `\times` becomes `*`.
 *
 * Covers: full-width, Arabic-Indic, Persian, Devanagari and Bengali digits. Offsets change.
 */
export function plainNotation(text: string): string {
  let plain = text.replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\uff10-\uff19]/g, toDigit)
  if (/[\\{}&]/.test(plain)) for (const [command, sign] of COMMANDS) plain = plain.replace(command, sign)
  return plain
}

function toDigit(character: string): string {
  const code = character.charCodeAt(0)
  const zero = ZEROS.find((start) => code >= start && code < start + 10) ?? code
  return String(code - zero)
}
