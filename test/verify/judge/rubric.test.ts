/** Rubrics: files in both forms, rules of passing, and what is wrong with bad ones. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { messageOf } from '../../../src/base/errors.js'
import { readRubric } from '../../../src/verify/judge/read-rubric.js'
import { markingOf, rubricSchema } from '../../../src/verify/judge/rubric.js'

const folder = mkdtempSync(join(tmpdir(), 'cupel-rubric-'))
afterAll(() => rmSync(folder, { recursive: true }))

function read(name: string, text: string): unknown {
  writeFileSync(join(folder, name), text)
  try {
    return readRubric(name, join(folder, name))
  } catch (thrown) {
    return messageOf(thrown)
  }
}

const clarity = {
  name: 'clarity',
  question: 'Can a child follow the explanation?',
  scale: { '1': 'No.', '3': 'With help.', '5': 'Yes.' },
  pass: 'score >= 4',
}

describe('files', () => {
  test('YAML', () => {
    const text =
      'name: clarity\nquestion: Can a child follow the explanation?\nscale:\n  1: "No."\n  3: With help.\n  5: "Yes."\npass: score >= 4\n'
    expect(read('clarity.yaml', text)).toEqual(clarity)
  })

  test('Markdown with a scale', () => {
    const text =
      '# clarity\n\nCan a child follow the explanation?\n\n- 1: No.\n- **3**: With help.\n- 5: Yes.\n\nPass: `score >= 4`\n'
    expect(read('clarity.md', text)).toEqual(clarity)
  })

  test('Markdown with labels', () => {
    const text =
      '# tone\n\nHow does it sound?\nThink of the reader.\n\n* kind: warm words\n* neutral: plain\n* rude: hurts\n\n**Pass:** kind, neutral\n'
    expect(read('tone.md', text)).toEqual({
      name: 'tone',
      question: 'How does it sound?\nThink of the reader.',
      labels: { kind: 'warm words', neutral: 'plain', rude: 'hurts' },
      pass: ['kind', 'neutral'],
    })
  })

  test.each<[string, string, string]>([
    ['a.yaml', 'name: [', 'The rubric file a.yaml is no YAML:'],
    ['b.yaml', 'name: b\n', 'The rubric file b.yaml cannot be used: question:'],
    [
      'c.yaml',
      'name: c\nquestion: q\nscale: { low: x, high: y }\n',
      'Name the points of a scale by whole numbers.',
    ],
    ['d.md', 'Just words.', 'The rubric file d.md cannot be used: name:'],
  ])('%s: %j', (name, text, message) => {
    expect(read(name, text)).toContain(message)
  })

  test('a missing file', () => {
    expect(() => readRubric('none.yaml', join(folder, 'none.yaml'))).toThrow(
      'The rubric file none.yaml does not exist.',
    )
  })
})

test.each<[object, string]>([
  [{ scale: { '1': '', '2': '' }, labels: { a: '', b: '' } }, 'Give a scale or labels, not both.'],
  [{ scale: { '1': '' } }, 'A scale needs two points at least.'],
  [{ labels: { a: '' } }, 'Two labels are needed at least.'],
  [{ labels: { a: '', b: '' }, pass: ['c'] }, '"c" is none of the labels.'],
  [{ scale: { '1': '', '2': '' }, pass: ['a'] }, '"a" is none of the labels.'],
  [
    { scale: { '1': '', '2': '' }, pass: 'good ones' },
    '"good ones" is no rule; write "score >= 4", or a list of labels.',
  ],
  [{ pass: 4 }, 'A least score needs a scale.'],
])('%j', (parts, message) => {
  const parsed = rubricSchema.safeParse({ name: 'n', question: 'q', ...parts })
  expect(parsed.error?.issues.map((issue) => issue.message)).toEqual([message])
})

describe('markings', () => {
  const rubric = (parts: object) => rubricSchema.parse({ name: 'n', question: 'q', ...parts })
  const scale = { '5': 'best', '1': 'worst' }

  test.each([['score >= 4'], ['>= 4'], ['4'], [4], ['at least 4'], ['score ≥ 4']])('the rule %j', (pass) => {
    expect(markingOf(rubric({ scale, pass }), undefined)).toMatchObject({
      kind: 'score',
      min: 1,
      max: 5,
      atLeast: 4,
    })
  })

  test('the option wins, and points stand in order', () => {
    expect(markingOf(rubric({ scale, pass: 4 }), 3)).toEqual({
      kind: 'score',
      min: 1,
      max: 5,
      atLeast: 3,
      points: [
        { name: '1', meaning: 'worst' },
        { name: '5', meaning: 'best' },
      ],
    })
  })

  test.each<[object, number | undefined, string]>([
    [{}, undefined, 'The rubric "n" has neither a scale nor labels.'],
    [{ scale }, undefined, 'The rubric "n" does not say from which score on a record passes.'],
    [{ scale }, 1, 'A least score of 1 tells nothing apart on a scale from 1 to 5.'],
    [{ scale }, 6, 'A least score of 6 tells nothing apart on a scale from 1 to 5.'],
    [{ labels: { a: '', b: '' } }, undefined, 'The rubric "n" does not say which labels pass.'],
    [
      { labels: { a: '', b: '' }, pass: ['a'] },
      3,
      'The rubric "n" has labels, so that no least score applies.',
    ],
  ])('%j with atLeast %j: %s', (parts, atLeast, words) => {
    expect(markingOf(rubric(parts), atLeast)).toBe(words)
  })
})
