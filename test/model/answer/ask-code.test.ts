/** Asking for code. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { askCode } from '../../../src/model/answer/ask.js'
import { codeReader } from '../../../src/model/answer/code-reader.js'
import { languageNames } from '../../../src/model/answer/language-names.js'
import { question, saying } from './said.js'

function codeOf(text: string, language = 'python'): string {
  const reading = codeReader(language)(text)
  return 'value' in reading ? reading.value : `${reading.fault}: ${reading.detail}`
}

describe('found', () => {
  test.each([
    ['the block of the language', 'So:\n```python\nx = 1\n```\nRun it:\n```bash\npython x.py\n```', 'x = 1'],
    ['by an alias', '```py\nx = 1\n```\n```js\nlet x\n```', 'x = 1'],
    ['by attributes', '```{.python}\nx = 1\n```\n```sh\nls\n```', 'x = 1'],
    ['with a title', '```python title="x.py"\nx = 1\n```\n```\nout\n```', 'x = 1'],
    ['the only block', '```\nx = 1\n```', 'x = 1'],
    ['the only block, of another name', '```text\nx = 1\n```', 'x = 1'],
    ['the whole text without a fence', 'x = 1\n', 'x = 1'],
    ['a block that is not closed', '```python\nx = 1\n', 'x = 1'],
    ['lines that end in CRLF', '```python\r\nx = 1\r\n```\r\n', 'x = 1'],
    ['indentation of its own', '```python\n  if x:\n    y\n```', '  if x:\n    y'],
    ['a block of a list', '1. So:\n   ```python\n   if x:\n     y\n   ```', 'if x:\n  y'],
    ['fences within', '````python\ns = """\n```\n"""\n````', 's = """\n```\n"""'],
    ['the same block twice', '```python\nx\n```\nAgain:\n```python\nx\n```', 'x'],
    ['beside an empty block', '```python\n```\n```python\nx\n```', 'x'],
  ])('%s', (_, text, code) => {
    expect(codeOf(text)).toBe(code)
  })
})

describe('not found', () => {
  test.each([
    [
      'two of the language',
      '```python\nx\n```\n```python\ny\n```',
      'It has 2 code blocks; exactly one, of python, is needed.',
    ],
    [
      'two of others',
      '```js\nx\n```\n```sql\ny\n```',
      'It has 2 code blocks; exactly one, of python, is needed.',
    ],
    ['empty ones', '```python\n\n```', 'It has only empty code blocks; exactly one, of python, is needed.'],
  ])('%s', (_, text, detail) => {
    expect(codeOf(text)).toBe(`no-code-block: ${detail}`)
  })

  test('a refusal without a fence is refused at once', async () => {
    const { model, asked } = saying(["I can't write this program."])
    expect(await askCode(model, question(), 'python')).toMatchObject({ refused: 'refused' })
    expect(asked).toHaveLength(1)
  })
})

test('several blocks are mended by a repair turn', async () => {
  const { model, asked } = saying(['```sql\nselect 1\n```\n```sql\nselect 2\n```', '```sql\nselect 3\n```'])
  expect(await askCode(model, question(), 'sql')).toMatchObject({ value: 'select 3' })
  expect(asked).toHaveLength(2)
})

test('names of languages', () => {
  expect([...languageNames('PY')].sort()).toEqual(['ipython', 'py', 'py3', 'python', 'python3'])
  expect([...languageNames('prolog')]).toEqual(['prolog'])
  expect(languageNames('ts').has('typescript')).toBe(true)
})

test('law: code without fences comes out of a block as it went in', () => {
  const lines = fc.array(fc.stringMatching(/^[ -_a-z]{0,20}$/), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(lines, (parts) => {
      const code = parts.join('\n').trimEnd()
      if (code.trim() === '') return
      expect(codeOf(`Here:\n\`\`\`python\n${code}\n\`\`\`\nDone.`)).toBe(code)
    }),
  )
})
