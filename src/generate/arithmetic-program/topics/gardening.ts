/** Topic: plants, harvests, crates and the market. */

import { comparisons } from '../comparisons.js'
import { moneyMoves, moneyNouns, moneyQuestions } from '../money-moves.js'
import {
  addend,
  divisor,
  factor,
  fraction,
  groups,
  percentage,
  perGroup,
  startCount,
  subtrahend,
  price,
} from '../pickers.js'
import { type Topic, work } from '../production.js'

const growing = ['{hero} has {calc plant}.', '[Now|So] there are {calc plant}.']
const picked = ['[Now|So] there are {calc fruit}.', '{hero} has {calc fruit}.']
const kept = ['{calc fruit} are left.', 'This leaves {calc fruit}.']

/** Gardening. The amount is a number of plants, then of fruits, then of crates, or money. */
export const gardening: Topic = {
  id: 'gardening',
  nouns: {
    ...moneyNouns,
    plant: 'tree, fruit tree, young tree, old tree',
    fruit:
      'apple, pear, plum, peach|peaches, lemon, mango|mangoes, orange, fig, apricot, quince, cherry|cherries, olive, lime, nectarine, guava',
    row: 'row, bed, patch|patches',
    crate: 'crate, basket, sack, bucket, box',
  },
  rules: {
    where: [
      'in the garden',
      'behind the house',
      'on a small farm',
      'on the allotment',
      'next to the barn',
      'on the hill',
    ],
    pests: ['Birds', 'Wasps', 'Mice', 'Deer', 'Some goats'],
  },
  productions: [
    {
      from: null,
      to: 'plants',
      draw: { n: startCount },
      say: [
        '{hero} plants {n plant} {where}.',
        'There are {n plant} {where}, and they belong to {hero}.',
        '{hero} looks after {n plant} {where}.',
      ],
      work: [],
    },
    {
      from: null,
      to: 'plants',
      draw: { k: groups, n: perGroup(60) },
      say: [
        '{hero} plants {k row} of {n plant} each {where}.',
        '{hero} has {k row} {where}, and in each {row} there are {n plant}.',
      ],
      work: [
        work('k', 'multiply', 'n', [
          'There are {calc plant} [at first|to begin with].',
          'The {row:s} hold {calc plant}.',
        ]),
      ],
    },
    {
      from: null,
      to: 'harvest',
      draw: { n: startCount },
      say: ['{hero} picks {n fruit} {where}.', '{hero} has harvested {n fruit}.'],
      work: [],
    },
    {
      from: null,
      to: 'harvest',
      draw: { k: groups, n: perGroup(60) },
      say: [
        '{hero} fills {k crate} with {n fruit} each.',
        'On each of {k} days, {hero} picks {n fruit} {where}.',
      ],
      work: [
        work('k', 'multiply', 'n', [
          '{hero} picks {calc fruit} [at first|to begin with].',
          'That is a harvest of {calc fruit}.',
        ]),
      ],
    },
    {
      from: 'plants',
      to: 'plants',
      draw: { n: addend },
      say: ['{later} {ref} plants {n} more.', '{friend} gives {hero} {n} more {plant:s} to plant.'],
      work: [work('amount', 'add', 'n', growing)],
    },
    {
      from: 'plants',
      to: 'plants',
      draw: { n: subtrahend },
      say: [
        'A storm destroys {n} of {his} {plant:s}.',
        '{n} of {his} {plant:s} dry up in the summer.',
        '{later} {ref} gives {n plant} to {friend}.',
      ],
      work: [work('amount', 'subtract', 'n', ['{calc plant} are left.', ...growing])],
    },
    {
      from: 'plants',
      to: 'plants',
      draw: { top: fraction },
      say: [
        '{fraction} of {his} {plant:s} do not survive the winter.',
        'Frost kills {fraction} of {his} {plant:s}.',
      ],
      work: [
        work('amount', 'fraction', 'top', ['{calc plant} are lost.', '{fraction} of them are {calc plant}.']),
        work('amount', 'subtract', 'part', ['{calc plant} are left.', ...growing]),
      ],
    },
    {
      from: 'plants',
      to: 'plants',
      draw: { p: percentage },
      say: [
        'Only {p}% of {his} {plant:s} survive the winter.',
        'Just {p}% of {his} {plant:s} grow well, and {ref} removes all others.',
      ],
      work: [work('amount', 'percent', 'p', ['{calc plant} are left.', ...growing])],
    },
    {
      from: 'plants',
      to: 'harvest',
      draw: { k: factor },
      say: [
        'Each of {his} {plant:s} bears {k fruit}, and {ref} picks them all.',
        'From every {plant}, {ref} picks {k fruit}.',
      ],
      work: [work('amount', 'multiply', 'k', ['{hero} picks {calc fruit}.', 'The harvest is {calc fruit}.'])],
      weight: 2,
    },
    {
      from: 'harvest',
      to: 'harvest',
      draw: { n: addend },
      say: ['{later} {ref} picks {n} more.', '{friend} gives {hero} another {n fruit}.'],
      work: [work('amount', 'add', 'n', picked)],
    },
    {
      from: 'harvest',
      to: 'harvest',
      draw: { n: subtrahend },
      say: [
        '{pests} spoil {n} of {his} {fruit:s}.',
        '{later} {ref} eats {n} of them with {friend}.',
        '{ref} uses {n} of them for jam.',
      ],
      work: [work('amount', 'subtract', 'n', kept)],
    },
    {
      from: 'harvest',
      to: 'harvest',
      draw: { top: fraction },
      say: [
        '{ref} gives {fraction} of the {fruit:s} to the neighbours.',
        '{pests} spoil {fraction} of {his} {fruit:s}.',
      ],
      work: [
        work('amount', 'fraction', 'top', [
          '{fraction} of the {fruit:s} are {calc}.',
          'These are {calc fruit}.',
        ]),
        work('amount', 'subtract', 'part', kept),
      ],
    },
    {
      from: 'harvest',
      to: 'harvest',
      draw: { p: percentage },
      say: [
        '{p}% of the {fruit:s} are too small, so {ref} sorts them out.',
        '{pests} spoil {p}% of {his} {fruit:s}.',
      ],
      work: [
        work('amount', 'percent', 'p', ['{p}% of the {fruit:s} are {calc}.', 'These are {calc fruit}.']),
        work('amount', 'subtract', 'part', kept),
      ],
    },
    {
      from: 'harvest',
      to: 'crates',
      draw: { k: divisor },
      say: [
        '{ref} packs all of the {fruit:s} into {crate:s} of {k}.',
        '{k fruit} go into each {crate}, and {ref} packs all of them.',
      ],
      work: [work('amount', 'divide', 'k', ['This fills {calc crate}.', '{hero} fills {calc crate}.'])],
    },
    {
      from: 'harvest',
      to: 'money',
      draw: { n: price(4) },
      say: ['At the market, {ref} sells all of them for {$n} each.'],
      work: [work('amount', 'multiply', 'n', ['{hero} earns {calc}.', 'This brings {hero} {calc}.'])],
    },
    {
      from: 'crates',
      to: 'money',
      draw: { n: price(45) },
      say: ['At the market, {ref} gets {$n} for each {crate}.', '{ref} sells every {crate} for {$n}.'],
      work: [work('amount', 'multiply', 'n', ['{hero} earns {calc}.', 'The {crate:s} bring {hero} {calc}.'])],
    },
    ...moneyMoves,
    ...comparisons({
      state: 'harvest',
      verb: 'has',
      more: '{n} more {fruit:s}',
      fewer: '{n} fewer {fruit:s}',
      many: 'many {fruit:s}',
      line: '{hero} has {calc fruit}.',
    }),
    ...comparisons({
      state: 'plants',
      verb: 'has',
      more: '{n} more {plant:s}',
      fewer: '{n} fewer {plant:s}',
      many: 'many {plant:s}',
      line: '{hero} has {calc plant}.',
    }),
  ],
  questions: {
    ...moneyQuestions,
    plants: ['How many {plant:s} does {hero} have{now}?', 'How many {plant:s} is that for {hero}?'],
    harvest: ['How many {fruit:s} does {hero} have{now}?', 'How many {fruit:s} is that for {hero}?'],
    crates: ['How many {crate:s} does {hero} fill?', 'How many full {crate:s} are there?'],
  },
}
