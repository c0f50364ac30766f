/** The topic of bare arithmetic: instructions about a number, without a story. */

import { addend, divisor, factor, fraction, percentage, startCount, subtrahend } from '../pickers.js'
import { type Production, type Topic, work } from '../production.js'

const line = ['{calc}']
const keep = { from: 'number', to: 'number' } as const

const productions: readonly Production[] = [
  {
    from: null,
    to: 'number',
    draw: { n: startCount },
    say: ['Start with {n}.', 'Take the number {n}.', 'Begin with {n}.'],
    work: [],
  },
  {
    ...keep,
    draw: { n: addend },
    say: ['Add {n}.', '[Then add|Now add] {n}.', 'Increase it by {n}.'],
    work: [work('amount', 'add', 'n', line)],
  },
  {
    ...keep,
    draw: { n: subtrahend },
    say: ['Subtract {n}.', '[Then|Now] take away {n}.', 'Decrease it by {n}.'],
    work: [work('amount', 'subtract', 'n', line)],
  },
  {
    ...keep,
    draw: { k: factor },
    say: ['Multiply [it|the result] by {k}.', '[Then|Now] multiply by {k}.'],
    work: [work('amount', 'multiply', 'k', line)],
  },
  {
    ...keep,
    draw: { k: divisor },
    say: ['Divide [it|the result] by {k}.', '[Then|Now] divide by {k}.'],
    work: [work('amount', 'divide', 'k', line)],
  },
  {
    ...keep,
    draw: { top: fraction },
    say: ['Take {fraction} of [it|the result].'],
    work: [work('amount', 'fraction', 'top', line)],
  },
  {
    ...keep,
    draw: { p: percentage },
    say: ['Take {p}% of [it|the result].'],
    work: [work('amount', 'percent', 'p', line)],
  },
]

/** Bare arithmetic. */
export const numbers: Topic = {
  id: 'numbers',
  nouns: {},
  rules: {},
  productions,
  settings: [],
  questions: { number: ['What is the result?', 'What do you get?', 'Which number do you end with?'] },
}
