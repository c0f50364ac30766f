/** Synthetic people. */

import { describe, expect, test } from 'vitest'
import { drawPerson, plainLetters, sexes } from '../../../src/algo/sampling/person.js'
import { cultures, personNames } from '../../../src/algo/sampling/person-names.js'
import { createRandom } from '../../../src/base/random.js'

const anyone = { cultures, sexes, minAge: 18, maxAge: 90 }

test('a person', () => {
  expect(drawPerson(createRandom('person', 1), anyone)).toMatchInlineSnapshot(`
    {
      "age": 81,
      "culture": "kenyan",
      "email": "a.gathogo61@example.net",
      "family": "Gathogo",
      "given": "Akinyi",
      "name": "Akinyi Gathogo",
      "sex": "female",
    }
  `)
})

describe('laws', () => {
  const random = createRandom('people')
  const people = Array.from({ length: 2000 }, () => drawPerson(random, anyone))

  test('name, sex and culture belong together', () => {
    for (const { name, given, family, sex, culture } of people) {
      expect(name).toBe(`${given} ${family}`)
      expect(personNames[culture][sex]).toContain(given)
      expect(personNames[culture].family).toContain(family)
    }
  })

  test('mail goes to reserved domains and holds the family name in plain letters', () => {
    for (const { email, family } of people) {
      expect(email).toMatch(/^[a-z.]+\d{1,2}@example\.(org|com|net)$/)
      expect(email).toContain(plainLetters(family))
    }
  })

  test('every culture, both sexes and both ends of the ages come', () => {
    expect(new Set(people.map((person) => person.culture)).size).toBe(cultures.length)
    expect(new Set(people.map((person) => person.sex)).size).toBe(2)
    expect(Math.min(...people.map((person) => person.age))).toBe(18)
    expect(Math.max(...people.map((person) => person.age))).toBe(90)
  })

  test('a narrow range is kept', () => {
    const range = { cultures: ['polish'], sexes: ['male'], minAge: 7, maxAge: 7 } as const
    for (let index = 0; index < 50; index += 1) {
      expect(drawPerson(random, range)).toMatchObject({ culture: 'polish', sex: 'male', age: 7 })
    }
  })

  test('the same stream gives the same person', () => {
    expect(drawPerson(createRandom('same'), anyone)).toEqual(drawPerson(createRandom('same'), anyone))
  })
})

test.each([
  ['Łukasz', 'lukasz'],
  ['Amélie', 'amelie'],
  ['Weiß', 'weiss'],
  ['Jürgen', 'jurgen'],
  ['Stępień', 'stepien'],
  ["O'Neil", 'oneil'],
])('%s in plain letters is %s', (name, expected) => {
  expect(plainLetters(name)).toBe(expected)
})

describe('the lists', () => {
  const lists = Object.entries(personNames)

  test.each(lists)('%s: three lists of single words without repetition', (_, names) => {
    for (const list of [names.female, names.male, names.family]) {
      expect(list.length).toBeGreaterThanOrEqual(20)
      expect(new Set(list).size).toBe(list.length)
      for (const name of list) expect(name).toMatch(/^\p{Lu}[\p{Ll}]+$/u)
    }
    const both = (names.female as readonly string[]).filter((name) =>
      (names.male as readonly string[]).includes(name),
    )
    expect(both).toEqual([])
  })

  test('are named in alphabetical order', () => {
    expect([...cultures]).toEqual([...cultures].sort())
  })
})
