/** Templates as options: files, and names that are checked. */

import { describe, expect, test } from 'vitest'
import { compileTemplateOption, within } from '../../../src/generate/prompting/template-option.js'
import { faultOf, folderWith, placeOf } from './folder.js'

const folder = folderWith({ 'prompts/ask.txt': 'Ask {{topic}}.\n\n', 'prompts/plain.txt': 'Plain' })

test('a template in the recipe', () => {
  const template = compileTemplateOption('About {{topic}}', placeOf(['topic']))
  expect(template.render({ topic: 'art' })).toEqual({ text: 'About art' })
})

describe('a template in a file', () => {
  test('loses its last line break only, and is part of the plan', () => {
    const asked: string[] = []
    const template = compileTemplateOption({ file: 'prompts/ask.txt' }, placeOf(['topic'], folder, asked))
    expect(template.render({ topic: 'art' })).toEqual({ text: 'Ask art.\n' })
    expect(asked).toEqual(['prompts/ask.txt'])
  })

  test('that is not there', () => {
    expect(
      faultOf(() => compileTemplateOption({ file: 'gone.txt' }, placeOf([], folder))),
    ).toMatchInlineSnapshot(
      `"fields.answer.text [missing-file] fields.answer.text names gone.txt, which cannot be read: ENOENT: no such file or directory. → Paths are relative to the recipe."`,
    )
  })
})

describe('names', () => {
  test('that no field has, with the nearest', () => {
    const place = within(placeOf(['topic', 'source']), 'prompt')
    expect(faultOf(() => compileTemplateOption('About {{topik}}', place))).toMatchInlineSnapshot(
      `"fields.answer.text.prompt [unknown-field] fields.answer.text.prompt reads "topik", which is no field. → Did you mean "topic"?"`,
    )
  })

  test('of examples that are not given', () => {
    expect(faultOf(() => compileTemplateOption('{{few}}', placeOf(['topic'])))).toMatchInlineSnapshot(
      `"fields.answer.text [unknown-field] fields.answer.text reads "few", which is no field. → Name the examples under \`fewShots\`."`,
    )
  })
})
