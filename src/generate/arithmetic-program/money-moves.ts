/** Productions about money that someone has: earning, spending, sharing and saving for something. */

import { comparisons } from './comparisons.js'
import {
  cost,
  divisor,
  expense,
  fraction,
  groups,
  moneyAddend,
  moneySubtrahend,
  moneyTarget,
  percentage,
  price,
} from './pickers.js'
import { type Production, work } from './production.js'

const more = ['{ref} [now has|has] {calc}.', 'That makes {calc} [in all|altogether].']
const less = ['{ref} has {calc} left.', 'This leaves {him} with {calc}.']

/** What people do with money: the story stays in the state `money`, or ends as a share or a shortfall. */
export const moneyMoves: readonly Production[] = [
  {
    from: 'money',
    to: 'money',
    draw: { n: cost(25) },
    say: [
      '{later} {ref} finds {$n} in an old coat.',
      '{later} {ref} earns another {$n} [by walking a dog|by mowing a lawn|by washing a car].',
    ],
    work: [work('amount', 'add', 'n', more)],
    weight: 0.5,
  },
  {
    from: 'money',
    to: 'money',
    draw: { n: moneyAddend },
    say: [
      '{later} {his} {relative} gives {him} {$n}.',
      '{later} {ref} gets {$n} as a prize.',
      '{later} {ref} sells {a dream} for {$n}.',
      '{friend} pays back {$n} that {ref} lent long ago.',
    ],
    work: [work('amount', 'add', 'n', more)],
  },
  {
    from: 'money',
    to: 'money',
    draw: { n: expense(15) },
    say: ['{later} {ref} spends {$n} on {treat}.', '{later} {ref} pays {$n} for {treat}.'],
    work: [work('amount', 'subtract', 'n', less)],
    weight: 0.5,
  },
  {
    from: 'money',
    to: 'money',
    draw: { n: moneySubtrahend },
    say: [
      '{ref} lends {$n} to {friend}.',
      '{later} {ref} spends {$n} on {expense}.',
      '{later} {ref} buys {a dream} for {$n}.',
    ],
    work: [work('amount', 'subtract', 'n', less)],
  },
  {
    from: 'money',
    to: 'money',
    draw: { k: groups, n: price(40) },
    say: [
      '{later} {ref} [takes|has] another job for {k hour} and earns {$n} an hour.',
      '{later} {ref} helps {friend} for {k hour} at {$n} an hour.',
    ],
    work: [
      work('k', 'multiply', 'n', ['For this, {ref} [earns|gets] {calc}.']),
      work('amount', 'add', 'part', [
        '{ref} has {calc} now.',
        'Together with what {ref} had, that is {calc}.',
      ]),
    ],
  },
  {
    from: 'money',
    to: 'money',
    draw: { top: fraction },
    say: [
      '{ref} [spends|gives away] {fraction} of the money.',
      '{later} {ref} spends {fraction} of it on presents.',
    ],
    work: [
      work('amount', 'fraction', 'top', ['{fraction} of the money is {calc}.', 'This costs {him} {calc}.']),
      work('amount', 'subtract', 'part', ['{ref} has {calc} left.', 'What is left is {calc}.']),
    ],
  },
  {
    from: 'money',
    to: 'money',
    draw: { p: percentage },
    say: [
      '{ref} [gives|donates] {p}% of the money to [an animal shelter|a school library|a food bank].',
      '{ref} gives {p}% of it to {friend}.',
    ],
    work: [
      work('amount', 'percent', 'p', ['{p}% of the money is {calc}.', 'That takes {calc}.']),
      work('amount', 'subtract', 'part', ['{ref} has {calc} left.', 'This leaves {calc}.']),
    ],
  },
  {
    from: 'money',
    to: 'share',
    draw: { k: divisor },
    say: [
      '{ref} divides the money equally among {k} {jars}.',
      '{ref} shares the money equally among {k} [cousins|children|friends].',
    ],
    work: [
      work('amount', 'divide', 'k', [
        '[Each part|Each share] is {calc}.',
        'Divided equally, that is {calc} for each.',
      ]),
    ],
  },
  {
    from: 'money',
    to: 'shortfall',
    draw: { n: moneyTarget },
    say: [
      '{ref} wants to buy {a dream} [that costs|for] {$n}.',
      '{a dream} costs {$n}, and {ref} is saving for it.',
    ],
    work: [work('n', 'subtract', 'amount', ['{ref} still needs {calc}.', 'What is missing is {calc}.'])],
  },
  ...comparisons({
    state: 'money',
    verb: 'has',
    more: '{$n} more',
    fewer: '{$n} less',
    many: 'much money',
    line: '{hero} has {calc}.',
    isMoney: true,
  }),
]

/** Nouns that `moneyMoves` needs. */
export const moneyNouns = {
  hour: 'hour',
  dream:
    'bicycle, guitar, tent, skateboard, telescope, camera, drum, desk, lamp, kayak, violin, watch, keyboard, backpack, coat, rowing boat, sewing machine, armchair',
} as const

/** Final questions about money. */
export const moneyQuestions = {
  money: [
    'How much money does {hero} have{now}?',
    'How much does {hero} have{now}?',
    'What is the amount of money that {hero} has{now}?',
  ],
  share: ['How much is [each share|one share]?', 'How much money is in each share?'],
  shortfall: [
    'How much more money does {hero} need?',
    'How much is {hero} still short of?',
    'How much money is still missing?',
  ],
} as const
