/** Hazards of shares: percentages, fractions, averages, remainders, ratios. Each outcome was judged against its story. */

import { expect, test } from 'vitest'
import { type Hazard, outcomeOf } from './outcome.js'

const hazards: readonly Hazard[] = [
  [
    'fraction in digits',
    'Of 36 pears 2/3 are ripe. How many pears are ripe?',
    'Ripe are 36*2/3=<<36*2/3=24>>24.\n#### 24',
    'varies 36; keeps 2 fraction, 3 fraction',
  ],
  [
    'fraction in words',
    'Three-quarters of the 48 seats are taken. How many seats are taken?',
    'Taken are 48*3/4=<<48*3/4=36>>36.\n#### 36',
    'varies 48; keeps Three fraction',
  ],
  [
    'mixed number',
    'A cake takes 2 1/2 cups of flour. What do 6 cakes take?',
    'They take 2.5*6=<<2.5*6=15>>15 cups.\n#### 15',
    'refused unbound-literal',
  ],
  [
    'average: count not stated',
    'Pia scores 82, 91 and 76 points. What is her average?',
    'The sum is 82+91+76=<<82+91+76=249>>249.\nThe average is 249/3=<<249/3=83>>83.\n#### 83',
    'refused unbound-literal',
  ],
  [
    'average: count stated',
    'In 3 rounds Pia scores 82, 91 and 76 points. What is her average?',
    'The sum is 82+91+76=<<82+91+76=249>>249.\nThe average is 249/3=<<249/3=83>>83.\n#### 83',
    'varies 82 91 76; keeps 3 listed',
  ],
  [
    'average wanted',
    'Over 6 games Lou averages 14 points. How many points does Lou have?',
    'Lou has 6*14=<<6*14=84>>84 points.\n#### 84',
    'varies 6 14',
  ],
  [
    'remainder',
    'A cook packs 53 buns in bags of 6. How many buns are left over?',
    'She fills 8 bags, since 8*6=<<8*6=48>>48.\nLeft are 53-48=<<53-48=5>>5 buns.\n#### 5',
    'refused unbound-literal',
  ],
  [
    'rounding up',
    'A van seats 9. How many vans do 50 people need?',
    'They need 50/9=<<50/9=5.56>>5.56, so 6 vans.\n#### 6',
    'refused mark-inconsistent',
  ],
  [
    'remainder when',
    'What is the remainder when 53 sweets go to 6 girls?',
    'Each gets 8: 8*6=<<8*6=48>>48.\nLeft are 53-48=<<53-48=5>>5.\n#### 5',
    'refused number-theory',
  ],
  [
    'a scale',
    'On a map with a scale of 1:50, a wall is 14 cm. How many cm is the real wall?',
    'It is 14*50=<<14*50=700>>700 cm.\n#### 700',
    'varies 14; keeps 1 clock, 50 clock',
  ],
  [
    'consecutive',
    'Three consecutive pages sum to 48. Which is the middle one?',
    'It is 48/3=<<48/3=16>>16.\n#### 16',
    'refused number-theory',
  ],
  [
    'doubling',
    'A pond has 15 lilies. They double each week. How many are there after 3 weeks?',
    'After one week there are 15*2=<<15*2=30>>30.\nAfter two there are 30*2=<<30*2=60>>60.\nAfter three there are 60*2=<<60*2=120>>120.\n#### 120',
    'varies 15; keeps 3 structural',
  ],
  [
    'a third',
    'A third of the 39 geese fly off. How many stay?',
    'Gone are 39/3=<<39/3=13>>13.\nLeft are 39-13=<<39-13=26>>26.\n#### 26',
    'varies 39',
  ],
  [
    'three times',
    'Jo has 16 cards and Al has three times as many. How many do both have?',
    'Al has 16*3=<<16*3=48>>48.\nBoth have 16+48=<<16+48=64>>64.\n#### 64',
    'varies 16 three',
  ],
  [
    'per cent above 100',
    'A plant of 40 cm grows to 150% of its height. How high is it?',
    'It is 40*150/100=<<40*150/100=60>>60 cm.\n#### 60',
    'varies 40 150',
  ],
  [
    'rest of a percentage in the head, by chance stated',
    'A $80 coat is 25% off. 75 people like it. What does it cost?',
    'It costs 80*75/100=$<<80*75/100=60>>60.\n#### 60',
    'varies 80; keeps 25 related, 75 related',
  ],
  [
    'ratio with to',
    'Paint is mixed in a ratio of 3:5. How much red goes with 35 litres of blue?',
    'One part is 35/5=<<35/5=7>>7.\nRed is 3*7=<<3*7=21>>21.\n#### 21',
    'varies 35; keeps 3 ratio, 5 ratio',
  ],
  [
    'ratio in words',
    'Boys and girls are in a ratio of 3 to 5. There are 40 pupils. How many boys?',
    'There are 3+5=<<3+5=8>>8 parts.\nOne is 40/8=<<40/8=5>>5.\nBoys are 3*5=<<3*5=15>>15.\n#### 15',
    'refused ambiguous-literal',
  ],
  [
    'interest per year',
    'A bank pays 5% a year on $800. What is the interest after 3 years?',
    'A year brings 800*5/100=$<<800*5/100=40>>40.\nThree bring 40*3=$<<40*3=120>>120.\n#### 120',
    'varies 5 800 3',
  ],
  [
    'percent points',
    'Sales tax is 8%. A lamp costs $50. What is the price with tax?',
    'The tax is 50*8/100=$<<50*8/100=4>>4.\nIt costs 50+4=$<<50+4=54>>54.\n#### 54',
    'varies 8 50',
  ],
]

test.each(hazards)('%s', (_, question, answer, outcome) => {
  expect(outcomeOf({ question, answer })).toBe(outcome)
})
