/** Topic: machines and workshops: output by the hour, faulty pieces, cartons. */

import { comparisons } from '../comparisons.js'
import { moneyMoves, moneyNouns, moneyQuestions } from '../money-moves.js'
import {
  addend,
  divisor,
  fraction,
  groups,
  percentage,
  perGroup,
  startCount,
  subtrahend,
  price,
} from '../pickers.js'
import { type Topic, work } from '../production.js'

const made = ['{hero} has {calc piece} [by then|so far].', 'That makes {calc piece}.']
const good = ['{calc piece} are left.', 'This leaves {calc piece}.']

/** Making things. The amount is a number of pieces, then of cartons, or money. */
export const workshop: Topic = {
  id: 'workshop',
  nouns: {
    ...moneyNouns,
    piece:
      'chair, candle, toy train, birdhouse, brick, tile, cup, bowl, lamp, bell, basket, bag, belt, kite, whistle, button, screw, wheel, spoon, brush',
    carton: 'carton, crate, pallet, box, parcel',
    machine: 'machine, robot, press, printer, loom',
  },
  rules: {
    place: ['a small workshop', 'a factory', 'a carpentry', 'a studio', 'a family business'],
    faults: ['are scratched', 'are broken', 'have a fault', 'are the wrong colour'],
  },
  productions: [
    {
      from: null,
      to: 'made',
      draw: { n: startCount },
      say: [
        '{hero} runs {place} and makes {n piece} on {day}.',
        '{hero} has {n piece} in store.',
        '{hero} makes {n piece} in a week.',
      ],
      work: [],
    },
    {
      from: null,
      to: 'made',
      draw: { k: groups, n: perGroup(120) },
      say: [
        '{hero} makes {n piece} an hour and works for {k hour}.',
        'In {place}, {hero} has {k machine}, each of which makes {n piece} a day.',
        '{hero} makes {n piece} on each of {k} days.',
      ],
      work: [
        work('k', 'multiply', 'n', [
          '{hero} makes {calc piece} [at first|to begin with].',
          'That is an output of {calc piece}.',
        ]),
      ],
    },
    {
      from: null,
      to: 'made',
      draw: { n: startCount, m: addend },
      say: [
        '{hero} makes {n piece} in {month} and {m} more in the month after.',
        'In {place}, {hero} makes {n} large and {m} small {piece:s}.',
      ],
      work: [work('n', 'add', 'm', ['{hero} makes {calc piece} [in all|altogether].'])],
    },
    {
      from: 'made',
      to: 'made',
      draw: { n: addend },
      say: ['{later} {ref} makes {n} more.', '{friend} brings {hero} another {n piece}.'],
      work: [work('amount', 'add', 'n', made)],
    },
    {
      from: 'made',
      to: 'made',
      draw: { k: groups, n: perGroup(120) },
      say: [
        'After that, {ref} makes {n piece} an hour for {k hour}.',
        '{friend} brings {hero} {k carton} with {n} more {piece:s} in each.',
      ],
      work: [
        work('k', 'multiply', 'n', ['That adds {calc piece}.', 'These are {calc piece} more.']),
        work('amount', 'add', 'part', made),
      ],
    },
    {
      from: 'made',
      to: 'made',
      draw: { n: subtrahend },
      say: [
        '{n} of {his} {piece:s} {faults} and are thrown away.',
        '{later} {ref} sends {n} of them to {friend}.',
        'A customer picks up {n} of {his} {piece:s}.',
      ],
      work: [work('amount', 'subtract', 'n', good)],
    },
    {
      from: 'made',
      to: 'made',
      draw: { top: fraction },
      say: [
        '{fraction} of {his} {piece:s} {faults} and are thrown away.',
        '{ref} keeps {fraction} of them for a fair, which are not for sale.',
      ],
      work: [
        work('amount', 'fraction', 'top', [
          '{fraction} of them are {calc piece}.',
          'These are {calc piece}.',
        ]),
        work('amount', 'subtract', 'part', good),
      ],
    },
    {
      from: 'made',
      to: 'made',
      draw: { p: percentage },
      say: [
        '{p}% of {his} {piece:s} {faults} and are thrown away.',
        '{ref} gives {p}% of them to a hospital.',
      ],
      work: [
        work('amount', 'percent', 'p', ['{p}% of them are {calc piece}.', 'These are {calc piece}.']),
        work('amount', 'subtract', 'part', good),
      ],
    },
    {
      from: 'made',
      to: 'cartons',
      draw: { k: divisor },
      say: [
        '{ref} packs {k} of them into each {carton} until none is left.',
        'All of {his} {piece:s} are packed into {carton:s} of {k}.',
      ],
      work: [work('amount', 'divide', 'k', ['This fills {calc carton}.', '{hero} fills {calc carton}.'])],
    },
    {
      from: 'made',
      to: 'shops',
      draw: { k: divisor },
      say: [
        '{ref} delivers all of them to {k} shops, equally many to each.',
        'All of {his} {piece:s} are divided equally among {k} customers.',
      ],
      work: [
        work('amount', 'divide', 'k', ['Each of these gets {calc piece}.', 'For each that is {calc piece}.']),
      ],
    },
    {
      from: 'made',
      to: 'money',
      draw: { n: price(60) },
      say: ['{ref} sells all of them for {$n} each.'],
      work: [work('amount', 'multiply', 'n', ['{hero} earns {calc}.', 'The sale brings {hero} {calc}.'])],
    },
    {
      from: 'cartons',
      to: 'money',
      draw: { n: price(150) },
      say: [
        'Each {carton} is sold for {$n}, and {ref} keeps the money.',
        '{ref} gets {$n} for each {carton}.',
      ],
      work: [
        work('amount', 'multiply', 'n', ['{hero} earns {calc}.', 'The {carton:s} bring {hero} {calc}.']),
      ],
    },
    ...moneyMoves,
    ...comparisons({
      state: 'made',
      verb: 'has',
      more: '{n} more {piece:s}',
      fewer: '{n} fewer {piece:s}',
      many: 'many {piece:s}',
      line: '{hero} has {calc piece}.',
    }),
  ],
  questions: {
    ...moneyQuestions,
    made: ['How many {piece:s} does {hero} have{now}?', 'How many {piece:s} is that for {hero}?'],
    cartons: ['How many {carton:s} does {hero} fill?', 'How many full {carton:s} are there?'],
    shops: ['How many {piece:s} does each of them get?', 'How many {piece:s} is that for each of them?'],
  },
}
