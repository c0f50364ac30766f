/** The weakest hint: what is asked, and which quantities of the question matter. */

import type { Answer } from '../../algo/expression/find-answer.js'
import { findAnswer } from '../../algo/expression/find-answer.js'
import { leavesOf } from '../../algo/maths/expression.js'
import { findNumbers } from '../../algo/maths/find-numbers.js'
import type { Random } from '../../base/random.js'
import type { SolutionStep } from './read-steps.js'

const MOST_QUANTITIES = 5

/**
 * Restates a question.
 *
 * Out: variants from the most to the least informative; the last names no number at all.
 */
export function restate(
  question: string,
  steps: readonly SolutionStep[],
  answer: Answer,
  random: Random,
): string[] {
  const asked = askedSentence(question)
  const quantities = quantitiesThatMatter(question, steps).filter(
    (quantity) => findAnswer(quantity, answer) === undefined,
  )
  const goal = random.pick([
    `You are asked: ${asked}`,
    `Look at what is asked: ${asked}`,
    `Your goal is in this sentence: ${asked}`,
  ])
  const list = joinWords(quantities.map((quantity) => `“${quantity}”`))
  const clue = random.pick([
    `These quantities matter: ${list}.`,
    `Underline what you need: ${list}.`,
    `You will need ${list}.`,
  ])
  const vague = random.pick([
    'Read the last sentence of the question again. Which quantity shall you find, and what do you know about it?',
    'Say in your own words what you shall find, and list what the question tells you about it.',
  ])
  const full = quantities.length === 0 ? [] : [`${goal} ${clue}`, `${vague} ${clue}`]
  return [...full, goal, vague]
}

const SENTENCE_END = /(?<!\b(?:Mr|Mrs|Ms|Dr|St|No|vs))[.?!]+["”]?\s+(?=["“]?[A-Z0-9])/

function askedSentence(question: string): string {
  const ends = new RegExp(SENTENCE_END, 'g')
  const sentences = question
    .trim()
    .replace(ends, (end) => `${end.trimEnd()}\n`)
    .split('\n')
  const asking = sentences.filter((sentence) => sentence.includes('?'))
  return (asking.at(-1) ?? sentences.at(-1) ?? question).trim()
}

/** The numbers that the steps use, each with the words after it: `48 of her friends`, `3/10 of the money`. */
function quantitiesThatMatter(question: string, steps: readonly SolutionStep[]): string[] {
  const used = steps.flatMap((step) => leavesOf(step.expression)).map((leaf) => leaf.value)
  const found = new Set<string>()
  let covered = 0
  for (const { value, start, end } of findNumbers(question)) {
    const isUsed = used.some((other) => other.equals(value) || other.mul(100).equals(value))
    if (!isUsed || start < covered || found.size >= MOST_QUANTITIES) continue
    covered = end + (/^\/\d+/.exec(question.slice(end))?.[0].length ?? 0)
    found.add(withWords(question, start, covered))
  }
  return [...found]
}

const STOP =
  /\b(?:and|or|but|if|then|who|which|that|how|what|for|at|in|on|to|from|with|is|are|was|were|has|have|had|while|than|when|because)\b.*$/i
const LOOSE_END = /(?:\s+(?:the|a|an|into|of|as|by|his|her|their|its|every|so))+$/i

function withWords(question: string, start: number, end: number): string {
  const currency = /[$£€]\s?$/.exec(question.slice(Math.max(0, start - 2), start))?.[0] ?? ''
  const after = /^%?(?:[ -][A-Za-z'’-]+){0,3}/.exec(question.slice(end))?.[0] ?? ''
  return `${currency}${question.slice(start, end)}${after.replace(STOP, '').trimEnd().replace(LOOSE_END, '')}`
}

function joinWords(words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`
}
