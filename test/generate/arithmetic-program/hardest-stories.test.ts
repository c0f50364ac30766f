/** A whole problem of the hardest setting for each topic, for people to judge; its marks are reckoned by an independent reader. */

import { describe, expect, test } from 'vitest'
import { topics } from '../../../src/generate/arithmetic-program/topics/index.js'
import { numbers } from '../../../src/generate/arithmetic-program/topics/numbers.js'
import { readMarksOf } from './read-solution.js'
import { readable, storyOf } from './stories-of.js'

const tell = (id: string, seed: number): string => {
  const topic = [...topics, numbers].find((one) => one.id === id)
  return topic === undefined ? 'no such topic' : readable(storyOf(topic, 5, seed))
}

describe('five steps with percentages, parts and money', () => {
  test('baking', () => {
    expect(tell('baking', 3)).toMatchInlineSnapshot(`
      "Henrique bakes 600 cookies in the morning and 1178 more in the afternoon. Caio has only 50% as many cookies as Henrique. Caio packs all of them into cartons of seven. He drops thirty of the cartons, and these are lost. Every carton is sold for $11.20, and Caio keeps the money. How much money does Caio have at the end?
      Henrique makes 600 + 1178 = <<600+1178=1778>>1778 cookies altogether.
      So Caio has 1778 × 50/100 = <<1778*50/100=889>>889 cookies.
      This fills 889 / 7 = <<889/7=127>>127 cartons.
      Caio still has 127 - 30 = <<127-30=97>>97 cartons.
      The cartons bring Caio 97 × $11.20 = $<<97*11.2=1086.4>>1086.40.
      #### 1086.4"
    `)
  })

  test('collecting', () => {
    expect(tell('collecting', 3)).toMatchInlineSnapshot(`
      "At the start of August, Ndungu has forty-eight shells. The next day Emeka brings twelve bags of forty-two shells each for Ndungu. The following morning Ndungu gives 288 of his shells to Bolanle. Ndungu's friend Hina has sixty-nine more of them. How many shells do Ndungu and Hina have together?
      Ndungu gets 12 * 42 = <<12*42=504>>504 shells more.
      Ndungu now has 48 + 504 = <<48+504=552>>552 shells.
      Ndungu has 552 - 288 = <<552-288=264>>264 shells left.
      Hina has 264 + 69 = <<264+69=333>>333 shells.
      Together they have 264 + 333 = <<264+333=597>>597 shells.
      #### 597"
    `)
  })

  test('earning', () => {
    expect(tell('earning', 3)).toMatchInlineSnapshot(`
      "Akinyi works in a garden centre and earns £15.70 an hour. Today Akinyi works four hours. Meanwhile, Ximena has eight times as much money as Akinyi. Ximena lends £202.15 to Rajesh. Ximena gives 20% of the money to a school library. How much money does Ximena have at the end?
      At first Akinyi has 4 × £15.70 = £<<4*15.7=62.8>>62.80.
      Ximena has £62.80 × 8 = £<<62.8*8=502.4>>502.40.
      Ximena has £502.40 - £202.15 = £<<502.4-202.15=300.25>>300.25 left.
      20% of the money is £300.25 × 20/100 = £<<300.25*20/100=60.05>>60.05.
      Ximena has £300.25 - £60.05 = £<<300.25-60.05=240.2>>240.20 left.
      #### 240.2"
    `)
  })

  test('gardening', () => {
    expect(tell('gardening', 3)).toMatchInlineSnapshot(`
      "Zofia has 11 patches next to the barn, and in each patch there are 18 old trees. Each of her old trees bears 7 apples, and she picks them all. A week later Zofia picks 872 more. Marisol has just 50% as many apples as Zofia. Mice spoil 286 of Marisol's apples. How many apples is that for Marisol?
      There are 11 × 18 = <<11*18=198>>198 old trees at first.
      The harvest is 198 × 7 = <<198*7=1386>>1386 apples.
      Now there are 1386 + 872 = <<1386+872=2258>>2258 apples.
      Marisol has 2258 × 50/100 = <<2258*50/100=1129>>1129 apples.
      1129 - 286 = <<1129-286=843>>843 apples are left.
      #### 843"
    `)
  })

  test('reading', () => {
    expect(tell('reading', 3)).toMatchInlineSnapshot(`
      "Yemi has a comic album of 204 pages and has read thirty-three of them. He skips twenty-eight of these pages, because they are only pictures. He also wants to read the appendix of 373 pages. The next day Yemi reads 114 of the pages that are left. Rodrigo lends Yemi another comic album of 361 pages, and Yemi wants to read that as well. How many pages are left?
      204 - 33 = <<204-33=171>>171 pages are left.
      Yemi still has 171 - 28 = <<171-28=143>>143 pages to read.
      That makes 143 + 373 = <<143+373=516>>516 pages to read.
      Yemi still has 516 - 114 = <<516-114=402>>402 pages to read.
      Yemi now has 402 + 361 = <<402+361=763>>763 pages to read.
      #### 763"
    `)
  })

  test('school', () => {
    expect(tell('school', 3)).toMatchInlineSnapshot(`
      "Silke organises a science fair for eighteen choirs with 23 children in each choir. The children form groups of eighteen. Each group costs $53.35. The parents pay $1124.45 of that. The bus costs another $579.75. How much money is that for the school?
      The choirs have 18 * 23 = <<18*23=414>>414 children.
      There are 414 / 18 = <<414/18=23>>23 groups.
      Altogether that is 23 * $53.35 = $<<23*53.35=1227.05>>1227.05.
      $1227.05 - $1124.45 = $<<1227.05-1124.45=102.6>>102.60 remain to be paid.
      The total is $102.60 + $579.75 = $<<102.6+579.75=682.35>>682.35.
      #### 682.35"
    `)
  })

  test('shopping', () => {
    expect(tell('shopping', 3)).toMatchInlineSnapshot(`
      "Odhiambo picks a pair of shoes that costs $223.20. Then Odhiambo adds 13 cards, each of which costs $23.65. The shop assistant lowers the bill by $491.30. He makes exactly the same purchase 3 times in all. The shop assistant lowers the bill by $78.50. How much does Odhiambo have to pay?
      The cards cost 13 * $23.65 = $<<13*23.65=307.45>>307.45.
      Now the bill is $223.20 + $307.45 = $<<223.2+307.45=530.65>>530.65.
      What remains to pay is $530.65 - $491.30 = $<<530.65-491.3=39.35>>39.35.
      That comes to $39.35 * 3 = $<<39.35*3=118.05>>118.05.
      What remains to pay is $118.05 - $78.50 = $<<118.05-78.5=39.55>>39.55.
      #### 39.55"
    `)
  })

  test('sports', () => {
    expect(tell('sports', 3)).toMatchInlineSnapshot(`
      "In a basketball league, Emilio gets 42 points for each ring and hits 4 of them. Jimena has half as many points as Emilio. Claire has 16 times as many points as Jimena. With a wrong guess, Claire loses half of her points. How many points does Claire have?
      This gives Emilio 4 x 42 = <<4*42=168>>168 points.
      Jimena has 168 / 2 = <<168/2=84>>84 points.
      Claire has 84 x 16 = <<84*16=1344>>1344 points.
      Half of the points are 1344 / 2 = <<1344/2=672>>672.
      Claire has 1344 - 672 = <<1344-672=672>>672 points by then.
      #### 672"
    `)
  })

  test('travelling', () => {
    expect(tell('travelling', 3)).toMatchInlineSnapshot(`
      "On Tuesday Hiroshi travels 444 kilometres. In the whole month, Hiroshi covers four times this distance. After lunch, he goes on for two hours at 46 kilometres per hour. After a rest, he goes on for 927 kilometres. The whole journey is 3028 kilometres long. How many kilometres does Hiroshi still have to go?
      Hiroshi covers 444 x 4 = <<444*4=1776>>1776 kilometres altogether.
      In these hours, Hiroshi covers 2 x 46 = <<2*46=92>>92 kilometres.
      So the distance is 1776 + 92 = <<1776+92=1868>>1868 kilometres.
      Hiroshi has travelled 1868 + 927 = <<1868+927=2795>>2795 kilometres by then.
      3028 - 2795 = <<3028-2795=233>>233 kilometres are left.
      #### 233"
    `)
  })

  test('workshop', () => {
    expect(tell('workshop', 3)).toMatchInlineSnapshot(`
      "Anjali makes 760 screws in February and 1191 more in the month after. Matheus brings Anjali seven cartons with fifty more screws in each. A customer picks up 1424 of her screws. At the same time, Ngozi has three times as many screws as Anjali. How many screws does Ngozi have?
      Anjali makes 760 + 1191 = <<760+1191=1951>>1951 screws in all.
      These are 7 x 50 = <<7*50=350>>350 screws more.
      Anjali has 1951 + 350 = <<1951+350=2301>>2301 screws so far.
      This leaves 2301 - 1424 = <<2301-1424=877>>877 screws.
      Ngozi has 877 x 3 = <<877*3=2631>>2631 screws.
      #### 2631"
    `)
  })

  test('numbers', () => {
    expect(tell('numbers', 3)).toMatchInlineSnapshot(`
      "Begin with 528. Add 361. Then divide by seven. Decrease it by 47. Now divide by eight. Then multiply by six. Which number do you end with?
      528 + 361 = <<528+361=889>>889
      889 ÷ 7 = <<889/7=127>>127
      127 - 47 = <<127-47=80>>80
      80 ÷ 8 = <<80/8=10>>10
      10 × 6 = <<10*6=60>>60
      #### 60"
    `)
  })
})

test.each([...topics, numbers].map(({ id }) => id))(
  'the independent reader finds five right marks: %s',
  (id) => {
    expect(readMarksOf(tell(id, 3)).map(({ isRight, result, shown }) => isRight && result === shown)).toEqual(
      Array.from({ length: 5 }, () => true),
    )
  },
)
