/** Hazards of time: clocks, dates, days that a solution counts without being told. Each outcome was judged against its story. */

import { expect, test } from 'vitest'
import { type Hazard, outcomeOf } from './outcome.js'

const hazards: readonly Hazard[] = [
  [
    'time: from to',
    'A pool is open from 8 to 17 and lets in 40 guests an hour. How many guests is that?',
    'It is open 17-8=<<17-8=9>>9 hours.\nIt lets in 9*40=<<9*40=360>>360 guests.\n#### 360',
    'varies 40; keeps 8 time-of-day, 17 time-of-day',
  ],
  [
    'time: clock with colon',
    'A train leaves at 7:45 and needs 33 minutes for each of 8 stretches. How long is the ride?',
    'The ride takes 33*8=<<33*8=264>>264 minutes.\n#### 264',
    'varies 33 8; keeps 7 clock, 45 clock',
  ],
  [
    'time: pm in the prose',
    'Sam starts at 6 pm and works 3 hours at $24 an hour. What does he earn?',
    'He works until 9 pm. He earns 3*24=$<<3*24=72>>72.\n#### 72',
    'refused unmarked-number-in-solution',
  ],
  [
    'a date',
    'On May 14 a farm ships 14 lots of 65 plums. How many plums are shipped?',
    'It ships 14*65=<<14*65=910>>910 plums.\n#### 910',
    'varies 65; keeps 14 date',
  ],
  [
    'each way',
    'Finn cycles 13 miles to work and 13 miles back on 4 days. How far is it?',
    'A day is 13+13=<<13+13=26>>26 miles.\nIt is 26*4=<<26*4=104>>104 miles.\n#### 104',
    'varies 13 4',
  ],
  [
    'half past',
    'A show starts at half past 7 and sells 85 seats at $6. What do the seats bring?',
    'They bring 85*6=$<<85*6=510>>510.\n#### 510',
    'varies 85 6; keeps 7 time-of-day',
  ],
  [
    '24-hour day',
    'A lamp burns 24 hours a day and uses 13 watts. How many watt-hours is it in 5 days?',
    'It burns 24*5=<<24*5=120>>120 hours.\nIt uses 120*13=<<120*13=1560>>1560.\n#### 1560',
    'varies 13 5; keeps 24 world-fact',
  ],
  [
    'product equal: days and constant',
    'Zoe drinks 7 cups every day. How many cups does she drink in a week?',
    'In a week it is 7*7=<<7*7=49>>49 cups.\n#### 49',
    'refused ambiguous-literal',
  ],
  [
    'hours restated as minutes',
    'A film runs 3 hours. After 180 minutes and 25 minutes of adverts they leave. How long was it?',
    'It was 180+25=<<180+25=205>>205 minutes.\n#### 205',
    'varies 25; keeps 3 related, 180 related',
  ],
  [
    'years from to',
    'From 2010 to 2018 Nils saved $300 each year, for 8 years. What did he save?',
    'He saved 8*300=$<<8*300=2400>>2400.\n#### 2400',
    'varies 300; keeps 2010 year, 2018 year, 8 related',
  ],
  [
    'twenties',
    'In her twenties Ella wrote 14 songs of 5 verses. How many verses?',
    'She wrote 14*5=<<14*5=70>>70 verses.\n#### 70',
    'varies 14 5',
  ],
  [
    'time range',
    'A class runs from 9:30 to 11:15 with 25 pupils and 7 tasks each. How many tasks?',
    'There are 25*7=<<25*7=175>>175 tasks.\n#### 175',
    'varies 25 7; keeps 9 clock, 30 clock, 11 clock, 15 clock',
  ],
  [
    'day sum',
    'Ugo sleeps 8 hours and works 9 hours a day. How many hours are left?',
    'Left are 24-8-9=<<24-8-9=7>>7 hours.\n#### 7',
    'varies 8 9',
  ],
  [
    'retire',
    'Max is 58 years old and retires at 65. How many years has he to work?',
    'He has 65-58=<<65-58=7>>7 years.\n#### 7',
    'varies 58; keeps 65 time-of-day',
  ],
  [
    'leap',
    'A year has 365 days. Ana walks 4 miles each day. How far is it?',
    'It is 365*4=<<365*4=1460>>1460 miles.\n#### 1460',
    'varies 4; keeps 365 world-fact',
  ],
  [
    'weekdays span',
    'A shop is open Monday to Friday for 9 hours each. How many hours?',
    'It is open 5*9=<<5*9=45>>45 hours.\n#### 45',
    'varies 9',
  ],
  [
    'once a month',
    'She pays $15 per month for a year. What does she pay?',
    'She pays 15*12=$<<15*12=180>>180.\n#### 180',
    'varies 15',
  ],
  [
    'month with 12 stated',
    'She pays $12 per month for a year. What does she pay?',
    'She pays 12*12=$<<12*12=144>>144.\n#### 144',
    'refused ambiguous-literal',
  ],
  [
    '60 and minutes',
    'A pump moves 60 litres in an hour. How many litres a minute is it, and in 25 minutes?',
    'It moves 60/60=<<60/60=1>>1 litre.\nThat is 1*25=<<1*25=25>>25.\n#### 25',
    'refused ambiguous-literal',
  ],
]

test.each(hazards)('%s', (_, question, answer, outcome) => {
  expect(outcomeOf({ question, answer })).toBe(outcome)
})
