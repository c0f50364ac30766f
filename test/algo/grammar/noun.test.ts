/** Nouns and articles. */

import { expect, test } from 'vitest'
import { articleOf, nounList, nounOf, withArticle } from '../../../src/algo/grammar/noun.js'

test.each([
  ['pen', 'pens'],
  ['box', 'boxes'],
  ['class', 'classes'],
  ['brush', 'brushes'],
  ['match', 'matches'],
  ['berry', 'berries'],
  ['toy', 'toys'],
  ['trading card', 'trading cards'],
  ['loaf|loaves', 'loaves'],
  ['pair of socks|pairs of socks', 'pairs of socks'],
])('%s → %s', (text, many) => {
  expect(nounOf(text)).toEqual({ one: text.split('|')[0], many })
})

test('a list', () => {
  expect(nounList('pen, leaf|leaves')).toEqual([
    { one: 'pen', many: 'pens' },
    { one: 'leaf', many: 'leaves' },
  ])
})

test.each([
  ['apple', 'an'],
  ['egg', 'an'],
  ['ice cream', 'an'],
  ['umbrella', 'an'],
  ['uncle', 'an'],
  ['hour', 'an'],
  ['honest friend', 'an'],
  ['unicorn', 'a'],
  ['uniform', 'a'],
  ['uninteresting book', 'an'],
  ['used car', 'a'],
  ['ukulele', 'a'],
  ['utensil', 'a'],
  ['one-way ticket', 'a'],
  ['euro', 'a'],
  ['pear', 'a'],
  ['house', 'a'],
  ['8-page book', 'an'],
  ['80-page book', 'an'],
  ['800', 'an'],
  ['11', 'an'],
  ['11,000', 'an'],
  ['110', 'a'],
  ['18', 'an'],
  ['180', 'a'],
  ['18000', 'an'],
  ['7', 'a'],
])('%s takes %s', (text, article) => {
  expect(articleOf(text)).toBe(article)
})

test('with its article', () => {
  expect(withArticle('eighth')).toBe('an eighth')
})
