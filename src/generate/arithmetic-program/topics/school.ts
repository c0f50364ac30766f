/** Topic: children at school, on trips, in groups and buses. */

import {
  addend,
  divisor,
  factor,
  few,
  fraction,
  groups,
  moneyAddend,
  moneySubtrahend,
  percentage,
  perGroup,
  startCount,
  subtrahend,
  price,
} from '../pickers.js'
import { type Topic, work } from '../production.js'

const there = ['[Now|So] there are {calc} children.', 'That makes {calc} children.']
const left = ['{calc} children are left.', 'This leaves {calc} children.']

/** School life. The amount is a number of children, then of groups or money. */
export const school: Topic = {
  id: 'school',
  nouns: {
    class: 'class|classes, course, club, choir',
    group: 'group, row, circle, team',
    vehicle: 'minibus, boat, coach, tent, room, cabin',
  },
  rules: {
    event: [
      'a school trip',
      'a sports day',
      'a summer camp',
      'a museum visit',
      'a chess tournament',
      'a choir festival',
      'a science fair',
      'a swimming course',
    ],
  },
  productions: [
    {
      from: null,
      to: 'children',
      draw: { n: startCount },
      say: [
        '{n} children take part in {event} that {hero} organises.',
        "At {event} in {hero's} school there are {n} children.",
        '{hero} organises {event} for {n} children.',
      ],
      work: [],
    },
    {
      from: null,
      to: 'children',
      draw: { k: groups, n: perGroup(35) },
      say: [
        '{k class} of {n} children each take part in {event} that {hero} plans.',
        '{hero} organises {event} for {k class} with {n} children in each {class}.',
      ],
      work: [
        work('k', 'multiply', 'n', [
          'There are {calc} children [at first|to begin with].',
          'The {class:s} have {calc} children.',
        ]),
      ],
    },
    {
      from: null,
      to: 'children',
      draw: { n: startCount, m: addend },
      say: [
        '{n} girls and {m} boys take part in {event} that {hero} organises.',
        "At {event} in {hero's} school there are {n} younger and {m} older children.",
      ],
      work: [work('n', 'add', 'm', ['There are {calc} children [in all|altogether].'])],
    },
    {
      from: 'children',
      to: 'children',
      draw: { n: addend },
      say: [
        '{n} more children join [later|at the last moment].',
        'Another {n} children come from a neighbouring school.',
      ],
      work: [work('amount', 'add', 'n', there)],
    },
    {
      from: 'children',
      to: 'children',
      draw: { k: groups, n: perGroup(35) },
      say: [
        'Then {k} more {class:s} of {n} children each arrive.',
        'Another school sends {k class} of {n} children each.',
      ],
      work: [
        work('k', 'multiply', 'n', ['These are {calc} more.', 'These {class:s} have {calc} children.']),
        work('amount', 'add', 'part', there),
      ],
    },
    {
      from: 'children',
      to: 'children',
      draw: { n: subtrahend },
      say: [
        '{n} of the children are ill and stay at home.',
        '{n} children leave early.',
        '{n} of them cannot come.',
      ],
      work: [work('amount', 'subtract', 'n', left)],
    },
    {
      from: 'children',
      to: 'children',
      draw: { top: fraction },
      say: ['{fraction} of the children go home at noon.', 'After lunch, {fraction} of the children leave.'],
      work: [
        work('amount', 'fraction', 'top', [
          '{calc} children leave.',
          '{fraction} of them are {calc} children.',
        ]),
        work('amount', 'subtract', 'part', left),
      ],
    },
    {
      from: 'children',
      to: 'children',
      draw: { p: percentage },
      say: ['{p}% of the children go home at noon.', 'After lunch, {p}% of the children leave.'],
      work: [
        work('amount', 'percent', 'p', ['{calc} children leave.', '{p}% of them are {calc} children.']),
        work('amount', 'subtract', 'part', left),
      ],
    },
    {
      from: 'children',
      to: 'children',
      draw: { p: percentage },
      say: [
        'Only {p}% of the children stay for the last part of it.',
        'In the end, just {p}% of the children get a medal; these children stay for a photo.',
      ],
      work: [work('amount', 'percent', 'p', left)],
    },
    {
      from: 'children',
      to: 'children',
      draw: { top: fraction },
      say: ['Only {fraction} of the children stay for the last part of it.'],
      work: [work('amount', 'fraction', 'top', left)],
    },
    {
      from: 'children',
      to: 'children',
      draw: { k: factor },
      say: [
        'By the afternoon, there are {times} as many children as just before.',
        'Soon the number of children grows to {times} what it was.',
      ],
      work: [work('amount', 'multiply', 'k', there)],
    },
    {
      from: 'children',
      to: 'groups',
      draw: { k: divisor },
      say: [
        'The children form {group:s} of {k}.',
        '{hero} puts {k} children into each {group}, with nobody left over.',
      ],
      work: [work('amount', 'divide', 'k', ['This makes {calc group}.', 'There are {calc group}.'])],
    },
    {
      from: 'children',
      to: 'size',
      draw: { k: divisor },
      say: ['They are spread equally over {k vehicle}.', '{hero} divides them equally among {k vehicle}.'],
      work: [
        work('amount', 'divide', 'k', [
          'Each {vehicle} holds {calc} children.',
          'There are {calc} children in each {vehicle}.',
        ]),
      ],
    },
    {
      from: 'size',
      to: 'crowd',
      draw: { n: few },
      say: ['{n} adults join each {vehicle}.'],
      work: [
        work('amount', 'add', 'n', [
          'Each {vehicle} holds {calc} people.',
          'There are {calc} people in each {vehicle}.',
        ]),
      ],
    },
    {
      from: 'groups',
      to: 'money',
      draw: { n: price(60) },
      say: ['The school pays {$n} for each {group}.', 'Each {group} costs {$n}.'],
      work: [work('amount', 'multiply', 'n', ['The {group:s} cost {calc}.', 'Altogether that is {calc}.'])],
    },
    {
      from: 'children',
      to: 'money',
      draw: { n: price(15) },
      say: ['A ticket costs {$n} for each child.', 'Each child gets a snack that costs {$n}.'],
      work: [
        work('amount', 'multiply', 'n', ['For all children that is {calc}.', 'Altogether it costs {calc}.']),
      ],
    },
    {
      from: 'money',
      to: 'money',
      draw: { n: moneyAddend },
      say: ['On top of that, the school spends {$n} on prizes.', 'The bus costs another {$n}.'],
      work: [work('amount', 'add', 'n', ['That makes {calc} [in all|altogether].', 'The total is {calc}.'])],
    },
    {
      from: 'money',
      to: 'money',
      draw: { n: moneySubtrahend },
      say: ['A donation of {$n} covers a part of the cost.', 'The parents pay {$n} of that.'],
      work: [
        work('amount', 'subtract', 'n', ['{calc} remain to be paid.', 'The school still has to pay {calc}.']),
      ],
    },
  ],
  settings: [],
  questions: {
    children: ['How many children are there{now}?', 'How many children is that?'],
    groups: ['How many {group:s} are there?', 'How many {group:s} do they need?'],
    size: ['How many children are there in each {vehicle}?', 'How many children does each {vehicle} hold?'],
    crowd: ['How many people are there in each {vehicle}?', 'How many people does each {vehicle} hold?'],
    money: ['How much does the school have to pay?', 'How much money is that for the school?'],
  },
}
