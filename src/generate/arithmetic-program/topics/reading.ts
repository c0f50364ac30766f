/** Topic: pages read, pages left, and how long the rest takes. */

import { comparisons } from '../comparisons.js'
import {
  addend,
  countTarget,
  divisor,
  factor,
  fraction,
  groups,
  lessThanStart,
  percentage,
  perGroup,
  startCount,
  subtrahend,
} from '../pickers.js'
import { type Topic, work } from '../production.js'

const read = ['{hero} has read {calc page} [by then|so far].', 'That makes {calc page}.']
const unread = ['{calc page} are left.', '{hero} still has {calc page} to read.']

/** Reading. The amount is a number of pages read, or left. */
export const reading: Topic = {
  id: 'reading',
  nouns: {
    page: 'page',
    book: 'novel, book, biography|biographies, fantasy story|fantasy stories, mystery|mysteries, travel guide, history book, comic album, fairy tale, science book',
  },
  rules: {
    moment: [
      'before breakfast',
      'on the bus',
      'after school',
      'before going to bed',
      'in the library',
      'during the lunch break',
    ],
  },
  productions: [
    {
      from: null,
      to: 'read',
      draw: { n: startCount },
      say: [
        'On {day} {hero} starts {a book} and reads {n page}.',
        '{hero} reads {n page} of {a book} {moment}.',
        '{hero} has already read {n page} of {a book}.',
      ],
      work: [],
    },
    {
      from: null,
      to: 'read',
      draw: { k: groups, n: perGroup(60) },
      say: [
        '{hero} reads {n page} of {a book} a day for {k} days.',
        'For {k} evenings, {hero} reads {n page} of {a book} each evening.',
        '{hero} reads {k} chapters of {a book}, each of which has {n page}.',
      ],
      work: [
        work('k', 'multiply', 'n', [
          '{hero} reads {calc page} [at first|to begin with].',
          'At first {hero} reads {calc page}.',
        ]),
      ],
    },
    {
      from: null,
      to: 'left',
      draw: { n: startCount, m: lessThanStart },
      say: ['{hero} has {a book} of {n page} and has read {m} of them.'],
      work: [work('n', 'subtract', 'm', unread)],
    },
    {
      from: null,
      to: 'left',
      draw: { n: startCount },
      say: [
        '{hero} still has {n page} of {a book} to read.',
        '{n page} of {a book} are left for {hero} to read.',
      ],
      work: [],
      weight: 0.6,
    },
    {
      from: 'read',
      to: 'read',
      draw: { n: addend },
      say: ['{later} {ref} reads {n} more pages.', '[Then|Later] {ref} reads another {n page}.'],
      work: [work('amount', 'add', 'n', read)],
    },
    {
      from: 'read',
      to: 'read',
      draw: { k: groups, n: perGroup(60) },
      say: [
        '{later} {ref} reads {k} more chapters of {n page} each.',
        'In the {k} days after that, {ref} reads {n page} a day.',
      ],
      work: [
        work('k', 'multiply', 'n', ['That is {calc page} more.', 'In this time {hero} reads {calc page}.']),
        work('amount', 'add', 'part', read),
      ],
    },
    {
      from: 'read',
      to: 'read',
      draw: { k: factor },
      say: [
        '{ref} keeps this up and reads as much again and again, {times} as much in all.',
        'By the end of {month}, {ref} has read {times} as many pages.',
      ],
      work: [work('amount', 'multiply', 'k', read)],
      weight: 0.5,
    },
    {
      from: 'read',
      to: 'left',
      draw: { n: countTarget },
      say: ['The {book} has {n page} [in all|altogether].', 'There are {n page} in the {book}.'],
      work: [work('n', 'subtract', 'amount', unread)],
      weight: 1.5,
    },
    {
      from: 'left',
      to: 'left',
      draw: { n: subtrahend },
      say: [
        '{later} {ref} reads {n} of the pages that are left.',
        '{ref} skips {n} of these pages, because they are only pictures.',
      ],
      work: [work('amount', 'subtract', 'n', unread)],
    },
    {
      from: 'left',
      to: 'left',
      draw: { n: addend },
      say: [
        '{friend} lends {hero} another {book} of {n page}, and {ref} wants to read that as well.',
        '{ref} also wants to read the appendix of {n page}.',
      ],
      work: [
        work('amount', 'add', 'n', [
          'That makes {calc page} to read.',
          '{hero} now has {calc page} to read.',
        ]),
      ],
    },
    {
      from: 'left',
      to: 'left',
      draw: { top: fraction },
      say: [
        '{later} {ref} reads {fraction} of what is left.',
        'On {day} {ref} reads {fraction} of these remaining pages.',
      ],
      work: [
        work('amount', 'fraction', 'top', [
          '{hero} reads {calc page} of them.',
          '{fraction} of them are {calc page}.',
        ]),
        work('amount', 'subtract', 'part', unread),
      ],
    },
    {
      from: 'left',
      to: 'left',
      draw: { p: percentage },
      say: [
        '{later} {ref} reads {p}% of what is left.',
        'On {day} {ref} reads {p}% of these remaining pages.',
      ],
      work: [
        work('amount', 'percent', 'p', [
          '{hero} reads {calc page} of them.',
          '{p}% of them are {calc page}.',
        ]),
        work('amount', 'subtract', 'part', unread),
      ],
    },
    {
      from: 'left',
      to: 'days',
      draw: { k: divisor },
      say: [
        '{ref} wants to read {k page} a day from now on.',
        'From then on {ref} reads {k page} every day.',
      ],
      work: [work('amount', 'divide', 'k', ['This takes {calc} days.', '{hero} needs {calc} days.'])],
    },
    {
      from: 'left',
      to: 'pace',
      draw: { k: divisor },
      say: [
        '{ref} wants to finish them in {k} days, with the same number of pages each day.',
        'They must be read within {k} days, equally many each day.',
      ],
      work: [
        work('amount', 'divide', 'k', [
          'That is {calc page} a day.',
          '{hero} has to read {calc page} each day.',
        ]),
      ],
    },
    ...comparisons({
      state: 'read',
      verb: 'reads',
      more: '{n} more pages',
      fewer: '{n} fewer pages',
      many: 'many pages',
      line: '{hero} reads {calc page}.',
    }),
  ],
  questions: {
    read: ['How many pages does {hero} read[ in all| altogether|]?', 'How many pages is that for {hero}?'],
    left: ['How many pages does {hero} still have to read?', 'How many pages are [left|still unread]?'],
    days: ['How many days does {hero} need?', 'In how many days will {hero} be done?'],
    pace: ['How many pages does {hero} have to read each day?', 'How many pages a day is that?'],
  },
}
