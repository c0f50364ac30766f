/** Topic: wages, savings and what becomes of them. */

import { moneyMoves, moneyNouns, moneyQuestions } from '../money-moves.js'
import { factor, groups, moneyAddend, startMoney, price } from '../pickers.js'
import { type Topic, work } from '../production.js'

/** Earning and saving money. */
export const earning: Topic = {
  id: 'earning',
  nouns: {
    ...moneyNouns,
    week: 'week, month, day',
    lesson: 'lesson, shift, delivery|deliveries, tour, concert',
  },
  rules: {
    job: [
      'in a bakery',
      'in a garden centre',
      'as a lifeguard',
      'in a library',
      'at a car wash',
      'as a waiter',
      'in a bicycle shop',
      'on a farm',
      'as a cashier',
      'in a print shop',
      'as a babysitter',
    ],
  },
  productions: [
    {
      from: null,
      to: 'money',
      draw: { n: startMoney },
      say: [
        '{hero} has {$n} in {his} savings.',
        '{hero} starts the month with {$n}.',
        'For a birthday, {hero} gets {$n}.',
        '{hero} works {job} and earns {$n} in {month}.',
      ],
      work: [],
    },
    {
      from: null,
      to: 'money',
      draw: { k: groups, n: price(60) },
      say: [
        '{hero} works {job} and earns {$n} an hour. [On {day}|Today] {ref} works {k hour}.',
        '{hero} saves {$n} every {week} for {k week}.',
        '{hero} is paid {$n} for each {lesson} and has {k} of them this week.',
      ],
      work: [
        work('k', 'multiply', 'n', ['{hero} [earns|gets together] {calc}.', 'At first {hero} has {calc}.']),
      ],
    },
    {
      from: null,
      to: 'money',
      draw: { n: startMoney, m: moneyAddend },
      say: [
        '{hero} earns {$n} {job} and gets {$m} in tips.',
        '{hero} has {$n} in a money box and {$m} in a purse.',
        '{his} {relative} gives {hero} {$n}, and {friend} pays back {$m}.',
      ],
      work: [work('n', 'add', 'm', ['{hero} has {calc} [in all|altogether].'])],
    },
    ...moneyMoves,
    {
      from: 'money',
      to: 'money',
      draw: { k: factor },
      say: [
        'A lucky investment leaves {him} with {times} as much.',
        'After {k week} like this, {ref} has {times} as much.',
      ],
      work: [work('amount', 'multiply', 'k', ['{hero} has {calc} [in all|then].'])],
      weight: 0.5,
    },
  ],
  questions: moneyQuestions,
}
