/** Words for the flaws of a value, for bad rows of every reader. */

import { MAX_DEPTH, type ValueFlaw } from './value-flaw.js'

const MAX_PATH_CHARACTERS = 80

/** Says where the flaw is and why it matters; at most 80 characters of the row's own keys. */
export function flawDetail(flaw: ValueFlaw): string {
  if (flaw.reason === 'too-deep') return `Nested more than ${MAX_DEPTH} levels deep.`
  const place = `Field ${pathText(flaw.path)}`
  if (flaw.reason === 'lone-surrogate')
    return `${place} holds half of a surrogate pair, which is not Unicode text.`
  if (flaw.reason === 'unsafe-integer') return `${place} holds an integer beyond ±(2^53 - 1).`
  return `${place} holds a number that JSON cannot hold: beyond ±1.8e308.`
}

function pathText(path: readonly (string | number)[]): string {
  const text = JSON.stringify(path.join('.'))
  return text.length <= MAX_PATH_CHARACTERS ? text : `${text.slice(0, MAX_PATH_CHARACTERS)}…"`
}
