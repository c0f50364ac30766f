/** Leading blocks of thinking and what stays of the text. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { withoutThinking } from '../../../src/model/openai/content.js'

describe('withoutThinking', () => {
  test.each([
    ['a leading block', '<think>why</think>\n\nanswer', 'why', 'answer'],
    ['after blanks', '\n<think>\nwhy\n</think>answer', 'why', 'answer'],
    ['two blocks', '<think>a</think> <think>b</think>c', 'a\n\nb', 'c'],
    ['an empty block', '<think>\n\n</think>\n\nanswer', '', 'answer'],
    ['a block that was cut', '<think>why and', 'why and', ''],
    ['a block that the prompt opened', 'First I…\nthen\n</think>\n\nanswer', 'First I…\nthen', 'answer'],
    ['nothing but a closing tag', '</think>answer', '', 'answer'],
    ['none', 'answer', '', 'answer'],
    ['none, with blanks at its ends', '  answer\n', '', '  answer\n'],
    ['a block that does not lead', 'The tag <think>is</think> one.', '', 'The tag <think>is</think> one.'],
    ['a closing tag within a line', 'It ends with </think> there.', '', 'It ends with </think> there.'],
    ['an example of both tags', 'Write\n<think>\na\n</think>\nso.', '', 'Write\n<think>\na\n</think>\nso.'],
    ['a block after a block and an answer', '<think>a</think>b\n</think>', 'a', 'b\n</think>'],
  ])('%s', (_, text, reasoning, answer) => {
    expect(withoutThinking(text)).toEqual({ reasoning, text: answer })
  })

  test('a text without tags stays as it is, and a thought before it does not change it', () => {
    const plain = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('think>'))
    fc.assert(
      fc.property(plain, plain, (thought, text) => {
        expect(withoutThinking(text)).toEqual({ reasoning: '', text })
        const answer = withoutThinking(`<think>${thought}</think>${text}`)
        expect(answer).toEqual({ reasoning: thought.trim(), text: text.trimStart() })
      }),
    )
  })
})
