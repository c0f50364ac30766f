/** Planted defects: each kind of wrong solution is refused by the text check with its own reason. */

import { describe, expect, test } from 'vitest'
import { checkProgramText } from '../../../src/algo/worked-solution/check-program-text.js'

const reason = (question: string, answer: string): string => {
  const check = checkProgramText(question, answer)
  return check.isRight ? 'right' : check.reason
}

const question =
  'A dairy sells 35 cheeses at $14 and 120 yoghurts at $3. It gives 10% of its takings away. What does it keep?'
const lines = [
  'The cheeses bring 35 * 14 = $<<35*14=490>>490.',
  'The yoghurts bring 120 * 3 = $<<120*3=360>>360.',
  'Together that is 490 + 360 = $<<490+360=850>>850.',
  'It gives away 850 * 10/100 = $<<850*10/100=85>>85.',
  'It keeps 850 - 85 = $<<850-85=765>>765.',
]
const good = `${lines.join('\n')}\n#### 765`

const plant = (line: number, from: string, to: string): string => {
  const old = lines[line] ?? ''
  expect(old).toContain(from)
  return [...lines.slice(0, line), old.replace(from, to), ...lines.slice(line + 1), '#### 765'].join('\n')
}

test('nothing planted, nothing found', () => {
  expect(reason(question, good)).toBe('right')
})

describe('in a calculation', () => {
  test.each([
    ['an operand slips by one, in the mark', 0, '<<35*14=490>>', '<<35*15=490>>', 'mark-wrong'],
    ['digits of an operand change places', 1, '<<120*3=360>>', '<<210*3=360>>', 'mark-wrong'],
    ['an operator is swapped', 2, '<<490+360=850>>', '<<490-360=850>>', 'mark-wrong'],
    ['operands of a difference are swapped', 4, '<<850-85=765>>', '<<85-850=765>>', 'mark-wrong'],
    [
      'the result is ten times too large, everywhere',
      3,
      '<<850*10/100=85>>85',
      '<<850*10/100=850>>850',
      'mark-wrong',
    ],
    ['the sign of the result is lost', 4, '<<850-85=765>>765', '<<850-85=-765>>765', 'mark-wrong'],
    ['a bracket changes the order', 3, '<<850*10/100=85>>', '<<850*(10/100)/10=85>>', 'mark-wrong'],
    ['a division by zero', 0, '<<35*14=490>>', '<<490/0=490>>', 'mark-wrong'],
    ['a result rounded to a whole', 3, '<<850*10/100=85>>85', '<<850*10/100=84.99>>85', 'mark-wrong'],
    ['the percentage sign is kept as a factor', 3, '<<850*10/100=85>>', '<<850*10=85>>', 'mark-wrong'],
    ['a word in the mark', 0, '<<35*14=490>>', '<<35 cheeses*14=490>>', 'mark-unreadable'],
    ['a result that is no number', 0, '<<35*14=490>>', '<<35*14=many>>', 'mark-unreadable'],
    ['an empty left side', 0, '<<35*14=490>>', '<<=490>>', 'mark-unreadable'],
    ['an empty right side', 0, '<<35*14=490>>', '<<35*14=>>', 'mark-unreadable'],
    ['an open bracket', 0, '<<35*14=490>>', '<<(35*14=490>>', 'mark-unreadable'],
    ['the shown result is another one', 2, '>>850', '>>805', 'result-differs'],
    ['the shown result loses a digit', 2, '>>850', '>>85', 'result-differs'],
    ['the prose calculates otherwise', 1, '120 * 3', '120 + 3', 'equation-wrong'],
    ['the prose takes another operand', 2, '490 + 360', '480 + 360', 'equation-wrong'],
  ])('%s', (_, line, from, to, expected) => {
    expect(reason(question, plant(line, from, to))).toBe(expected)
  })
})

