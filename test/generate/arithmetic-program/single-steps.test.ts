/** For each topic one story of a single step for each operation, for people to judge; marks are reckoned by an independent reader. */

import { describe, expect, test } from 'vitest'
import { operations } from '../../../src/generate/arithmetic-program/dial.js'
import { topics } from '../../../src/generate/arithmetic-program/topics/index.js'
import { numbers } from '../../../src/generate/arithmetic-program/topics/numbers.js'
import { readMarksOf } from './read-solution.js'
import { storyOf } from './stories-of.js'

/** The stories of a topic, one a line: operation, question, solution. */
function singles(id: string): string {
  const topic = [...topics, numbers].find((one) => one.id === id)
  if (topic === undefined) return 'no such topic'
  const lines = operations.map((operation) => {
    const { question, lines: steps } = storyOf(topic, 1, 7, [operation])
    return `${operation}: ${question} → ${steps.join(' ')}`
  })
  return `\n${lines.join('\n')}\n`
}

describe('add, subtract, multiply, divide, fraction, percent', () => {
  test('baking', () => {
    expect(singles('baking')).toMatchInlineSnapshot(`
      "
      add: Qiang bakes 7 croissants in the morning and 9 more in the afternoon. How many croissants does Qiang have now? → Qiang makes 7 + 9 = <<7+9=16>>16 croissants in all.
      subtract: On Saturday Qiang makes 7 croissants. 3 of his croissants get eaten. How many croissants are there for Qiang in the end? → Qiang now has 7 - 3 = <<7-3=4>>4 croissants.
      multiply: A rack holds 9 croissants, and Qiang bakes 2 racks for the market. How many croissants are there for Qiang at the end? → Qiang bakes 2 * 9 = <<2*9=18>>18 croissants to begin with.
      divide: Hannes and Finley are cousins. Hannes bakes 6 croissants for the neighbours. Hannes puts 2 of them into each bag until none is left. How many full bags are there? → This fills 6 / 2 = <<6/2=3>>3 bags.
      fraction: Hannes and Finley are cousins. Hannes bakes 6 croissants for the neighbours. Meanwhile, Finley has 2/3 as many croissants as Hannes. How many croissants are there for Finley? → Finley has 6 * 2/3 = <<6*2/3=4>>4 croissants.
      percent: Hannes and Finley are cousins. Hannes bakes 6 croissants for the neighbours. Meanwhile, Finley has 50% as many croissants as Hannes. How many croissants are there for Finley? → Finley has 6 * 50/100 = <<6*50/100=3>>3 croissants.
      "
    `)
  })

  test('collecting', () => {
    expect(singles('collecting')).toMatchInlineSnapshot(`
      "
      add: On Monday Halina finds six coins, and on the day after five more. What is the number of coins that Halina has now? → Halina has 6 + 5 = <<6+5=11>>11 coins altogether.
      subtract: Halina likes collecting coins. Halina keeps six coins in a drawer. In the meantime, Tomasz has four fewer coins than Halina. How many coins are in Tomasz's collection? → Tomasz has 6 - 4 = <<6-4=2>>2 coins.
      multiply: Halina opens five bags with two coins in each bag. What is the number of coins that Halina has now? → The bags hold 5 * 2 = <<5*2=10>>10 coins.
      divide: Alba likes collecting pins. Alba has 6 pins. She sorts all pins into boxes of 3 each. How many boxes does Alba fill? → That takes 6 / 3 = <<6/3=2>>2 boxes.
      fraction: There are five coins in Halina's collection. At the same time, Tomasz has just two fifths as many coins as Halina. How many coins does Tomasz have? → Therefore Tomasz has 5 * 2/5 = <<5*2/5=2>>2 coins.
      percent: There are five coins in Halina's collection. At the same time, Tomasz has just 60% as many coins as Halina. How many coins does Tomasz have? → Therefore Tomasz has 5 * 60/100 = <<5*60/100=3>>3 coins.
      "
    `)
  })

  test('earning', () => {
    expect(singles('earning')).toMatchInlineSnapshot(`
      "
      add: Dalal's neighbour gives Dalal €9, and Daisy pays back €6. What is the amount of money that Dalal has in the end? → Dalal has €9 + €6 = €<<9+6=15>>15 altogether.
      subtract: Dalal has €9 in her savings. Meanwhile, Daisy has €5 less than Dalal. How much does Daisy have? → This means that Daisy has €9 - €5 = €<<9-5=4>>4.
      multiply: Dalal is paid €2 for each shift and has four of them this week. How much money does Dalal have at the end? → At first Dalal has 4 x €2 = €<<4*2=8>>8.
      divide: Dalal works in a library and earns €8 in April. Dalal divides the money equally among four envelopes. How much is one share? → Each part is €8 ÷ 4 = €<<8/4=2>>2.
      fraction: Dalal works in a library and earns €8 in April. Daisy has just half as much money as Dalal. How much does Daisy have? → Daisy has €8 ÷ 2 = €<<8/2=4>>4.
      percent: Dalal works in a library and earns €8 in April. Daisy has just 25% as much money as Dalal. How much does Daisy have? → Daisy has €8 x 25/100 = €<<8*25/100=2>>2.
      "
    `)
  })

  test('gardening', () => {
    expect(singles('gardening')).toMatchInlineSnapshot(`
      "
      add: Meiling lives in a small town. Meiling picks 5 figs on the hill. A week later Meiling picks 9 more. How many figs does Meiling have in the end? → Meiling has 5 + 9 = <<5+9=14>>14 figs.
      subtract: Meiling lives in a small town. Meiling picks 5 figs on the hill. She uses 2 of them for jam. How many figs is that for Meiling? → 5 - 2 = <<5-2=3>>3 figs are left.
      multiply: Meiling lives in a small town. On each of 4 days, Meiling picks 2 figs next to the barn. How many figs does Meiling have in the end? → Meiling picks 4 * 2 = <<4*2=8>>8 figs at first.
      divide: Meiling lives in a small town. Meiling picks 8 figs next to the barn. She packs all of the figs into boxes of 4. How many boxes does Meiling fill? → This fills 8 ÷ 4 = <<8/4=2>>2 boxes.
      fraction: Meiling lives in a small town. Meiling picks 8 figs next to the barn. Hanako has half as many figs as Meiling. How many figs does Hanako have? → This means that Hanako has 8 ÷ 2 = <<8/2=4>>4 figs.
      percent: Meiling lives in a small town. Meiling picks 8 figs next to the barn. Hanako has 25% as many figs as Meiling. How many figs does Hanako have? → This means that Hanako has 8 * 25/100 = <<8*25/100=2>>2 figs.
      "
    `)
  })

  test('reading', () => {
    expect(singles('reading')).toMatchInlineSnapshot(`
      "
      add: Rekha lives in the mountains. Five pages of a fairy tale are left for Rekha to read. Kayode lends Rekha another fairy tale of ten pages, and she wants to read that as well. How many pages are still unread? → That makes 5 + 10 = <<5+10=15>>15 pages to read.
      subtract: Rekha lives in the mountains. Rekha has a fairy tale of five pages and has read three of them. How many pages are left? → Rekha still has 5 - 3 = <<5-3=2>>2 pages to read.
      multiply: Rekha lives in the mountains. Rekha reads four chapters of a fairy tale, each of which has five pages. How many pages does Rekha read altogether? → At first Rekha reads 4 x 5 = <<4*5=20>>20 pages.
      divide: Rekha lives in the mountains. Eight pages of a fairy tale are left for Rekha to read. She wants to finish them in four days, with the same number of pages each day. How many pages does Rekha have to read each day? → Rekha has to read 8 ÷ 4 = <<8/4=2>>2 pages each day.
      fraction: Jianyu lives in the same town as Hannes. On Sunday Jianyu starts a science book and reads 9 pages. At the same time, Hannes reads a third as many pages as Jianyu. How many pages is that for Hannes? → So Hannes reads 9 / 3 = <<9/3=3>>3 pages.
      percent: Misaki lives near a forest. Misaki reads 5 pages of a mystery before going to bed. Isadora reads only 40% as many pages as Misaki. How many pages is that for Isadora? → So Isadora reads 5 * 40/100 = <<5*40/100=2>>2 pages.
      "
    `)
  })

  test('school', () => {
    expect(singles('school')).toMatchInlineSnapshot(`
      "
      add: 9 girls and 3 boys take part in a chess tournament that Femi organises. How many children is that? → There are 9 + 3 = <<9+3=12>>12 children in all.
      subtract: At a science fair in Femi's school there are 9 children. 3 of the children are ill and stay at home. How many children are there at the end? → 9 - 3 = <<9-3=6>>6 children are left.
      multiply: 4 clubs of 3 children each take part in a chess tournament that Femi plans. How many children is that? → There are 4 * 3 = <<4*3=12>>12 children to begin with.
      divide: 9 children take part in a summer camp that Femi organises. The children form teams of 3. How many teams are there? → There are 9 ÷ 3 = <<9/3=3>>3 teams.
      fraction: 9 children take part in a summer camp that Femi organises. Only a third of the children stay for the last part of it. How many children is that? → 9 ÷ 3 = <<9/3=3>>3 children are left.
      percent: Marcelo organises a science fair for four children. Only 50% of the children stay for the last part of it. How many children is that? → This leaves 4 * 50/100 = <<4*50/100=2>>2 children.
      "
    `)
  })

  test('shopping', () => {
    expect(singles('shopping')).toMatchInlineSnapshot(`
      "
      add: Danilo buys a ukulele for £6 in the corner shop. Wrapping costs another £2. How much does Danilo have to pay? → The total costs £6 + £2 = £<<6+2=8>>8.
      subtract: Danilo buys a ukulele for £6 in the corner shop. Danilo pays with £20. How much change does Danilo get? → The change is £20 - £6 = £<<20-6=14>>14.
      multiply: Danilo buys a ukulele for £6 in the corner shop. Danilo makes exactly the same purchase three times in all. How much money does Danilo spend in all? → All purchases together cost £6 * 3 = £<<6*3=18>>18.
      divide: Danilo buys a ukulele for £6 in the corner shop. The bill is split equally among three people, and Danilo is one of them. How much does Danilo spend? → Each of them pays £6 / 3 = £<<6/3=2>>2.
      fraction: Danilo buys a ukulele for £6 in the corner shop. It is sales week, so Danilo pays only a third of the bill. How much money does Danilo spend in all? → What remains to pay is £6 / 3 = £<<6/3=2>>2.
      percent: Danilo buys a ukulele for £6 in the corner shop. Because of a special offer, Danilo has to pay only 50% of the bill. How much money does Danilo spend in all? → What remains to pay is £6 * 50/100 = £<<6*50/100=3>>3.
      "
    `)
  })

  test('sports', () => {
    expect(singles('sports')).toMatchInlineSnapshot(`
      "
      add: Before the last day of a quiz show, Ayodele has 10 points. In the meantime, Mateo has 7 more points than Ayodele. What is Mateo's score? → So Mateo has 10 + 7 = <<10+7=17>>17 points.
      subtract: Before the last day of a quiz show, Ayodele has 10 points. In the meantime, Mateo has 8 fewer points than Ayodele. What is Mateo's score? → So Mateo has 10 - 8 = <<10-8=2>>2 points.
      multiply: Before the last day of a quiz show, Ayodele has 10 points. At the same time, Mateo has twice as many points as Ayodele. What is Mateo's score? → So Mateo has 10 * 2 = <<10*2=20>>20 points.
      divide: Before the last day of a basketball league, Ayodele has 8 points. All this took 4 tournaments with equally many points in each. How many points did Ayodele score in each tournament? → In each tournament Ayodele scored 8 / 4 = <<8/4=2>>2 points.
      fraction: Before the last day of a basketball league, Ayodele has 8 points. At the same time, Mateo has 3/8 as many points as Ayodele. How many points does Mateo have? → Mateo has 8 * 3/8 = <<8*3/8=3>>3 points.
      percent: Before the last day of a basketball league, Ayodele has 8 points. At the same time, Mateo has 25% as many points as Ayodele. How many points does Mateo have? → Mateo has 8 * 25/100 = <<8*25/100=2>>2 points.
      "
    `)
  })

  test('travelling', () => {
    expect(singles('travelling')).toMatchInlineSnapshot(`
      "
      add: Britta lives in the same street as Yan. Britta rides 10 miles to the mountains and, after a short break, another 6 miles. How many miles does Britta cover? → Britta covers 10 + 6 = <<10+6=16>>16 miles altogether.
      subtract: Britta lives in the same street as Yan. On Wednesday Britta rides 10 miles. The whole trip is 13 miles long. How many miles does Britta still have to go? → Britta still has 13 - 10 = <<13-10=3>>3 miles to go.
      multiply: Britta lives in the same street as Yan. Britta rides 3 miles an hour and keeps this up for 5 hours. How far does Britta go? → Britta covers 5 x 3 = <<5*3=15>>15 miles at first.
      divide: Britta lives in the same street as Yan. The way to the mountains is 8 miles long, and Britta travels all of it. The next day she goes back the same way in 4 equal legs. How many miles does each leg have? → A leg has 8 / 4 = <<8/4=2>>2 miles.
      fraction: Britta lives in the same street as Yan. The way to the mountains is 8 miles long, and Britta travels all of it. At the same time, Yan travels 3/8 as far as Britta. How many miles does Yan cover? → This means that Yan travels 8 x 3/8 = <<8*3/8=3>>3 miles.
      percent: Britta lives in the same street as Yan. The way to the mountains is 8 miles long, and Britta travels all of it. At the same time, Yan travels 25% as far as Britta. How many miles does Yan cover? → This means that Yan travels 8 x 25/100 = <<8*25/100=2>>2 miles.
      "
    `)
  })

  test('workshop', () => {
    expect(singles('workshop')).toMatchInlineSnapshot(`
      "
      add: Mutua makes eight chairs in October and nine more in the month after. How many chairs does Mutua have now? → Mutua makes 8 + 9 = <<8+9=17>>17 chairs altogether.
      subtract: Mutua has eight chairs in store. Six of his chairs are broken and are thrown away. How many chairs is that for Mutua? → 8 - 6 = <<8-6=2>>2 chairs are left.
      multiply: Mutua makes five chairs an hour and works for three hours. How many chairs is that for Mutua? → That is an output of 3 × 5 = <<3*5=15>>15 chairs.
      divide: Malik runs a small workshop and makes ten spoons on Friday. Malik packs five of them into each carton until none is left. How many full cartons are there? → This fills 10 ÷ 5 = <<10/5=2>>2 cartons.
      fraction: Mutua makes five chairs in a week. Kariuki has only two fifths as many chairs as Mutua. How many chairs does Kariuki have? → Kariuki has 5 × 2/5 = <<5*2/5=2>>2 chairs.
      percent: Mutua makes five chairs in a week. Kariuki has only 40% as many chairs as Mutua. How many chairs does Kariuki have? → Kariuki has 5 × 40/100 = <<5*40/100=2>>2 chairs.
      "
    `)
  })

  test('numbers', () => {
    expect(singles('numbers')).toMatchInlineSnapshot(`
      "
      add: Take the number eight. Increase it by four. What is the result? → 8 + 4 = <<8+4=12>>12
      subtract: Take the number eight. Decrease it by six. What is the result? → 8 - 6 = <<8-6=2>>2
      multiply: Take the number eight. Multiply the result by two. Which number do you end with? → 8 × 2 = <<8*2=16>>16
      divide: Begin with four. Now divide by two. Which number do you end with? → 4 / 2 = <<4/2=2>>2
      fraction: Begin with four. Take half of the result. Which number do you end with? → 4 / 2 = <<4/2=2>>2
      percent: Begin with four. Take 50% of the result. Which number do you end with? → 4 × 50/100 = <<4*50/100=2>>2
      "
    `)
  })
})

test.each([...topics, numbers].map(({ id }) => id))(
  'the independent reader finds six right marks: %s',
  (id) => {
    expect(readMarksOf(singles(id)).map(({ isRight, result, shown }) => isRight && result === shown)).toEqual(
      operations.map(() => true),
    )
  },
)
