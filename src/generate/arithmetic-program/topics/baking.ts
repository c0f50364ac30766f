/** Topic: baking, packing and selling what was baked. */

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

const now = ['[Now|So] there are {calc cake}.', '{hero} [now has|has] {calc cake}.']
const left = ['{calc cake} are left.', 'This leaves {calc cake}.', ...now]

/** Baking. The amount is a number of baked things, then of boxes, or money. */
export const baking: Topic = {
  id: 'baking',
  nouns: {
    ...moneyNouns,
    cake: 'cookie, muffin, cupcake, bread roll, pancake, waffle, brownie, scone, biscuit, doughnut, pretzel, bun, croissant, pie, tart, dumpling, samosa, empanada, spring roll, bagel',
    tray: 'tray, sheet, rack',
    box: 'box, bag, tin, basket, carton',
  },
  rules: {
    reason: [
      'for a school fair',
      'for a wedding',
      'for the market',
      'for a street party',
      'for the neighbours',
      'for a picnic',
    ],
    eaters: ['{his} family', 'some hungry children', 'the neighbours', '{friend} and some friends'],
  },
  productions: [
    {
      from: null,
      to: 'baked',
      draw: { n: startCount },
      say: [
        '{hero} bakes {n cake} {reason}.',
        'On {day} {hero} makes {n cake}.',
        '{hero} has made {n cake} {reason}.',
      ],
      work: [],
    },
    {
      from: null,
      to: 'baked',
      draw: { k: groups, n: perGroup(60) },
      say: [
        '{hero} bakes {k tray} of {n cake} each {reason}.',
        '{hero} fills {k tray} with {cake:s}, {n} on each {tray}.',
        'A {tray} holds {n cake}, and {hero} bakes {k tray} {reason}.',
      ],
      work: [
        work('k', 'multiply', 'n', [
          '{hero} bakes {calc cake} [at first|to begin with].',
          'The {tray:s} hold {calc cake}.',
        ]),
      ],
    },
    {
      from: null,
      to: 'baked',
      draw: { n: startCount, m: addend },
      say: [
        '{hero} bakes {n cake} in the morning and {m} more in the afternoon.',
        '{hero} makes {n} sweet {cake:s} and {m} plain {cake:s} {reason}.',
      ],
      work: [work('n', 'add', 'm', ['{hero} makes {calc cake} [in all|altogether].'])],
    },
    {
      from: 'baked',
      to: 'baked',
      draw: { n: addend },
      say: [
        '{later} {ref} bakes another {n}.',
        '{friend} brings {hero} {n} more {cake:s}.',
        '{ref} finds {n} more {cake:s} in the freezer.',
      ],
      work: [work('amount', 'add', 'n', now)],
    },
    {
      from: 'baked',
      to: 'baked',
      draw: { k: groups, n: perGroup(60) },
      say: [
        '{later} {ref} bakes {k} more {tray:s} with {n cake} each.',
        '{friend} brings {hero} {k tray} of {n cake} each.',
      ],
      work: [
        work('k', 'multiply', 'n', ['That adds {calc cake}.', 'These {tray:s} hold {calc cake}.']),
        work('amount', 'add', 'part', now),
      ],
    },
    {
      from: 'baked',
      to: 'baked',
      draw: { n: subtrahend },
      say: [
        '{ref} burns {n} of them.',
        '{n} of {his} {cake:s} get eaten.',
        '{n} of {his} {cake:s} fall on the floor.',
        '{later} {ref} gives {n cake} to {friend}.',
      ],
      work: [work('amount', 'subtract', 'n', left)],
    },
    {
      from: 'baked',
      to: 'baked',
      draw: { top: fraction },
      say: [
        '{fraction} of {his} {cake:s} get eaten [right away|by hungry children].',
        "{ref} gives {fraction} of them to a children's home.",
        '{fraction} of {his} {cake:s} turn out too dark and are thrown away.',
      ],
      work: [
        work('amount', 'fraction', 'top', ['{fraction} of them are {calc cake}.', 'These are {calc cake}.']),
        work('amount', 'subtract', 'part', left),
      ],
    },
    {
      from: 'baked',
      to: 'baked',
      draw: { p: percentage },
      say: [
        '{p}% of {his} {cake:s} are eaten right away.',
        '{ref} gives {p}% of them to {friend}.',
        '{p}% of {his} {cake:s} turn out too dark and are thrown away.',
      ],
      work: [
        work('amount', 'percent', 'p', ['{p}% of them are {calc cake}.', 'These are {calc cake}.']),
        work('amount', 'subtract', 'part', left),
      ],
    },
    {
      from: 'baked',
      to: 'boxes',
      draw: { k: divisor },
      say: [
        '{ref} packs all of them into {box:s} of {k}.',
        '{ref} puts {k} of them into each {box} until none is left.',
      ],
      work: [work('amount', 'divide', 'k', ['This fills {calc box}.', '{hero} fills {calc box}.'])],
    },
    {
      from: 'baked',
      to: 'guests',
      draw: { k: divisor },
      say: [
        '{k} guests share all of {his} {cake:s} equally.',
        'All of {his} {cake:s} are shared equally by {k} children.',
      ],
      work: [work('amount', 'divide', 'k', ['[Each person|Everybody] gets {calc cake}.'])],
    },
    {
      from: 'baked',
      to: 'money',
      draw: { n: price(6) },
      say: [
        '{ref} sells all of them for {$n} each.',
        'All of {his} {cake:s} are sold at {$n} apiece, and {ref} keeps the money.',
      ],
      work: [work('amount', 'multiply', 'n', ['{hero} earns {calc}.', 'The sale brings {hero} {calc}.'])],
    },
    {
      from: 'boxes',
      to: 'money',
      draw: { n: price(30) },
      say: ['{ref} sells each {box} for {$n}.', 'Every {box} is sold for {$n}, and {ref} keeps the money.'],
      work: [work('amount', 'multiply', 'n', ['{hero} earns {calc}.', 'The {box:s} bring {hero} {calc}.'])],
    },
    {
      from: 'boxes',
      to: 'boxes',
      draw: { n: subtrahend },
      say: ['{ref} gives {n box} to {eaters}.', '{ref} drops {n} of the {box:s}, and these are lost.'],
      work: [work('amount', 'subtract', 'n', ['{calc box} are left.', '{hero} still has {calc box}.'])],
    },
    ...moneyMoves,
    ...comparisons({
      state: 'baked',
      verb: 'has',
      more: '{n} more {cake:s}',
      fewer: '{n} fewer {cake:s}',
      many: 'many {cake:s}',
      line: '{hero} has {calc cake}.',
    }),
  ],
  questions: {
    ...moneyQuestions,
    baked: ['How many {cake:s} does {hero} have{now}?', 'How many {cake:s} are there for {hero}{now}?'],
    boxes: ['How many {box:s} does {hero} have{now}?', 'How many full {box:s} are there?'],
    guests: ['How many {cake:s} does each of them get?', 'How many {cake:s} are there for each of them?'],
  },
}
