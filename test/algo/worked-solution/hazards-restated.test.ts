/** Hazards of counts: lists that count, ranges, and one quantity stated twice. Each outcome was judged against its story. */

import { expect, test } from 'vitest'
import { type Hazard, outcomeOf } from './outcome.js'

const hazards: readonly Hazard[] = [
  [
    'range with a dash',
    'A test has 20-25 questions worth 4 points each. At most how many points can be won?',
    'At most it is 25*4=<<25*4=100>>100 points.\n#### 100',
    'varies 4; keeps 20 range, 25 range',
  ],
  [
    'list that counts: names',
    'The 4 friends Ann, Bob, Cid and Dora each carry 13 bricks. How many bricks is that?',
    'They carry 4*13=<<4*13=52>>52 bricks.\n#### 52',
    'varies 13; keeps 4 listed',
  ],
  [
    'list that counts: weekdays',
    'Uma swims 25 lanes on Monday, Tuesday and Friday. How many lanes in these 3 days?',
    'She swims 25*3=<<25*3=75>>75 lanes.\n#### 75',
    'varies 25; keeps 3 listed',
  ],
  [
    'list that counts: goods',
    'A hamper holds 5 things: jam, tea, nuts, figs and honey. Each weighs 230 grams. What do they weigh?',
    'They weigh 5*230=<<5*230=1150>>1150 grams.\n#### 1150',
    'varies 230; keeps 5 listed',
  ],
  [
    'kinds',
    'A stall sells 5 kinds of tea and 35 tins of each. How many tins are there?',
    'There are 5*35=<<5*35=175>>175 tins.\n#### 175',
    'varies 35; keeps 5 kinds',
  ],
  [
    'parts and whole',
    'Of 45 books 18 are new and 27 are old. A new one costs $11. What do the new ones cost?',
    'They cost 18*11=$<<18*11=198>>198.\n#### 198',
    'varies 11; keeps 45 related, 18 related, 27 related, one small',
  ],
  [
    'weeks restated as days',
    'Kim reads 20 pages a day for two weeks. How many pages are read in those 14 days?',
    'She reads 20*14=<<20*14=280>>280 pages.\n#### 280',
    'varies 20; keeps two small, 14 related',
  ],
  [
    'three weeks restated as days',
    'Kim reads 20 pages a day for 3 weeks. How many pages are read in those 21 days?',
    'She reads 20*21=<<20*21=420>>420 pages.\n#### 420',
    'varies 20; keeps 3 related, 21 related',
  ],
  [
    'dozens restated',
    'A box holds 3 dozen eggs. Of these 36 eggs 7 break. How many are whole?',
    'Whole are 36-7=<<36-7=29>>29 eggs.\n#### 29',
    'varies 7; keeps 3 related, 36 related',
  ],
  [
    'feet restated as inches',
    'A shelf is 6 feet long. From the 72 inches a saw takes 15 inches. What is left?',
    'Left are 72-15=<<72-15=57>>57 inches.\n#### 57',
    'varies 15; keeps 6 related, 72 related',
  ],
  [
    'half restated',
    'Half of the 40 pupils are girls. The 20 girls get 6 pens each. How many pens?',
    'They get 20*6=<<20*6=120>>120 pens.\n#### 120',
    'varies 6; keeps 40 related, 20 related',
  ],
  [
    'percentage restated',
    'Of 50 plants 20% are ferns. The 10 ferns cost $14 each. What do they cost?',
    'They cost 10*14=$<<10*14=140>>140.\n#### 140',
    'varies 14; keeps 50 related, 20 related, 10 related',
  ],
  [
    'multiple restated',
    'Al has 12 cards. Bo has three times as many, 36 cards, and sells 7. How many has Bo?',
    'He has 36-7=<<36-7=29>>29 cards.\n#### 29',
    'varies 7; keeps 12 related, three listed, 36 related',
  ],
  [
    'half twice restated',
    'A third of 45 boats are red. The 15 red boats hold 8 people each. How many people?',
    'They hold 15*8=<<15*8=120>>120 people.\n#### 120',
    'varies 8; keeps 45 related, 15 related',
  ],
  [
    'dollars restated as cents',
    'Ina has $4. With her 400 cents she buys 8 stamps of 35 cents. How many cents are left?',
    'They cost 8*35=<<8*35=280>>280 cents.\nLeft are 400-280=<<400-280=120>>120 cents.\n#### 120',
    'varies 8 35; keeps 4 related, 400 related',
  ],
  [
    'two names one count',
    'Amy and Ben each pick 13 plums. Cy picks 8 plums. How many have the 3 picked?',
    'Amy and Ben picked 13*2=<<13*2=26>>26.\nAll picked 26+8=<<26+8=34>>34.\n#### 34',
    'refused unbound-literal',
  ],
  [
    'share among listed',
    'Amy, Ben and Cy share 45 plums equally. How many does each get?',
    'Each gets 45/3=<<45/3=15>>15.\n#### 15',
    'refused unbound-literal',
  ],
  [
    'triplets',
    'The triplets get 8 toys each, and Moe gets 5 toys. How many toys?',
    'They get 3*8=<<3*8=24>>24.\nWith Moe it is 24+5=<<24+5=29>>29.\n#### 29',
    'refused unbound-literal',
  ],
]

test.each(hazards)('%s', (_, question, answer, outcome) => {
  expect(outcomeOf({ question, answer })).toBe(outcome)
})
