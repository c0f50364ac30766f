/** Images of a prompt: paths, kinds by content, refusals. */

import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../src/base/canonical-json.js'
import { sha256 } from '../../../src/base/ids.js'
import { compileImages, imageType } from '../../../src/generate/prompting/images.js'
import { faultOf, folderWith, placeOf } from './folder.js'

const bytes = (start: string, rest = 'rest') => Buffer.from(start + rest, 'latin1')
const png = bytes('\x89PNG\r\n\x1a\n')
const gif = bytes('GIF89a')
const folder = folderWith({ 'pictures/1.png': png, 'pictures/2.jpg': gif, 'pictures/text.png': 'no image' })

const read = (images: readonly string[], values: JsonObject) =>
  compileImages(images, placeOf(['id', 'picture', 'source'], folder)).read(values)

test.each<[string, Uint8Array, string | undefined]>([
  ['PNG', png, 'image/png'],
  ['JPEG', bytes('\xff\xd8\xff\xe0'), 'image/jpeg'],
  ['GIF of 1987', bytes('GIF87a'), 'image/gif'],
  ['GIF of 1989', gif, 'image/gif'],
  ['WebP', bytes('RIFF\x10\x00\x00\x00WEBP'), 'image/webp'],
  ['a WAV file, which is RIFF too', bytes('RIFF\x10\x00\x00\x00WAVE'), undefined],
  ['nothing', Buffer.alloc(0), undefined],
])('%s', (_, content, type) => {
  expect(imageType(content)).toBe(type)
})

describe('what is read', () => {
  test('a template of a path; the kind is told by the content and not by the name', async () => {
    expect(await read(['pictures/{{id}}.jpg'], { id: 2 })).toEqual({
      parts: [{ type: 'image', mediaType: 'image/gif', base64: gif.toString('base64'), sha256: sha256(gif) }],
    })
  })

  test('a field with a path, a field with a list of them', async () => {
    const found = await read(['picture', 'source.files'], {
      picture: 'pictures/1.png',
      source: { files: ['pictures/2.jpg', 'pictures/1.png'] },
    })
    expect('parts' in found && found.parts.map(({ mediaType }) => mediaType)).toEqual([
      'image/png',
      'image/gif',
      'image/png',
    ])
  })

  test('a path without slots is part of the plan', async () => {
    const asked: string[] = []
    compileImages(['pictures/1.png', 'pictures/{{id}}.jpg'], placeOf(['id'], folder, asked))
    expect(asked).toEqual(['pictures/1.png'])
  })
})

describe('refusals', () => {
  test.each<[string, string, JsonObject, string, string]>([
    [
      'no such file',
      'pictures/{{id}}.png',
      { id: 9 },
      'missing-image',
      'the image pictures/9.png cannot be read',
    ],
    ['a folder', 'picture', { picture: 'pictures' }, 'missing-image', 'the image pictures cannot be read'],
    ['no path', 'picture', { picture: null }, 'missing-image', 'picture is null, which is no path'],
    ['an empty path', 'picture', { picture: '' }, 'missing-image', 'picture is "", which is no path'],
    ['no value', 'picture', {}, 'missing-value', '{{picture}} has no value'],
    [
      'no image',
      'picture',
      { picture: 'pictures/text.png' },
      'bad-image',
      'the file pictures/text.png is no PNG, JPEG, WebP or GIF',
    ],
  ])('%s', async (_, image, values, refused, detail) => {
    expect(await read([image], values)).toEqual({ refused, detail })
  })
})

describe('what is wrong with the options', () => {
  test('a path without slots that leads nowhere', () => {
    expect(faultOf(() => compileImages(['pictrue'], placeOf(['picture'], folder)))).toMatchInlineSnapshot(
      `"fields.answer.text.0 [missing-file] fields.answer.text.0 names pictrue, which does not exist. → Paths are relative to the recipe; a field is named as it is, or as {{field}} within a path."`,
    )
  })

  test('a slot of no field', () => {
    expect(faultOf(() => compileImages(['{{x}}.png'], placeOf(['picture'])))).toContain('unknown-field')
  })
})

test('a row cannot name a file above the folder of the recipe', async () => {
  for (const picture of ['../secret.png', '/etc/hostname', 'a/../../secret.png']) {
    expect(await read(['picture'], { picture })).toMatchObject({ refused: 'image-outside' })
  }
})
