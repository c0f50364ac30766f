/** The topic `sports`: Points. Every story below was read and reckoned by hand. */

import { describe, expect, test } from 'vitest'
import { sports } from '../../../../src/generate/arithmetic-program/topics/sports.js'
import { readable, storyOf } from '../stories-of.js'

describe('stories of rising difficulty', () => {
  test('one step', () => {
    expect(readable(storyOf(sports, 1))).toMatchInlineSnapshot(`
      "Before the last day of an archery club, Annika has five points. For a mistake, two points are taken off. What is Annika's score in the end?
      Annika is left with 5 - 2 = <<5-2=3>>3 points.
      #### 3"
    `)
  })

  test('two steps', () => {
    expect(readable(storyOf(sports, 2))).toMatchInlineSnapshot(`
      "In a quiz show, Yan scores 9 points. The following morning she wins another 22 points. A joker card makes her score twice as large. How many points does Yan have?
      Yan has 9 + 22 = <<9+22=31>>31 points so far.
      Yan reaches 31 x 2 = <<31*2=62>>62 points.
      #### 62"
    `)
  })

  test('three steps', () => {
    expect(readable(storyOf(sports, 3))).toMatchInlineSnapshot(`
      "In a video game, Antoine scores 96 points before the break and 82 points after it. The next day he loses 9 points because of a foul. After that he wins another 62 points. What is Antoine's score in the end?
      Antoine scores 96 + 82 = <<96+82=178>>178 points altogether.
      Antoine is at 178 - 9 = <<178-9=169>>169 points.
      Antoine reaches 169 + 62 = <<169+62=231>>231 points.
      #### 231"
    `)
  })

  test('four steps', () => {
    expect(readable(storyOf(sports, 4))).toMatchInlineSnapshot(`
      "Jaya has a parrot called Coco. Jaya takes part in a card game and scores 36 points in each of six heats. In the twelve heats after that, she scores four points each time. Soon after she wins another 61 points. What is Jaya's score now?
      Jaya scores 6 × 36 = <<6*36=216>>216 points to begin with.
      These are 12 × 4 = <<12*4=48>>48 points more.
      Jaya has 216 + 48 = <<216+48=264>>264 points by then.
      Jaya has 264 + 61 = <<264+61=325>>325 points so far.
      #### 325"
    `)
  })
})

test.each(['add', 'subtract', 'multiply', 'divide', 'fraction', 'percent'] as const)(
  'one step of %s',
  (operation) => {
    expect(storyOf(sports, 1, 1, [operation]).operations).toEqual([operation])
  },
)
