/** Productions that compare two people: someone else has more, less, a multiple or a part. */

import {
  addend,
  divisor,
  factor,
  fraction,
  moneyAddend,
  moneySubtrahend,
  percentage,
  subtrahend,
} from './pickers.js'
import { type Production, work } from './production.js'

/** The words of a comparison. */
export interface ComparisonWords {
  /** State in which the story stands before and after. */
  readonly state: string
  /** What people do: `has`, `reads`. */
  readonly verb: string
  /** `{n} more {thing:s}` and `{n} fewer {thing:s}`; `$n` for money. */
  readonly more: string
  readonly fewer: string
  /** `many {thing:s}`: stands between `as` and `as`. */
  readonly many: string
  /** Line of the solution: `{hero} has {calc thing}.` */
  readonly line: string
  readonly isMoney?: boolean
}

const COMMON = 0.5
const RARE = 0.3

/** Someone else has more, less, a multiple or a part of it; the story goes on with that person. */
export function comparisons(words: ComparisonWords): Production[] {
  const { state, verb, more, fewer, many, isMoney = false } = words
  const line = [words.line, `[So|Therefore|This means that] ${words.line}`]
  const base = { from: state, to: state, swaps: true, compares: true } as const
  const than = (amount: string) => [
    `{friend} ${verb} ${amount} than {hero}.`,
    `[Meanwhile|In the meantime], {friend} ${verb} ${amount} than {hero}.`,
  ]
  const as = (amount: string) => [
    `{friend} ${verb} ${amount} as ${many} as {hero}.`,
    `[Meanwhile|At the same time], {friend} ${verb} ${amount} as ${many} as {hero}.`,
  ]
  return [
    {
      ...base,
      draw: { n: isMoney ? moneyAddend : addend },
      say: than(more),
      work: [work('amount', 'add', 'n', line)],
      weight: COMMON,
    },
    {
      ...base,
      draw: { n: isMoney ? moneySubtrahend : subtrahend },
      say: than(fewer),
      work: [work('amount', 'subtract', 'n', line)],
      weight: COMMON,
    },
    {
      ...base,
      draw: { k: factor },
      say: as('{times}'),
      work: [work('amount', 'multiply', 'k', line)],
      weight: COMMON,
    },
    {
      ...base,
      draw: { k: divisor },
      say: as('[only |just |]{share}'),
      work: [work('amount', 'divide', 'k', line)],
      weight: RARE,
    },
    {
      ...base,
      draw: { top: fraction },
      say: as('[only |just |]{fraction}'),
      work: [work('amount', 'fraction', 'top', line)],
      weight: RARE,
    },
    {
      ...base,
      draw: { p: percentage },
      say: as('[only |just |]{p}%'),
      work: [work('amount', 'percent', 'p', line)],
      weight: RARE,
    },
  ]
}
