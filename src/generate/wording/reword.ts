/** Mechanical rewording, by which the mock server plays a model that words a text anew. */

import type { Random } from '../../base/random.js'

const SWAPS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\bHow many (\w+(?: \w+)?) (are|is) (?:there|left)\b/gi, ['What is the count of $1 that $2 there']],
  [/\bhow many\b/gi, ['what number of', 'what count of']],
  [/\bhow much\b/gi, ['what amount', 'what sum']],
  [/\bbuys\b/gi, ['purchases', 'picks up']],
  [/\bgets\b/gi, ['receives', 'obtains']],
  [/\bhad\b/gi, ['used to have']],
  [/\bgives\b/gi, ['hands', 'passes']],
  [/\bsells\b/gi, ['manages to sell']],
  [/\bwants to\b/gi, ['would like to', 'plans to']],
  [/\balso\b/gi, ['too', 'moreover']],
  [/\bsome\b/gi, ['a few']],
  [/\bthen\b/gi, ['after that', 'next']],
  [/\bin total\b/gi, ['altogether', 'overall']],
  [/\bdoes (he|she|it) have\b/gi, ['will $1 have']],
  [/\bare left\b/gi, ['remain', 'are still there']],
  [/\bbig\b/gi, ['large']],
  [/\bput\b/gi, ['place']],
  [/\band\b/gi, ['and also', 'and']],
]

const OPENINGS = [
  'Here is the situation.',
  'Picture this.',
  'Consider the following case.',
  'Think of it this way.',
  'Let us look at it like this.',
  'This is what we know.',
]

const LINKS = [
  'As it happens,',
  'To be precise,',
  'As far as we can tell,',
  'In the case at hand,',
  'So that nothing is forgotten:',
  'By the way,',
  'As everybody there knows,',
]
/** How often a sentence gets a link before it. */
const LINK_SHARE = 0.75

/**
 * A text with some words replaced, a sentence put before it, and links put before most sentences. Numbers, names and the
 * order of sentences stay.
 *
 * Out: never the text itself. The same text and stream give the same rewording. No number is added.
 */
export function reword(text: string, random: Random): string {
  let changed = text
  for (const [pattern, others] of SWAPS) {
    const other = random.pick(others)
    if (random.float() < 0.8) changed = changed.replace(pattern, (...found) => filled(other, found))
  }
  const linked = changed.replace(SENTENCE, (sentence) => linkBefore(sentence, random))
  return `${random.pick(OPENINGS)} ${linked}`
}

const SENTENCE = /(?<=^|[.?!]\s+)\p{Lu}\p{Ll}*/gu
const LOWERED =
  /^(?:A|An|The|There|It|He|She|They|We|If|When|After|Then|How|What|His|Her|Their|Each|Every|On|In|At|For|This|That|To)$/

/** The first word of a sentence, with a link before it and without its capital where it is no name. */
function linkBefore(word: string, random: Random): string {
  if (random.float() >= LINK_SHARE) return word
  return `${random.pick(LINKS)} ${LOWERED.test(word) ? word.toLowerCase() : word}`
}

function filled(template: string, found: readonly unknown[]): string {
  const whole = String(found[0])
  const text = template.replace(/\$(\d)/g, (_, group: string) => String(found[Number(group)] ?? ''))
  return /^\p{Lu}/u.test(whole) ? `${text.charAt(0).toUpperCase()}${text.slice(1)}` : text
}
