/** Topic: points in games and training. */

import { comparisons } from '../comparisons.js'
import {
  addend,
  countTarget,
  divisor,
  factor,
  fraction,
  groups,
  percentage,
  perGroup,
  startCount,
  subtrahend,
} from '../pickers.js'
import { type Topic, work } from '../production.js'

const points = [
  '{hero} has {calc} points [by then|so far].',
  'That makes {calc} points.',
  '{hero} [is at|reaches] {calc} points.',
]

/** Games. The amount is a number of points. */
export const sports: Topic = {
  id: 'sports',
  nouns: {
    round: 'game, match|matches, tournament, race, heat, set',
    hit: 'basket, target, ring, can, pin, goal',
  },
  rules: {
    game: [
      'a card game',
      'a quiz show',
      'a video game',
      'a darts club',
      'a basketball league',
      'a school contest',
      'a bowling evening',
      'an archery club',
      'a dance contest',
    ],
  },
  productions: [
    {
      from: null,
      to: 'points',
      draw: { n: startCount },
      say: [
        'In {game}, {hero} scores {n} points.',
        '{hero} plays in {game} and starts with {n} points.',
        'Before the last day of {game}, {hero} has {n} points.',
      ],
      work: [],
    },
    {
      from: null,
      to: 'points',
      draw: { k: groups, n: perGroup(60) },
      say: [
        'In {game}, {hero} gets {n} points for each {hit} and hits {k} of them.',
        '{hero} takes part in {game} and scores {n} points in each of {k round}.',
      ],
      work: [
        work('k', 'multiply', 'n', [
          '{hero} scores {calc} points [at first|to begin with].',
          'This gives {hero} {calc} points.',
        ]),
      ],
    },
    {
      from: null,
      to: 'points',
      draw: { n: startCount, m: addend },
      say: ['In {game}, {hero} scores {n} points before the break and {m} points after it.'],
      work: [work('n', 'add', 'm', ['{hero} scores {calc} points [in all|altogether].'])],
    },
    {
      from: 'points',
      to: 'points',
      draw: { n: addend },
      say: ['{later} {ref} wins another {n} points.', 'For good teamwork, {ref} gets a bonus of {n} points.'],
      work: [work('amount', 'add', 'n', points)],
    },
    {
      from: 'points',
      to: 'points',
      draw: { n: subtrahend },
      say: [
        '{later} {ref} loses {n} points [because of a foul|for coming late|with a wrong answer].',
        'For a mistake, {n} points are taken off.',
      ],
      work: [work('amount', 'subtract', 'n', ['{hero} is left with {calc} points.', ...points])],
    },
    {
      from: 'points',
      to: 'points',
      draw: { k: groups, n: perGroup(60) },
      say: [
        'In the {k round} after that, {ref} scores {n} points each time.',
        '{later} {ref} hits {k hit}, which gives {n} points apiece.',
      ],
      work: [
        work('k', 'multiply', 'n', ['That adds {calc} points.', 'These are {calc} points more.']),
        work('amount', 'add', 'part', points),
      ],
    },
    {
      from: 'points',
      to: 'points',
      draw: { k: factor },
      say: [
        'A joker card makes {his} score {times} as large.',
        'In the final, {ref} draws a card that turns {his} points into {times} as many.',
      ],
      work: [work('amount', 'multiply', 'k', points)],
    },
    {
      from: 'points',
      to: 'points',
      draw: { top: fraction },
      say: [
        'With a wrong guess, {ref} loses {fraction} of {his} points.',
        '{ref} swaps {fraction} of the points for a prize.',
      ],
      work: [
        work('amount', 'fraction', 'top', [
          '{hero} gives up {calc} points.',
          '{fraction} of the points are {calc}.',
        ]),
        work('amount', 'subtract', 'part', ['{hero} is left with {calc} points.', ...points]),
      ],
    },
    {
      from: 'points',
      to: 'points',
      draw: { p: percentage },
      say: [
        'Everybody loses {p}% of the points before the final.',
        '{ref} swaps {p}% of the points for a prize.',
      ],
      work: [
        work('amount', 'percent', 'p', ['{hero} gives up {calc} points.', '{p}% of the points are {calc}.']),
        work('amount', 'subtract', 'part', ['{hero} is left with {calc} points.', ...points]),
      ],
    },
    {
      from: 'points',
      to: 'average',
      draw: { k: divisor },
      say: [
        '{ref} needed {k round} for all of these points, and scored equally many in each.',
        'All this took {k round} with equally many points in each.',
      ],
      work: [
        work('amount', 'divide', 'k', [
          'That is {calc} points in each {round}.',
          'In each {round} {hero} scored {calc} points.',
        ]),
      ],
    },
    {
      from: 'points',
      to: 'missing',
      draw: { n: countTarget },
      say: [
        'The prize goes to whoever reaches {n} points first.',
        '{ref} wants to reach {n} points.',
        'The record stands at {n} points.',
      ],
      work: [
        work('n', 'subtract', 'amount', ['{hero} still needs {calc} points.', '{calc} points are missing.']),
      ],
    },
    ...comparisons({
      state: 'points',
      verb: 'has',
      more: '{n} more points',
      fewer: '{n} fewer points',
      many: 'many points',
      line: '{hero} has {calc} points.',
    }),
  ],
  questions: {
    points: ['How many points does {hero} have{now}?', "What is {hero's} score{now}?"],
    average: [
      'How many points is that in each {round}?',
      'How many points did {hero} score in each {round}?',
    ],
    missing: [
      'How many points [are still missing|does {hero} still need] to get there?',
      'How many more points does {hero} need for that?',
    ],
  },
}
