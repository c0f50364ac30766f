/** Whether an English text is a refusal, by rules over its opening. */

import { refusalRules } from './refusal-rules.js'

/** What the rules say of a text: `rule` is the id of the first that matched, undefined for `none`. */
export interface RefusalReading {
  /** `partial`: it refuses, and then lists at least three points all the same. */
  readonly kind: 'full' | 'partial' | 'none'
  readonly rule: string | undefined
}

/** Characters of the prepared text that are looked at, and of the raw text that are prepared. */
const OPENING = 300
const RAW_OPENING = 2000

/**
 * Words without one of which no rule can match: those of not being able or willing, and `my` of the rule on the speaker's
 * own purpose. Only saves time.
 */
const MAY_REFUSE =
  /n['‘’ʼ]t(?![a-z])|(?<![a-z])(?:can)?not(?![a-z])|refuse|decline|never|unable|unethical|inappropriate|unacceptable| my /i

const THIRD_POINT = /^[ \t]{0,8}3[.)] /m

/**
 * Reads a text by `refusalRules`; their figures on labelled answers of five models stand in docs/refusals.md.
 *
 * Looks at the first 300 characters, without quoted speech, so that dialogue and stories in which somebody refuses are
 * none. English only; an answer that turns to other advice without a word of refusing counts as `none`. `partial` is a
 * weak guess, see the figures. Deterministic. Cost: about 10 µs, and a line scan of the text where a rule matched.
 */
export function refusalOf(text: string): RefusalReading {
  if (!MAY_REFUSE.test(text.slice(0, RAW_OPENING))) return { kind: 'none', rule: undefined }
  const opening = prepare(text)
  const rule = refusalRules.find(({ pattern }) => pattern.test(opening))
  if (rule === undefined) return { kind: 'none', rule: undefined }
  return { kind: THIRD_POINT.test(text) ? 'partial' : 'full', rule: rule.id }
}

function prepare(text: string): string {
  return text
    .slice(0, RAW_OPENING)
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[“”]/g, '"')
    .toLowerCase()
    .replace(/"[^"]*(?:"|$)/g, '""')
    .replace(/\bca(?=n't\b)/g, 'can')
    .replace(/\bwo(?=n't\b)/g, 'will')
    .replace(/\bcann't\b/g, 'cannot')
    .replace(/n't\b/g, ' not')
    .replace(/\b(i)'m\b|\b(we)'re\b|\b(it)'s\b/g, written)
    .replace(/[*_#>`]+/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, OPENING)
}

function written(contraction: string): string {
  if (contraction === "i'm") return 'i am'
  return contraction === "we're" ? 'we are' : 'it is'
}
