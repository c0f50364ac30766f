/** Fenced blocks of Markdown. */

import { describe, expect, test } from 'vitest'
import { fencedBlocks } from '../../../src/model/answer/fenced-blocks.js'

function shown(text: string): string[] {
  return fencedBlocks(text).map(
    ({ language, start, end }) => `${language}: ${JSON.stringify(text.slice(start, end))}`,
  )
}

describe('blocks', () => {
  test.each<[string, string, string[]]>([
    ['none', 'a `b` c', []],
    ['one', '```ts\na\n```', ['ts: "a\\n"']],
    ['two', '```\na\n```\n~~~Py\nb\n~~~\n', [': "a\\n"', 'py: "b\\n"']],
    ['empty', '```\n```', [': ""']],
    ['open at the end', '```ts', ['ts: ""']],
    ['longer fences hold shorter ones', '````md\n```\na\n```\n````', ['md: "```\\na\\n```\\n"']],
    ['other fences are content', '```\n~~~\n```', [': "~~~\\n"']],
    ['a closing fence has no words', '```\na\n``` b\n```', [': "a\\n``` b\\n"']],
    ['inline code of three marks opens nothing', '```a``` b\nc', []],
  ])('%s', (_, text, blocks) => {
    expect(shown(text)).toEqual(blocks)
  })

  test('say how far they are indented', () => {
    expect(fencedBlocks('  ```\n  a\n  ```\n\t~~~\n\t~~~').map(({ indent }) => indent)).toEqual([2, 1])
  })
})

test.each(['```\n', '`', '~~~ `', ' ', '``` ', '```x'])(
  'a million characters of %j are read fast',
  (unit) => {
    const text = unit.repeat(1_000_000 / unit.length)
    const started = performance.now()
    fencedBlocks(text)
    expect(performance.now() - started).toBeLessThan(1500)
  },
)
