/** Hazards of names and people: labels, titles, ages, pronouns, facts of the world. Each outcome was judged against its story. */

import { expect, test } from 'vitest'
import { type Hazard, outcomeOf } from './outcome.js'

const hazards: readonly Hazard[] = [
  [
    'ages: years from now',
    'Omar is 14 years old. In 8 years his aunt will be twice as old as he is then. How old will she be?',
    'Omar will be 14+8=<<14+8=22>>22.\nThe aunt will be 22*2=<<22*2=44>>44.\n#### 44',
    'varies 14 8',
  ],
  [
    'ages: child and mother',
    'Lena is 11 and her mother is 37. How old is the mother when Lena is 25?',
    'The gap is 37-11=<<37-11=26>>26 years.\nShe is 25+26=<<25+26=51>>51.\n#### 51',
    'varies 11 37 25',
  ],
  [
    'ages: year of birth',
    'Tom was born in 1994 and bought a car 23 years later for $6400. In what year was that?',
    'It was 1994+23=<<1994+23=2017>>2017.\n#### 2017',
    'refused nothing-to-vary',
  ],
  [
    'percentages that sum to 100',
    'Of 240 votes 45% go to Ada, 35% to Ben and 20% to Cleo. How many votes does Ada get?',
    'Ada gets 240*45/100=<<240*45/100=108>>108 votes.\n#### 108',
    'varies 240; keeps 45 related, 35 related, 20 related',
  ],
  [
    'percentages: rest',
    'Of 300 fans 40% sit. How many stand?',
    'A share of 100-40=<<100-40=60>>60% stand.\nThat is 300*60/100=<<300*60/100=180>>180 fans.\n#### 180',
    'varies 300 40',
  ],
  [
    'percentages: growth',
    'A town of 5000 people grows by 8% each year. How many people live there a year on?',
    'It grows by 5000*.08=<<5000*.08=400>>400.\nThen it has 5000+400=<<5000+400=5400>>5400 people.\n#### 5400',
    'varies 5000 8',
  ],
  [
    'ordinal',
    'Mia finishes in the 5th place and wins $40 a day for 6 days. What does she win?',
    'She wins 40*6=$<<40*6=240>>240.\n#### 240',
    'varies 40 6; keeps 5 ordinal',
  ],
  [
    'ordinal that continues',
    'A hen lays 3 eggs a day for 11 days. How many are laid before the 12th day?',
    'Before it are 3*11=<<3*11=33>>33 eggs.\n#### 33',
    'varies 3; keeps 11 listed, 12 ordinal',
  ],
  [
    'names with numbers: route',
    'Route 66 is served by 15 buses with 32 seats. How many seats are there?',
    'There are 15*32=<<15*32=480>>480 seats.\n#### 480',
    'varies 15 32; keeps 66 label',
  ],
  [
    'names with numbers: letters and digits',
    'The B52 band sold 35 shirts at $18. What did it take in?',
    'It took in 35*18=$<<35*18=630>>630.\n#### 630',
    'varies 35 18; keeps 52 glued',
  ],
  [
    'names with numbers: hash',
    'Team #7 ran 16 laps of 250 metres. How far did it run?',
    'It ran 16*250=<<16*250=4000>>4000 metres.\n#### 4000',
    'varies 16 250; keeps 7 glued',
  ],
  [
    'persons: himself and guests',
    'Raj buys tea for himself and 5 guests at $4 a cup. What does he pay?',
    'There are 5+1=<<5+1=6>>6 people.\nHe pays 6*4=$<<6*4=24>>24.\n#### 24',
    'refused ambiguous-literal',
  ],
  [
    'persons: his and her',
    'Ali has 23 shells. His sister has 9 more than him, and her friend has 3 times as many as her. How many has the friend?',
    'The sister has 23+9=<<23+9=32>>32.\nThe friend has 32*3=<<32*3=96>>96.\n#### 96',
    'varies 23 9; keeps 3 listed',
  ],
  [
    'persons: each of them',
    'Vera and her 4 cousins each plant 15 bulbs. How many bulbs is that?',
    'They are 4+1=<<4+1=5>>5 people.\nThey plant 5*15=<<5*15=75>>75 bulbs.\n#### 75',
    'varies 4 15',
  ],
  [
    'persons: she twice',
    'Gia has $45. She gives Fay $12, then she gets $9 from her. How much has Gia?',
    'After the gift she has 45-12=$<<45-12=33>>33.\nThen she has 33+9=$<<33+9=42>>42.\n#### 42',
    'varies 45 12 9',
  ],
  [
    'a score',
    'A team wins 4-3 and sells 120 scarves at $15. What do the scarves bring?',
    'They bring 120*15=$<<120*15=1800>>1800.\n#### 1800',
    'varies 120 15; keeps 4 range, 3 range',
  ],
  [
    'a phone number',
    'Call 555-0142 to order 14 chairs at $32 each. What do they cost?',
    'They cost 14*32=$<<14*32=448>>448.\n#### 448',
    'refused not-round-trip',
  ],
  [
    'school grade',
    'In grade 5 there are 28 pupils with 6 books each. How many books?',
    'There are 28*6=<<28*6=168>>168 books.\n#### 168',
    'varies 28 6; keeps 5 label',
  ],
  [
    'cards of a deck',
    'A deck of 52 cards is dealt to 4 players. How many cards does each get?',
    'Each gets 52/4=<<52/4=13>>13.\n#### 13',
    'varies 4; keeps 52 world-fact',
  ],
  [
    'soccer team',
    'A soccer team has 11 players, and each drinks 4 bottles. How many bottles?',
    'They drink 11*4=<<11*4=44>>44 bottles.\n#### 44',
    'varies 4; keeps 11 world-fact',
  ],
  [
    '24/7',
    'A kiosk that is open 24/7 sells 35 papers a day at $4. What does it earn a day?',
    'It earns 35*4=$<<35*4=140>>140.\n#### 140',
    'varies 35 4; keeps 24 fraction, 7 fraction',
  ],
  [
    'boiling',
    'Water boils at 100 degrees. It is at 35 degrees now. How much warmer must it get?',
    'It must get 100-35=<<100-35=65>>65 degrees warmer.\n#### 65',
    'refused nothing-to-vary',
  ],
  [
    'title of a film',
    'The film Ocean 11 was watched by 350 people who paid $12. What did they pay?',
    'They paid 350*12=$<<350*12=4200>>4200.\n#### 4200',
    'varies 350 12; keeps 11 unused',
  ],
  [
    'Boeing',
    'A Boeing 747 carries 400 people and flies 5 times. How many people?',
    'It carries 400*5=<<400*5=2000>>2000 people.\n#### 2000',
    'varies 400 5; keeps 747 label',
  ],
  [
    'dwarfs',
    'The Seven Dwarfs dig 15 stones each. How many stones is that?',
    'They dig 7*15=<<7*15=105>>105 stones.\n#### 105',
    'varies 15; keeps Seven label',
  ],
  [
    'fingers',
    'Each of the 14 boys has 10 fingers. How many fingers is that?',
    'They have 14*10=<<14*10=140>>140 fingers.\n#### 140',
    'varies 14; keeps 10 world-fact',
  ],
  [
    'mother',
    'Paul is 9 years old. His mother is 35 years old. How old was she when he was born?',
    'She was 35-9=<<35-9=26>>26.\n#### 26',
    'varies 9 35',
  ],
  [
    'grandfather',
    'Paul is 9, and his grandfather is 71. How much older is the grandfather?',
    'He is 71-9=<<71-9=62>>62 years older.\n#### 62',
    'varies 9 71',
  ],
  [
    'parent multiple',
    'A father is 4 times as old as his son of 9. How old is the father?',
    'He is 4*9=<<4*9=36>>36.\n#### 36',
    'varies 4 9',
  ],
  [
    'three-point',
    'Joy makes 7 three-pointers and 6 free throws. How many points are it?',
    'It is 7*3=<<7*3=21>>21.\nAnd 21+6=<<21+6=27>>27.\n#### 27',
    'varies 7 6; keeps three world-fact',
  ],
  [
    'best of',
    'They play a best of 5 match. Each game lasts 14 minutes. How long are 5 games?',
    'It is 5*14=<<5*14=70>>70.\n#### 70',
    'varies 14; keeps 5 label',
  ],
  [
    'every nth',
    'Every 5th guest of 45 gets a cap of $6. What do the caps cost?',
    'There are 45/5=<<45/5=9>>9 caps.\nThey cost 9*6=$<<9*6=54>>54.\n#### 54',
    'varies 45 6; keeps 5 ordinal',
  ],
  [
    'number in a name of a road',
    'He lives at 14 Oak Street and pays $450 rent for 6 months. What is it?',
    'He pays 450*6=$<<450*6=2700>>2700.\n#### 2700',
    'varies 450 6; keeps 14 unused',
  ],
  [
    'address used by chance',
    'Eli lives at 14 Oak Street and buys 5 bulbs for each of 14 lamps. How many bulbs?',
    'He buys 5*14=<<5*14=70>>70 bulbs.\n#### 70',
    'varies 14 5',
  ],
  [
    'zip',
    'In zip code 90210 a shop sold 35 caps at $12. What did it earn?',
    'It earned 35*12=$<<35*12=420>>420.\n#### 420',
    'varies 35 12; keeps 90210 unused',
  ],
]

test.each(hazards)('%s', (_, question, answer, outcome) => {
  expect(outcomeOf({ question, answer })).toBe(outcome)
})
