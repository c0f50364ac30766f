/** Topic: collections that grow, shrink, are shared and compared. */

import { comparisons } from '../comparisons.js'
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
} from '../pickers.js'
import { type Topic, work } from '../production.js'

const has = ['{hero} [now has|has] {calc thing}.', '[So|Now] {hero} has {calc thing}.']

/** Collections of small things. */
export const collecting: Topic = {
  id: 'collecting',
  nouns: {
    thing:
      'sticker, marble, shell, stamp, bead, button, postcard, badge, trading card, toy car, bracelet, keyring, pebble, feather, crayon, pencil, magnet, acorn, bottle cap, comic, puzzle, coin, poster, pin, leaf|leaves, bookmark, eraser, ribbon, figurine, toy animal',
    pack: 'pack, bag, box, packet, set, envelope',
    home: 'album, box, drawer, jar, tin, bag',
  },
  rules: {
    intro: ['', '', '{hero} likes collecting {thing:s}. ', '{hero} has a new hobby. '],
    place: [
      'in the park',
      'in the attic',
      'at a flea market',
      'behind the sofa',
      'at school',
      'on the way home',
      'under the bed',
      'in a drawer',
    ],
    colours: ['red', 'green', 'blue', 'yellow', 'white', 'black'],
  },
  productions: [
    {
      from: null,
      to: 'owned',
      draw: { n: startCount },
      say: [
        '{intro}{hero} [has|owns|has collected] {n thing}.',
        '{intro}{hero} keeps {n thing} in [a shoe box|an old tin|a drawer|a glass jar].',
        "There are {n thing} in {hero's} collection.",
        'At the start of {month}, {hero} has {n thing}.',
      ],
      work: [],
    },
    {
      from: null,
      to: 'owned',
      draw: { k: groups, n: perGroup(60) },
      say: [
        '{hero} [buys|opens|gets] {k pack} with {n thing} in each {pack}.',
        '{hero} gets {k pack} of {thing:s} [as a present|for a birthday]. Each {pack} holds {n thing}.',
      ],
      work: [
        work('k', 'multiply', 'n', [
          '[In the beginning|At first|At the start], {hero} has {calc thing}.',
          'The {pack:s} hold {calc thing}.',
        ]),
      ],
    },
    {
      from: null,
      to: 'owned',
      draw: { n: startCount, m: addend },
      say: [
        '{hero} has {n} old {thing:s} and {m} new {thing:s}.',
        '{hero} has {n thing} at home and {m} more at school.',
        'On {day} {hero} finds {n thing}, and on the day after {m} more.',
      ],
      work: [work('n', 'add', 'm', ['{hero} has {calc thing} [in all|altogether|to begin with].'])],
    },
    {
      from: 'owned',
      to: 'owned',
      draw: { n: addend },
      say: [
        '{later} {ref} finds {n} more {place}.',
        '{later} {friend} gives {hero} {n} more {thing:s}.',
        '{later} {ref} buys another {n thing}.',
        '{his} {relative} adds {n thing} to the collection.',
      ],
      work: [work('amount', 'add', 'n', has)],
    },
    {
      from: 'owned',
      to: 'owned',
      draw: { n: subtrahend },
      say: [
        '{later} {ref} gives {n} of {his} {thing:s} to {friend}.',
        '{later} {ref} loses {n thing} {place}.',
        '{ref} sells {n thing} at a flea market.',
        '{later} {ref} trades {n} of {his} {thing:s} for a book.',
      ],
      work: [
        work('amount', 'subtract', 'n', [
          '{hero} has {calc thing} left.',
          'That leaves {calc thing}.',
          ...has,
        ]),
      ],
    },
    {
      from: 'owned',
      to: 'owned',
      draw: { k: groups, n: perGroup(60) },
      say: [
        '{later} {ref} buys {k pack} with {n thing} in each.',
        '{later} {friend} brings {k pack} of {n thing} each for {hero}.',
      ],
      work: [
        work('k', 'multiply', 'n', ['The new {pack:s} hold {calc thing}.', '{hero} gets {calc thing} more.']),
        work('amount', 'add', 'part', has),
      ],
    },
    {
      from: 'owned',
      to: 'owned',
      draw: { k: factor },
      say: [
        'Over the [summer|winter|holidays], {his} collection grows to {times} its size.',
        'By the end of the year, {ref} has {times} as many {thing:s} as before.',
      ],
      work: [work('amount', 'multiply', 'k', has)],
      weight: 0.6,
    },
    {
      from: 'owned',
      to: 'owned',
      draw: { top: fraction },
      say: [
        '{ref} gives {fraction} of {his} {thing:s} to {friend}.',
        '{later} {ref} sells {fraction} of the {thing:s}.',
        '{ref} finds that {fraction} of {his} {thing:s} are broken and throws those away.',
      ],
      work: [
        work('amount', 'fraction', 'top', [
          '{fraction} of the {thing:s} are {calc}.',
          'This is {calc thing}.',
        ]),
        work('amount', 'subtract', 'part', ['{hero} keeps {calc thing}.', '{hero} has {calc thing} left.']),
      ],
    },
    {
      from: 'owned',
      to: 'owned',
      draw: { p: percentage },
      say: ['{ref} sells {p}% of {his} {thing:s}.', '{later} {ref} gives {p}% of the {thing:s} away.'],
      work: [
        work('amount', 'percent', 'p', ['{p}% of the {thing:s} are {calc}.', 'That is {calc thing}.']),
        work('amount', 'subtract', 'part', ['{hero} keeps {calc thing}.', '{hero} has {calc thing} left.']),
      ],
    },
    {
      from: 'owned',
      to: 'share',
      draw: { k: divisor },
      say: [
        '{ref} shares all of the {thing:s} equally among {k} [friends|cousins|children].',
        '{later} {ref} divides the {thing:s} equally among {k} [classmates|friends].',
      ],
      work: [
        work('amount', 'divide', 'k', [
          '[Each of them|Each child] gets {calc thing}.',
          'An equal share is {calc thing}.',
        ]),
      ],
    },
    {
      from: 'owned',
      to: 'homes',
      draw: { k: divisor },
      say: [
        '{ref} sorts all {thing:s} into {home:s} of {k} each.',
        '{later} {ref} puts the {thing:s} into {home:s}, {k} into each.',
      ],
      work: [work('amount', 'divide', 'k', ['{hero} fills {calc home}.', 'That takes {calc home}.'])],
    },
    {
      from: 'owned',
      to: 'together',
      draw: { n: addend },
      say: ['{friend} has {n} more {thing:s} than {hero}.', "{hero's} friend {friend} has {n} more of them."],
      work: [
        work('amount', 'add', 'n', ['{friend} has {calc thing}.']),
        work('amount', 'add', 'part', [
          'Together they have {calc thing}.',
          'Both together have {calc thing}.',
        ]),
      ],
    },
    {
      from: 'owned',
      to: 'together',
      draw: { k: factor },
      say: ['{friend} has {times} as many {thing:s} as {hero}.'],
      work: [
        work('amount', 'multiply', 'k', ['{friend} has {calc thing}.']),
        work('amount', 'add', 'part', ['Together they have {calc thing}.']),
      ],
    },
    ...comparisons({
      state: 'owned',
      verb: 'has',
      more: '{n} more {thing:s}',
      fewer: '{n} fewer {thing:s}',
      many: 'many {thing:s}',
      line: '{hero} has {calc thing}.',
    }),
  ],
  questions: {
    owned: [
      'How many {thing:s} does {hero} have{now}?',
      "How many {thing:s} are in {hero's} collection{now}?",
      'What is the number of {thing:s} that {hero} has{now}?',
    ],
    share: ['How many {thing:s} does each of them get?', 'How many {thing:s} are in each share?'],
    homes: ['How many {home:s} does {hero} need?', 'How many {home:s} does {hero} fill?'],
    together: [
      'How many {thing:s} do {hero} and {friend} have [together|altogether|in all]?',
      'How many {thing:s} is that for {hero} and {friend} together?',
    ],
  },
}
