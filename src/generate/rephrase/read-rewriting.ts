/** Reads a rewriting and checks it against its text. */

import { rougeL } from '../../algo/text/rouge-l.js'
import { words } from '../../algo/text/words.js'
import type { Reader } from '../../model/answer/ask.js'
import { readText } from '../../model/answer/text-reader.js'
import { answerFault, type FactFault, nameFault, numberFault } from '../wording/kept-facts.js'
import { readSingleText } from '../wording/read-sections.js'
import type { RephraseOptions } from './options.js'
import { TEXT_BEGINS, TEXT_ENDS } from './prompts.js'

/** What is asked of a rewriting. */
export type RewritingRules = Pick<RephraseOptions, 'keep' | 'minLength' | 'maxLength' | 'maxSimilarity'>

/** Texts below this many words are taken for as long when the most words are reckoned. */
const SHORT_WORDS = 10

/**
 * A reader of rewritings of a text.
 *
 * Faults, in this order: `refused`, `unchanged`, `number-lost`, `number-added`, `name-lost`, `answer-changed`, `too-short`,
 *         `too-long`, `copied` (ROUGE-L to the text).
 */
export function rewritingReader(text: string, rules: RewritingRules): Reader<string> {
  return (answer) => {
    const read = readText(answer)
    if ('fault' in read) return read
    const rewriting = withoutFrame(readSingleText(answer))
    return rewritingFault(text, rewriting, rules) ?? { value: rewriting }
  }
}

/** The first fault of a rewriting; undefined when it is good. */
export function rewritingFault(
  text: string,
  rewriting: string,
  rules: RewritingRules,
): FactFault | undefined {
  if (plain(text) === plain(rewriting))
    return { fault: 'unchanged', detail: 'It is the text itself. Use other words.' }
  return (
    (rules.keep.includes('numbers') ? numberFault(text, rewriting) : undefined) ??
    (rules.keep.includes('names') ? nameFault(text, rewriting) : undefined) ??
    answerFault(text, rewriting) ??
    lengthFault(text, rewriting, rules) ??
    copyFault(text, rewriting, rules)
  )
}

function lengthFault(
  text: string,
  rewriting: string,
  { minLength, maxLength }: RewritingRules,
): FactFault | undefined {
  const [before, after] = [words(text).length, words(rewriting).length]
  const least = Math.floor(before * minLength)
  const most = Math.ceil(Math.max(before, SHORT_WORDS) * maxLength)
  if (after < least) return { fault: 'too-short', detail: `It has ${after} words; write at least ${least}.` }
  return after > most
    ? { fault: 'too-long', detail: `It has ${after} words; write at most ${most}.` }
    : undefined
}

function copyFault(
  text: string,
  rewriting: string,
  { maxSimilarity }: RewritingRules,
): FactFault | undefined {
  const { f } = rougeL(rewriting, text)
  if (f < maxSimilarity) return undefined
  return {
    fault: 'copied',
    detail: `It follows the text too closely (ROUGE-L ${f.toFixed(2)}). Use other words.`,
  }
}

function withoutFrame(rewriting: string): string {
  return rewriting.replace(TEXT_BEGINS, '').replace(TEXT_ENDS, '').trim()
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase()
}
