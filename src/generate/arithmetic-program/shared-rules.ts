/** Rules of wording that every topic has: times of day, relatives, small and large expenses. */

/** The rules by name. */
export const sharedRules: Readonly<Record<string, readonly string[]>> = {
  day: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  month: [
    'January',
    'February',
    'March',
    'April',
    'June',
    'July',
    'August',
    'October',
    'November',
    'December',
  ],
  later: [
    'Then',
    'Later',
    'After that',
    'The next day',
    'A little later',
    'A week later',
    'In the evening',
    'The following morning',
    'Soon after',
    'On {day}',
    'In {month}',
  ],
  relative: [
    'aunt',
    'uncle',
    'cousin',
    'brother',
    'sister',
    'grandmother',
    'grandfather',
    'neighbour',
    'teacher',
  ],
  jars: ['jars', 'envelopes', 'tins', 'money boxes'],
  treat: [
    'an ice cream',
    'a sandwich',
    'a bus ticket',
    'a magazine',
    'a bunch of flowers',
    'a hot chocolate',
    'a cinema ticket',
    'a bag of nuts',
    'a haircut',
  ],
  expense: [
    'rent',
    'repairs',
    'a used laptop',
    'new furniture',
    'a sewing course',
    'driving lessons',
    'winter tyres',
    'a weekend trip',
    'a washing machine',
  ],
}

/** Sentences that may come first in a story about someone. */
export const sharedSettings: readonly string[] = [
  '{hero} and {friend} are [neighbours|cousins|good friends|classmates|pen friends].',
  '{hero} lives [next door to|not far from|in the same street as|in the same town as] {friend}.',
  '{hero} lives [in a small town|on a farm|by the sea|near a forest|in a big city|in the mountains].',
  '{hero} has [a dog|a cat|a parrot|a rabbit|a tortoise|a pony] called [Biscuit|Luna|Pepper|Coco|Rusty|Shadow|Ginger|Muffin].',
]