describe('in the use of numbers', () => {
  test.each([
    [
      'an operand from nowhere, consistently',
      0,
      '35 * 14 = $<<35*14=490>>490',
      '70 * 7 = $<<70*7=490>>490',
      'unknown-operand',
    ],
    [
      'a result used before it is reached',
      0,
      '35 * 14 = $<<35*14=490>>490',
      '850 - 360 = $<<850-360=490>>490',
      'unknown-operand',
    ],
    [
      'a constant without its word',
      0,
      '35 * 14 = $<<35*14=490>>490',
      '35 * 7 = $<<35*7=245>>245',
      'unknown-operand',
    ],
    [
      'the rest of a percentage in the head',
      4,
      '850 - 85 = $<<850-85=765>>765',
      '850 * .9 = $<<850*.9=765>>765',
      'unknown-operand',
    ],
    ['a number of the prose from nowhere', 2, 'Together', 'After 6 hours', 'unknown-number'],
    ['a number word from nowhere', 2, 'Together', 'In all eleven shops', 'unknown-number'],
    ['a percentage from nowhere', 3, 'It gives', 'With 15% it gives', 'unknown-number'],
  ])('%s', (_, line, from, to, expected) => {
    expect(reason(question, plant(line, from, to))).toBe(expected)
  })
})

describe('at the end', () => {
  test.each([
    ['an earlier result', good.replace('#### 765', '#### 850'), 'answer-differs'],
    ['a number of the question', good.replace('#### 765', '#### 35'), 'answer-differs'],
    ['the sign', good.replace('#### 765', '#### -765'), 'answer-differs'],
    ['cents lost', good.replace('#### 765', '#### 7.65'), 'answer-differs'],
    ['the last line lost', `${lines.slice(0, 4).join('\n')}\n#### 765`, 'answer-differs'],
    [
      'the last lines swapped',
      `${[4, 3].map((line) => lines[line]).join('\n')}\n#### 765`,
      'unknown-operand',
    ],
    ['no number', good.replace('#### 765', '#### seven'), 'no-final-answer'],
    ['two numbers', good.replace('#### 765', '#### 765 or 766'), 'no-final-answer'],
    ['a unit', good.replace('#### 765', '#### 765 dollars'), 'no-final-answer'],
    ['text after it', `${good}\nWell done.`, 'no-final-answer'],
    ['three hashes', good.replace('####', '###'), 'no-final-answer'],
    ['only a restated answer', 'It keeps $765.\n#### 765', 'no-calculation'],
    ['a number from nowhere after an equals sign', 'Kept = 765\n#### 765', 'unknown-number'],
    ['an equals sign that calculates nothing', 'Kept = much\n#### 765', 'no-calculation'],
  ])('%s', (_, answer, expected) => {
    expect(reason(question, answer)).toBe(expected)
  })
})

describe('in the question: a number that the solution uses is another one', () => {
  test.each([
    ['35 cheeses', '36 cheeses'],
    ['$14', '$41'],
    ['120', '1200'],
    ['at $3', 'at $4'],
    ['10%', '11%'],
  ])('%s → %s', (from, to) => {
    expect(reason(question.replace(from, to), good)).toBe('unknown-operand')
  })
})

describe('spellings that are no defect', () => {
  test.each([
    ['money in the final line', good.replace('#### 765', '#### $765')],
    ['a percent sign in the final line', good.replace('#### 765', '#### 765%')],
    ['cents written out', good.replace('#### 765', '#### 765.00')],
    ['the times sign of print', good.replace('35 * 14', '35 × 14')],
    ['the letter x', good.replace('35 * 14', '35 x 14')],
    ['money within the prose equation', good.replace('35 * 14', '35 * $14')],
    ['blanks within the mark', good.replace('<<35*14=490>>', '<<35 * 14 = 490>>')],
    ['no mark where the equation stands', good.replace('<<35*14=490>>', '')],
    ['a space before the number', good.replace('#### 765', '####   765')],
  ])('%s', (_, answer) => {
    expect(reason(question, answer)).toBe('right')
  })
})

test('the detail names the place, and is cut when it is long', () => {
  expect(checkProgramText(question, plant(0, '<<35*14=490>>', '<<35*14=491>>'))).toEqual({
    isRight: false,
    reason: 'mark-wrong',
    detail: '<<35*14=491>> is 490.',
  })
  const long = checkProgramText(question, `It is <<${'x'.repeat(900)}=1>>1 = 1.\n#### 1`)
  expect(long.isRight ? 0 : long.detail.length).toBe(300)
})
