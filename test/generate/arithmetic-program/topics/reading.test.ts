/** The topic `reading`: Pages. Every story below was read and reckoned by hand. */

import { describe, expect, test } from 'vitest'
import { reading } from '../../../../src/generate/arithmetic-program/topics/reading.js'
import { readable, storyOf } from '../stories-of.js'

describe('stories of rising difficulty', () => {
  test('one step', () => {
    expect(readable(storyOf(reading, 1))).toMatchInlineSnapshot(`
      "Sunita has a fairy tale of six pages and has read two of them. How many pages are still unread?
      Sunita still has 6 - 2 = <<6-2=4>>4 pages to read.
      #### 4"
    `)
  })

  test('two steps', () => {
    expect(readable(storyOf(reading, 2))).toMatchInlineSnapshot(`
      "Amira and Ziad are good friends. Amira still has 28 pages of a book to read. She skips 14 of these pages, because they are only pictures. Ziad lends Amira another book of 39 pages, and Amira wants to read that as well. How many pages does Amira still have to read?
      28 - 14 = <<28-14=14>>14 pages are left.
      That makes 14 + 39 = <<14+39=53>>53 pages to read.
      #### 53"
    `)
  })

  test('three steps', () => {
    expect(readable(storyOf(reading, 3))).toMatchInlineSnapshot(`
      "Nyambura reads 10 pages of a biography a day for 9 days. Jianyu reads only a ninth as many pages as Nyambura. There are 37 pages in the biography. How many pages does Jianyu still have to read?
      At first Nyambura reads 9 * 10 = <<9*10=90>>90 pages.
      So Jianyu reads 90 / 9 = <<90/9=10>>10 pages.
      37 - 10 = <<37-10=27>>27 pages are left.
      #### 27"
    `)
  })

  test('four steps', () => {
    expect(readable(storyOf(reading, 4))).toMatchInlineSnapshot(`
      "Mohan lives not far from Omar. Mohan reads 140 pages of a novel during the lunch break. Omar reads 7 times as many pages as Mohan. There are 1200 pages in the novel. Omar also wants to read the appendix of 239 pages. He wants to finish them in 9 days, with the same number of pages each day. How many pages a day is that?
      Omar reads 140 x 7 = <<140*7=980>>980 pages.
      Omar still has 1200 - 980 = <<1200-980=220>>220 pages to read.
      Omar now has 220 + 239 = <<220+239=459>>459 pages to read.
      Omar has to read 459 / 9 = <<459/9=51>>51 pages each day.
      #### 51"
    `)
  })
})

test.each(['add', 'subtract', 'multiply', 'divide', 'fraction', 'percent'] as const)(
  'one step of %s',
  (operation) => {
    expect(storyOf(reading, 1, 1, [operation]).operations).toEqual([operation])
  },
)
