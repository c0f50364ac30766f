/** Topic: prices, discounts, delivery, splitting a bill and change. */

import {
  cost,
  divisor,
  factor,
  fraction,
  groups,
  moneySubtrahend,
  moneyTarget,
  percentage,
  price,
} from '../pickers.js'
import { type Topic, work } from '../production.js'

const costs = [
  '[Everything together|All of it|The total] [now costs|costs] {calc}.',
  '[So|Now] the bill is {calc}.',
  'That makes {calc}.',
]
const reduced = [
  'The bill [falls to|is now] {calc}.',
  '{hero} has to pay {calc}.',
  'What remains to pay is {calc}.',
]

/** Shopping. The amount is what the purchase costs so far. */
export const shopping: Topic = {
  id: 'shopping',
  nouns: {
    small:
      'sponge, bar of soap|bars of soap, ribbon, balloon, card, bag of nuts|bags of nuts, light bulb, brush, pot of paint|pots of paint, bottle of juice|bottles of juice, packet of tea|packets of tea, roll of tape|rolls of tape',
    extra:
      'mirror, wallet, radio, frying pan, bread bin, doormat, flower pot, laundry basket, toaster, stool, sleeping bag, raincoat, kettle, set of knives|sets of knives',
    item: 'notebook, pen, mug, scarf|scarves, candle, T-shirt, cap, plate, towel, cushion, poster, book, plant, bag of rice|bags of rice, jar of honey|jars of honey, pair of socks|pairs of socks, water bottle, umbrella, ball, puzzle',
    other:
      'chair, lamp, blanket, rug, basket, clock, vase, teapot, picture frame, shelf|shelves, jacket, sweater, pair of shoes|pairs of shoes, belt, helmet, hammock, apron, ukulele, alarm clock, easel',
  },
  rules: {
    shop: ['a shop in town', 'the market', 'an online shop', 'the corner shop', 'a hardware store'],
    reason: ['', '', '', 'for {his} new room ', 'for a party ', 'as presents '],
  },
  productions: [
    {
      from: null,
      to: 'cost',
      draw: { n: cost(250) },
      say: [
        '{hero} buys {a other} for {$n} [at|in] {shop}.',
        '{a other} costs {$n} at {shop}, and {hero} buys it.',
        '{hero} picks {a other} that costs {$n}.',
      ],
      work: [],
    },
    {
      from: null,
      to: 'cost',
      draw: { n: cost(250), m: cost(30) },
      say: [
        '{hero} buys {a other} for {$n} and {a item} for {$m}.',
        'At {shop}, {hero} pays {$n} for {a other} and {$m} for {a item}.',
      ],
      work: [
        work('n', 'add', 'm', [
          'Both things together cost {calc}.',
          '{hero} pays {calc} [in all|altogether].',
        ]),
      ],
    },
    {
      from: null,
      to: 'cost',
      draw: { k: groups, n: price(30) },
      say: [
        '{hero} buys {k item} {reason}at {$n} each.',
        'At {shop}, {hero} takes {k item} that cost {$n} each.',
        'One {item} costs {$n}. {hero} buys {k} of them.',
      ],
      work: [
        work('k', 'multiply', 'n', ['The {item:s} cost {calc}.', 'For the {item:s} {hero} pays {calc}.']),
      ],
    },
    {
      from: 'cost',
      to: 'cost',
      draw: { n: cost(200) },
      say: [
        '{ref} also buys {a extra} for {$n}.',
        '{ref} adds {a other} that costs {$n}.',
        '[Delivery costs|Wrapping costs|A carrier bag and delivery cost] another {$n}.',
      ],
      work: [work('amount', 'add', 'n', costs)],
    },
    {
      from: 'cost',
      to: 'cost',
      draw: { k: groups, n: price(30) },
      say: [
        '{ref} also takes {k small} at {$n} each.',
        '[Then|Finally] {ref} adds {k small}, each of which costs {$n}.',
      ],
      work: [
        work('k', 'multiply', 'n', ['The {small:s} cost {calc}.', 'That is {calc} for the {small:s}.']),
        work('amount', 'add', 'part', costs),
      ],
    },
    {
      from: 'cost',
      to: 'cost',
      draw: { n: moneySubtrahend },
      say: [
        'A voucher takes {$n} off the total.',
        '{ref} brings something back and gets {$n} for it.',
        'The shop assistant lowers the bill by {$n}.',
      ],
      work: [work('amount', 'subtract', 'n', reduced)],
    },
    {
      from: 'cost',
      to: 'cost',
      draw: { p: percentage },
      say: [
        'At the till, {ref} gets a discount of {p}% on everything.',
        'The shop takes {p}% off the whole bill.',
      ],
      work: [
        work('amount', 'percent', 'p', ['The discount is {calc}.', '{p}% of the bill is {calc}.']),
        work('amount', 'subtract', 'part', reduced),
      ],
    },
    {
      from: 'cost',
      to: 'cost',
      draw: { p: percentage },
      say: [
        'Express delivery adds {p}% to the bill.',
        'A fee of {p}% of the bill is added for gift wrapping.',
      ],
      work: [
        work('amount', 'percent', 'p', ['The fee is {calc}.', '{p}% of the bill is {calc}.']),
        work('amount', 'add', 'part', costs),
      ],
      weight: 0.6,
    },
    {
      from: 'cost',
      to: 'cost',
      draw: { p: percentage },
      say: [
        'Because of a special offer, {ref} has to pay only {p}% of the bill.',
        '{his} {relative} works there, so {ref} pays just {p}% of the bill.',
      ],
      work: [work('amount', 'percent', 'p', reduced)],
    },
    {
      from: 'cost',
      to: 'cost',
      draw: { top: fraction },
      say: [
        'It is sales week, so {ref} pays only {fraction} of the bill.',
        'Members of the shop pay only {fraction} of the bill, and {hero} is a member.',
      ],
      work: [work('amount', 'fraction', 'top', reduced)],
    },
    {
      from: 'cost',
      to: 'cost',
      draw: { top: fraction },
      say: ['The shop takes {fraction} off the whole bill.'],
      work: [
        work('amount', 'fraction', 'top', ['The shop takes off {calc}.']),
        work('amount', 'subtract', 'part', reduced),
      ],
    },
    {
      from: 'cost',
      to: 'cost',
      draw: { k: factor },
      say: [
        '{ref} makes exactly the same purchase {k} times in all.',
        '{ref} orders all of this {k} times, a parcel for each of {k} cousins.',
      ],
      work: [
        work('amount', 'multiply', 'k', ['All purchases together cost {calc}.', 'That comes to {calc}.']),
      ],
      weight: 0.7,
    },
    {
      from: 'cost',
      to: 'paid',
      draw: { k: divisor },
      say: [
        'The bill is split equally among {k} people, and {hero} is one of them.',
        '{ref} and some friends, {k} people in all, split the bill equally.',
      ],
      work: [work('amount', 'divide', 'k', ['Each of them pays {calc}.', '{hero} pays {calc}.'])],
    },
    {
      from: 'paid',
      to: 'paid',
      draw: { n: cost(15) },
      say: [
        'On the way home, {ref} also spends {$n} of {his} own money on {treat}.',
        'Besides that, {ref} pays {$n} for {treat}.',
      ],
      work: [work('amount', 'add', 'n', ['{hero} spends {calc} [in all|altogether].'])],
    },
    {
      from: 'paid',
      to: 'paid',
      draw: { n: moneySubtrahend },
      say: ['{friend} gives {him} {$n} back.', '{his} {relative} pays {$n} of that for {him}.'],
      work: [
        work('amount', 'subtract', 'n', [
          '{hero} spends only {calc}.',
          'This leaves {calc} for {hero} to pay.',
        ]),
      ],
    },
    {
      from: 'paid',
      to: 'often',
      draw: { k: factor },
      say: ['Exactly the same happens on {k} days.'],
      work: [work('amount', 'multiply', 'k', ['{hero} spends {calc} [in all|altogether].'])],
      weight: 0.5,
    },
    {
      from: 'cost',
      to: 'change',
      draw: { n: moneyTarget },
      say: ['{ref} [pays with|hands over] {$n}.', '{ref} has {$n} with {him} and pays for everything.'],
      work: [work('n', 'subtract', 'amount', ['{hero} gets {calc} back.', 'The change is {calc}.'])],
    },
  ],
  questions: {
    cost: [
      'How much does {hero} have to pay?',
      'What is the total that {hero} pays?',
      'How much money does {hero} spend [in the end|in all]?',
    ],
    paid: ['How much does {hero} spend?', 'How much of {his} own money does {hero} spend?'],
    often: ['How much does {hero} spend on all these days?'],
    change: ['How much money does {hero} have left?', 'How much change does {hero} get?'],
  },
}
