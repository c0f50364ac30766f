/** Hazards of quantities: repeated values, units, money, implicit constants. Each outcome was judged against its story. */

import { expect, test } from 'vitest'
import { type Hazard, outcomeOf } from './outcome.js'

const hazards: readonly Hazard[] = [
  [
    'two prices, one amount',
    'A mug costs $8 and a bowl costs $8. Nora buys 5 mugs and 9 bowls. What does she pay?',
    'Mugs: 5*8=$<<5*8=40>>40.\nBowls: 9*8=$<<9*8=72>>72.\nShe pays 40+72=$<<40+72=112>>112.\n#### 112',
    'varies 8 5 9',
  ],
  [
    'equal value in words and digits',
    'Nine goats give 14 litres each. The farm sells 9 litres to a cafe. What is left?',
    'The goats give 9*14=<<9*14=126>>126 litres.\nLeft are 126-9=<<126-9=117>>117 litres.\n#### 117',
    'varies Nine 14',
  ],
  [
    'equal value, one is a clock',
    'A shop opens at 9 am and sells 9 lamps for $35 each. What does it earn?',
    'It earns 9*35=$<<9*35=315>>315.\n#### 315',
    'varies 35; keeps 9 clock',
  ],
  [
    'the result equals another literal',
    'A crate holds 6 rows of 8 jars. A shelf takes 48 tins at $3. What do the tins cost?',
    'A crate has 6*8=<<6*8=48>>48 jars.\nThe tins cost 48*3=$<<48*3=144>>144.\n#### 144',
    'varies 3; keeps 6 ambiguous, 8 ambiguous, 48 ambiguous',
  ],
  [
    'implicit: a dozen',
    'A baker sells 7 dozen rolls at $2 a roll. What does he take in?',
    'He sells 7*12=<<7*12=84>>84 rolls.\nHe takes in 84*2=$<<84*2=168>>168.\n#### 168',
    'varies 7; keeps 2 small',
  ],
  [
    'implicit: week',
    'Ida jogs 14 laps every day. How many laps is that in 6 weeks?',
    'A week has 14*7=<<14*7=98>>98 laps.\nIt is 98*6=<<98*6=588>>588 laps.\n#### 588',
    'varies 14 6',
  ],
  [
    'implicit: legs of spiders',
    'A tank has 13 spiders and 21 ants. How many spider legs are there?',
    'There are 13*8=<<13*8=104>>104 legs.\n#### 104',
    'varies 13; keeps 21 unused',
  ],
  [
    'implicit: perimeter',
    'A rectangular lawn is 17 metres by 29 metres. What is its perimeter?',
    'Once round is 2*(17+29)=<<2*(17+29)=92>>92 metres.\n#### 92',
    'varies 17 29',
  ],
  [
    'implicit: unjustified',
    'A clerk sorts 17 letters. How many stamps are needed?',
    'She needs 17*5=<<17*5=85>>85 stamps.\n#### 85',
    'refused unbound-literal',
  ],
  [
    'implicit: minutes',
    'A fan turns 45 times a minute. How often does it turn in 3 hours?',
    'It runs 3*60=<<3*60=180>>180 minutes.\nIt turns 180*45=<<180*45=8100>>8100 times.\n#### 8100',
    'varies 45 3',
  ],
  [
    'unit: conversion in the question',
    'A plank is 9 feet long, and a foot has 12 inches. How many inches is it?',
    'It is 9*12=<<9*12=108>>108 inches.\n#### 108',
    'varies 9; keeps 12 world-fact',
  ],
  [
    'unit: cents',
    'A sticker costs 45 cents. What do 8 stickers cost in dollars?',
    'They cost 45*8=<<45*8=360>>360 cents.\nThat is 360/100=$<<360/100=3.6>>3.60.\n#### 3.60',
    'varies 45 8',
  ],
  [
    'money: change from a note',
    'Eva pays 4 pens at $3 with a $20 bill. What is her change?',
    'The pens cost 4*3=$<<4*3=12>>12.\nHer change is 20-12=$<<20-12=8>>8.\n#### 8',
    'varies 4 3; keeps 20 world-fact',
  ],
  [
    'money: 99 cents',
    'A song costs $1.99. What do 5 songs cost?',
    'They cost 5*1.99=$<<5*1.99=9.95>>9.95.\n#### 9.95',
    'varies 1.99 5',
  ],
  [
    'money: thousands',
    'A van costs $24,000 and loses $3,500 a year. What is it worth after 4 years?',
    'It loses 4*3500=$<<4*3500=14000>>14,000.\nIt is worth 24000-14000=$<<24000-14000=10000>>10,000.\n#### 10,000',
    'varies 24,000 3,500 4',
  ],
  [
    'temperature below zero',
    'It is -6 degrees at dawn and 14 degrees warmer at noon. How warm is noon?',
    'At noon it is -6+14=<<-6+14=8>>8 degrees.\n#### 8',
    'varies 14; keeps 6 negative',
  ],
  [
    'unknown x',
    'A pen costs x and a book $9 more. Both cost $25. What does the pen cost?',
    '2x + 9 = 25\n2x = 25-9 = <<25-9=16>>16\nx = 16/2 = <<16/2=8>>8\n#### 8',
    'refused algebra',
  ],
  [
    'unused price',
    'A cap costs $14 and a scarf costs $23. What do 6 caps cost?',
    'They cost 6*14=$<<6*14=84>>84.\n#### 84',
    'varies 14 6; keeps 23 unused',
  ],
  [
    'result said in words',
    'A wall of 4 rows has 13 tiles a row. How many tiles?',
    'That is fifty-two tiles: 4*13=<<4*13=52>>52.\n#### 52',
    'varies 4 13',
  ],
  [
    'divides to one',
    'A coach seats 44, and 44 pupils come with 6 bags each. How many bags?',
    'There are 44*6=<<44*6=264>>264 bags.\n#### 264',
    'varies 44 6',
  ],
  [
    'final answer with a unit',
    'A tap drips 35 times a minute for 8 minutes. How many drips?',
    'It drips 35*8=<<35*8=280>>280 times.\n#### 280 drips',
    'refused no-final-answer',
  ],
  [
    'step with division by a difference',
    'A tank of 90 litres fills at 12 and leaks at 3 litres a minute. How many minutes to fill it?',
    'It fills 12-3=<<12-3=9>>9 litres a minute.\nIt takes 90/9=<<90/9=10>>10 minutes.\n#### 10',
    'varies 90 3; keeps 12 time-of-day',
  ],
  [
    'a dozen dozens',
    'A farm packs 12 dozen eggs a day at $3 an egg. What does it take in?',
    'It packs 12*12=<<12*12=144>>144 eggs.\nIt takes in 144*3=$<<144*3=432>>432.\n#### 432',
    'varies 3; keeps 12 ambiguous',
  ],
  [
    'hundred',
    'Two hundred guests eat 3 rolls each. How many rolls?',
    'They eat 200*3=<<200*3=600>>600.\n#### 600',
    'varies Two hundred 3',
  ],
  [
    'triangle',
    'Two angles of a triangle are 50 and 70 degrees. What is the third?',
    'It is 180-50-70=<<180-50-70=60>>60 degrees.\n#### 60',
    'refused unbound-literal',
  ],
  [
    'number glued to unit',
    'A rod of 45cm is cut into 9cm bits. How many bits are there?',
    'There are 45/9=<<45/9=5>>5 bits.\n#### 5',
    'varies 45 9',
  ],
  [
    'a pair of',
    'Ivo has 14 pairs of socks and loses 5 socks. How many socks are left?',
    'He has 14*2=<<14*2=28>>28 socks.\nLeft are 28-5=<<28-5=23>>23.\n#### 23',
    'varies 14 5',
  ],
  [
    'empty difference',
    'Ben has 35 nuts and eats 35. How many are left, and what do 4 bags at $6 cost?',
    'Left are 35-35=<<35-35=0>>0.\nBags cost 4*6=$<<4*6=24>>24.\n#### 24',
    'varies 4 6; keeps 35 structural',
  ],
  [
    'zero',
    'A lift starts on floor 0 and climbs 4 metres for each of 12 floors. How high?',
    'It climbs 4*12=<<4*12=48>>48 metres.\n#### 48',
    'varies 4 12; keeps 0 small',
  ],
  [
    'minus sign typographic',
    'It has 50−8 seats in 6 rows. How many rows are needed for 35?',
    'It is 35*6=<<35*6=210>>210.\n#### 210',
    'varies 6 35; keeps 50 unused, 8 unused',
  ],
  [
    'thousand separators by space',
    'A town of 12 000 people has 4 times as many trees. How many trees?',
    'It has 12000*4=<<12000*4=48000>>48000.\n#### 48000',
    'refused unbound-literal',
  ],
  [
    'fahrenheit',
    'It is 77 degrees Fahrenheit, and it gets 5 degrees warmer. How warm is it?',
    'It is 77+5=<<77+5=82>>82.\n#### 82',
    'varies 77 5',
  ],
  [
    'euro sign after',
    'A bike costs 350 € and a bell 15 €. What do both cost?',
    'Both cost 350+15=<<350+15=365>>365.\n#### 365',
    'varies 350 15',
  ],
  [
    'per hundred',
    'He types 40 words per minute. How many minutes for 1200 words?',
    'It takes 1200/40=<<1200/40=30>>30 minutes.\n#### 30',
    'varies 40 1200',
  ],
]

test.each(hazards)('%s', (_, question, answer, outcome) => {
  expect(outcomeOf({ question, answer })).toBe(outcome)
})
