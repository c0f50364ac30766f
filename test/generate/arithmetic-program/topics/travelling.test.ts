/** The topic `travelling`: Distances. Every story below was read and reckoned by hand. */

import { describe, expect, test } from 'vitest'
import { travelling } from '../../../../src/generate/arithmetic-program/topics/travelling.js'
import { readable, storyOf } from '../stories-of.js'

describe('stories of rising difficulty', () => {
  test('one step', () => {
    expect(readable(storyOf(travelling, 1))).toMatchInlineSnapshot(`
      "Sophie rides 10 kilometres in the morning and 10 kilometres in the afternoon. How far does Sophie go altogether?
      Sophie covers 10 + 10 = <<10+10=20>>20 kilometres in all.
      #### 20"
    `)
  })

  test('two steps', () => {
    expect(readable(storyOf(travelling, 2))).toMatchInlineSnapshot(`
      "Uwe drives for eight hours at a steady ten kilometres per hour. The whole tour is ninety-six kilometres long. How many kilometres does Uwe still have to go?
      This makes 8 x 10 = <<8*10=80>>80 kilometres.
      Uwe still has 96 - 80 = <<96-80=16>>16 kilometres to go.
      #### 16"
    `)
  })

  test('three steps', () => {
    expect(readable(storyOf(travelling, 3))).toMatchInlineSnapshot(`
      "Isabel rides 49 kilometres on each of 2 days. After lunch, she goes on for 10 hours at 8 kilometres per hour. How many kilometres is that for Isabel?
      This makes 2 * 49 = <<2*49=98>>98 kilometres.
      In these hours, Isabel covers 10 * 8 = <<10*8=80>>80 kilometres.
      Now the distance is 98 + 80 = <<98+80=178>>178 kilometres.
      #### 178"
    `)
  })

  test('four steps', () => {
    expect(readable(storyOf(travelling, 4))).toMatchInlineSnapshot(`
      "Gaspard lives in the same street as Hiroshi. Gaspard drives 204 kilometres in the morning and 62 kilometres in the afternoon. After a cup of tea, he goes on for 251 kilometres. Meanwhile, Hiroshi travels twice as far as Gaspard. Hiroshi's goal is 1216 kilometres away from the start. How many kilometres does Hiroshi still have to go?
      Gaspard covers 204 + 62 = <<204+62=266>>266 kilometres altogether.
      That makes 266 + 251 = <<266+251=517>>517 kilometres.
      This means that Hiroshi travels 517 * 2 = <<517*2=1034>>1034 kilometres.
      Hiroshi still has 1216 - 1034 = <<1216-1034=182>>182 kilometres to go.
      #### 182"
    `)
  })
})

test.each(['add', 'subtract', 'multiply', 'divide', 'fraction', 'percent'] as const)(
  'one step of %s',
  (operation) => {
    expect(storyOf(travelling, 1, 1, [operation]).operations).toEqual([operation])
  },
)
