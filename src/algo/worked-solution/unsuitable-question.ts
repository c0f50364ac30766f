/** Recognises worked solutions whose arithmetic says less than their words: number theory, chance, algebra. */

import type { ProgramRefusal } from './program.js'

const NUMBER_THEORY =
  /\b(?:primes?|prime numbers?|odd numbers?|even numbers?|even|odd|divisible|multiples? of|factors? of|digits?|square roots?|squared|cubed|factorial|consecutive|palindrom\w*|remainder when|round(?:s|ed|ing)? (?:up|down|to|off)|nearest|roman numerals?|sequence|pattern|leap year|median|mode|exponent\w*|power of)\b/i
const CHANCE =
  /\b(?:probability|how likely|likelihood|dice|die rolls?|flips? a coin|coin flips?|chances?|odds|permutations?|combinations|how many (?:different )?ways)\b/i
const ALGEBRA =
  /(?<![A-Za-z'’$&.-])[b-hj-zB-HJ-Z](?![A-Za-z'’&.-])(?!\s*[\d$(])|\d[a-zA-Z]\s*[-+=]|[-+=]\s*\d*[a-zA-Z]\b(?!\s*[\d(])\s*[-+=]|\b[xXyYnN] ?=/

/** Why the question or its solution is not grade-school arithmetic in steps; undefined when nothing speaks against it. */
export function unsuitableQuestion(question: string, answer: string): ProgramRefusal | undefined {
  const theory = NUMBER_THEORY.exec(question)
  if (theory) return { refused: 'number-theory', detail: `The question says "${theory[0]}".` }
  const chance = CHANCE.exec(question)
  if (chance) return { refused: 'chance', detail: `The question says "${chance[0]}".` }
  const body = answer.replace(/<<[^<>]*>>/g, '')
  const algebra = ALGEBRA.exec(body.replace(/(?<=[\d)%.] ?)[xX](?= ?[\d$(.])/g, '*'))
  return algebra
    ? { refused: 'algebra', detail: `The solution calculates with "${algebra[0].trim()}".` }
    : undefined
}
