/** Topic: distances, speeds and stages of a journey. */

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
  travelHours,
} from '../pickers.js'
import { type Topic, work } from '../production.js'

const total = [
  '{hero} has travelled {calc distance} [so far|by then].',
  'That makes {calc distance}.',
  '[So|Now] the distance is {calc distance}.',
]

/** Travelling. The amount is a distance. */
export const travelling: Topic = {
  id: 'travelling',
  nouns: {
    distance: 'mile, kilometre, kilometer',
    hour: 'hour',
    stage: 'stage, leg',
    trip: 'trip, journey, tour',
  },
  rules: {
    goes: ['drives', 'travels', 'rides'],
    town: [
      'the coast',
      'the capital',
      'the mountains',
      'the next village',
      'the lake',
      'the old harbour',
      'the border',
      'the airport',
    ],
    stop: ['a short break', 'lunch', 'a flat tyre', 'a swim', 'a rest', 'a cup of tea'],
  },
  productions: [
    {
      from: null,
      to: 'way',
      draw: { n: startCount },
      say: [
        '{hero} {goes} {n distance} to {town}.',
        'On {day} {hero} {goes} {n distance}.',
        'The way to {town} is {n distance} long, and {hero} travels all of it.',
      ],
      work: [],
    },
    {
      from: null,
      to: 'way',
      draw: { k: groups, n: perGroup(90) },
      say: [
        '{hero} {goes} for {k hour} at a steady {n distance} per hour.',
        '{hero} {goes} {n distance} an hour and keeps this up for {k hour}.',
        '{hero} {goes} {n distance} on each of {k} days.',
      ],
      work: [
        work('k', 'multiply', 'n', [
          '{hero} covers {calc distance} [at first|to begin with].',
          'This makes {calc distance}.',
        ]),
      ],
    },
    {
      from: null,
      to: 'way',
      draw: { n: startCount, m: addend },
      say: [
        '{hero} {goes} {n distance} in the morning and {m distance} in the afternoon.',
        '{hero} {goes} {n distance} to {town} and, after {stop}, another {m distance}.',
      ],
      work: [work('n', 'add', 'm', ['{hero} covers {calc distance} [in all|altogether].'])],
    },
    {
      from: 'way',
      to: 'way',
      draw: { n: addend },
      say: [
        '{later} {ref} {goes} another {n distance}.',
        'After {stop}, {ref} goes on for {n distance}.',
        'A detour makes the way {n distance} longer.',
      ],
      work: [work('amount', 'add', 'n', total)],
    },
    {
      from: 'way',
      to: 'way',
      draw: { k: groups, n: perGroup(90) },
      say: [
        'After {stop}, {ref} goes on for {k hour} at {n distance} per hour.',
        '{later} {ref} {goes} for {k hour} more and covers {n distance} in each.',
      ],
      work: [
        work('k', 'multiply', 'n', ['In these hours, {hero} covers {calc distance}.']),
        work('amount', 'add', 'part', total),
      ],
    },
    {
      from: 'way',
      to: 'way',
      draw: { k: factor },
      say: [
        '{ref} makes this {trip} {k} times in {month}.',
        'In the whole [week|month], {ref} covers {times} this distance.',
      ],
      work: [
        work('amount', 'multiply', 'k', [
          'Altogether that is {calc distance}.',
          '{hero} covers {calc distance} [in all|altogether].',
        ]),
      ],
      weight: 0.7,
    },
    {
      from: 'way',
      to: 'road',
      draw: { top: fraction },
      say: [
        'For {fraction} of this distance, {ref} is on a ferry; the rest is on land.',
        '{fraction} of this distance is on water and the rest on land.',
      ],
      work: [
        work('amount', 'fraction', 'top', [
          '{fraction} of it is {calc distance}.',
          'On water there are {calc distance}.',
        ]),
        work('amount', 'subtract', 'part', [
          'The rest is {calc distance}.',
          'This leaves {calc distance} on land.',
        ]),
      ],
    },
    {
      from: 'way',
      to: 'road',
      draw: { p: percentage },
      say: [
        'For {p}% of this distance, {ref} is on a ferry; the rest is on land.',
        '{p}% of this distance is on water and the rest on land.',
      ],
      work: [
        work('amount', 'percent', 'p', [
          '{p}% of it is {calc distance}.',
          'On water there are {calc distance}.',
        ]),
        work('amount', 'subtract', 'part', [
          'The rest is {calc distance}.',
          'This leaves {calc distance} on land.',
        ]),
      ],
    },
    {
      from: 'way',
      to: 'stage',
      draw: { k: divisor },
      say: [
        '{ref} wants to cover the same distance again in {k} {stage:s} of equal length.',
        'The next day {ref} goes back the same way in {k} equal {stage:s}.',
      ],
      work: [
        work('amount', 'divide', 'k', [
          'Each {stage} is {calc distance} long.',
          'A {stage} has {calc distance}.',
        ]),
      ],
    },
    {
      from: 'way',
      to: 'speed',
      draw: { k: travelHours },
      say: [
        '{ref} needs {k hour} for the whole distance, always at the same speed.',
        'For all of this, {ref} takes {k hour} at an unchanging speed.',
      ],
      work: [
        work('amount', 'divide', 'k', [
          'The speed is {calc distance} per hour.',
          'In each hour, {hero} covers {calc distance}.',
        ]),
      ],
    },
    {
      from: 'way',
      to: 'rest',
      draw: { n: countTarget },
      say: ['The whole {trip} is {n distance} long.', '{his} goal is {n distance} away from the start.'],
      work: [
        work('n', 'subtract', 'amount', [
          '{calc distance} are left.',
          '{hero} still has {calc distance} to go.',
        ]),
      ],
    },
    ...comparisons({
      state: 'way',
      verb: 'travels',
      more: '{n} {distance:s} more',
      fewer: '{n} {distance:s} less',
      many: 'far',
      line: '{hero} travels {calc distance}.',
    }),
  ],
  questions: {
    way: [
      'How many {distance:s} is that for {hero}?',
      'How far does {hero} go[ in all| altogether|]?',
      'How many {distance:s} does {hero} cover?',
    ],
    road: ['How many {distance:s} are on land?', 'How many {distance:s} does {hero} cover on land?'],
    stage: ['How long is each {stage} in {distance:s}?', 'How many {distance:s} does each {stage} have?'],
    speed: [
      'How many {distance:s} does {hero} cover in each hour?',
      "What is {hero's} speed in {distance:s} per hour?",
    ],
    rest: ['How many {distance:s} are left?', 'How many {distance:s} does {hero} still have to go?'],
  },
}
