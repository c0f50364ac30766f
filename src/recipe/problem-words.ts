/** The words of problems: types, values and limits as people say them. */

const MOST_CHARACTERS = 60

const TYPE_WORDS: Readonly<Record<string, string>> = {
  record: 'a mapping (key: value)',
  object: 'a mapping (key: value)',
  array: 'a list',
  int: 'a whole number',
  nan: 'a number',
  boolean: 'true or false',
  string: 'text',
}

/** A type with its article: `a list`, `a whole number`. */
export function article(type: string): string {
  return TYPE_WORDS[type] ?? `a ${type}`
}

/** `above 0`, `at least 1`, `below 1`, `at most 12`. */
export function atLeast(isLeast: boolean, limit: number | bigint, isInclusive: boolean): string {
  if (isInclusive) return `at ${isLeast ? 'least' : 'most'} ${limit}`
  return `${isLeast ? 'above' : 'below'} ${limit}`
}

/** A choice in words: `a`, `a or b`, `one of a, b, c`. */
export function listed(values: readonly string[]): string {
  return values.length > 2 ? `one of ${values.join(', ')}` : values.join(' or ')
}

/** A value as JSON, cut at 60 characters. */
export function shown(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value))
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 1)}…` : text
}

/** A message of a schema as the end of a sentence: lower first letter (abbreviations keep it), no full stop. */
export function lowerFirst(text: string): string {
  const words = /^[A-Z][a-z ]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
  return words.replace(/\.$/, '')
}

/** How to write a value so that it has the type wanted, where that is only a matter of quotes, brackets or dashes. */
export function rewriteHint(wanted: readonly string[], given: unknown): string | undefined {
  const wants = (...types: string[]): boolean => types.some((type) => wanted.includes(type))
  if (typeof given === 'string') {
    const isNumber = given.trim() !== '' && Number.isFinite(Number(given))
    if (wants('number', 'int') && isNumber) return `Write it without quotes: ${given}.`
    if (wants('boolean') && /^(true|false)$/.test(given)) return `Write it without quotes: ${given}.`
  }
  if (wanted.length === 1 && wants('string') && (typeof given === 'number' || typeof given === 'boolean')) {
    return `Write it in quotes: "${String(given)}".`
  }
  if (wants('array') && typeof given === 'object' && given !== null && !Array.isArray(given)) {
    return 'Begin each item of the list with "- ".'
  }
  return wants('array') && ['string', 'number'].includes(typeof given)
    ? `Write it as a list: [${String(given).slice(0, MOST_CHARACTERS)}].`
    : undefined
}
