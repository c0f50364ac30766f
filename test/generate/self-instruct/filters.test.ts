/** The filters of Self-Instruct. */

import { describe, expect, test } from 'vitest'
import { filterInstances, instructionFault } from '../../../src/generate/self-instruct/filters.js'
import { UNSUITABLE_WORDS } from '../../../src/generate/self-instruct/options.js'

describe('instructions', () => {
  const rules = { minWords: 4, maxWords: 10, unsuitable: [...UNSUITABLE_WORDS] }

  test.each<[string, string | undefined]>([
    ['Name three rivers of Asia.', undefined],
    ['Name three rivers.', 'too-short'],
    ['One two three four five six seven eight nine ten eleven.', 'too-long'],
    ['Describe the picture in words.', 'unsuitable-word'],
    ['Describe the PICTURE in words.', 'unsuitable-word'],
    ['Please go to the next page.', 'unsuitable-word'],
    ['Write down what a paragraph holds.', undefined],
    ['Tell how a profile is mapped.', undefined],
    ['Write a program that counts.', 'program-task'],
    ['Write a programme for the evening.', undefined],
    ['(Name three rivers of Asia.)', 'starts-with-punctuation'],
    ['~ name three rivers', 'starts-with-punctuation'],
    ['Überlege dir drei Flüsse Asiens.', 'starts-with-non-ascii'],
    ['3 rivers of Asia, please.', undefined],
  ])('%j: %s', (instruction, reason) => {
    expect(instructionFault(instruction, rules)?.refused).toBe(reason)
  })

  test('an own list of words, signs in it taken as they are', () => {
    expect(instructionFault('Write some C++ for me.', { ...rules, unsuitable: ['c++'] })?.refused).toBe(
      'unsuitable-word',
    )
    expect(instructionFault('Describe the picture in words.', { ...rules, unsuitable: [] })).toBeUndefined()
  })

  test('a long instruction is cut in the detail', () => {
    const long = `Draw ${'x'.repeat(400)} a b c`
    expect(instructionFault(long, rules)?.detail).toHaveLength('"draw" in ""…'.length + 160)
  })
})

describe('instances', () => {
  const reasons = (instances: readonly [string, string][], wanted = instances.length) =>
    filterInstances(
      instances.map(([input, output]) => ({ input, output })),
      wanted,
    ).map((one) => ('refused' in one ? one.refused : one.output))

  test.each<[readonly [string, string][], string[]]>([
    [[['a', 'b']], ['b']],
    [[['', 'b']], ['b']],
    [[['a', 'a']], ['input-equals-output']],
    [[['a', '']], ['empty-output']],
    [[['', '']], ['empty-output']],
    [[['a:', 'b']], ['unfinished-instance']],
    [[['a', 'b: ']], ['unfinished-instance']],
    [
      [
        ['a', 'b'],
        ['a', 'c'],
      ],
      ['conflicting-outputs', 'conflicting-outputs'],
    ],
    [
      [
        ['a', 'b'],
        ['a', 'b'],
      ],
      ['b', 'duplicate-instance'],
    ],
    [
      [
        ['', 'b'],
        ['', 'c'],
      ],
      ['b', 'c'],
    ],
  ])('%j: %j', (instances, expected) => {
    expect(reasons(instances)).toEqual(expected)
  })

  test('more than wanted are left out, fewer are told', () => {
    expect(
      reasons(
        [
          ['a', 'b'],
          ['c', 'd'],
        ],
        1,
      ),
    ).toEqual(['b'])
    expect(reasons([['a', 'b']], 3)).toEqual(['b', 'no-instance', 'no-instance'])
  })
})
