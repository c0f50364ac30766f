/** Files that are not what their name says, told by their first bytes. */

import { describe, expect, test } from 'vitest'
import { refuseForeignText, refuseLfsPointer, startsWith } from '../../../src/source/bytes/foreign-content.js'
import { thrownBy } from '../sample-folder.js'

const pointer = Buffer.from('version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n')

describe('refuseForeignText', () => {
  test.each([
    ['JSON', Buffer.from('{"a":1}')],
    ['an empty file', Buffer.alloc(0)],
    ['a UTF-8 byte order mark', Buffer.from([0xef, 0xbb, 0xbf, 0x7b])],
    ['the first byte of a signature only', Buffer.from([0xff])],
    ['CSV that begins with P', Buffer.from('PK,PAR\n')],
  ])('%s passes', async (_, head) => {
    expect(await thrownBy(() => refuseForeignText('rows.jsonl', head))).toBe('nothing was thrown')
  })

  test('every signature, with what to do', async () => {
    const heads: Readonly<Record<string, Uint8Array>> = {
      'Git LFS': pointer,
      zstd: Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0x24),
      bzip2: Buffer.from('BZh91AY'),
      xz: Uint8Array.of(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00, 0x00),
      ZIP: Buffer.from('PK\u0003\u0004....'),
      Parquet: Buffer.from('PAR1....'),
      'UTF-16 little': Uint8Array.of(0xff, 0xfe, 0x7b, 0x00),
      'UTF-16 big': Uint8Array.of(0xfe, 0xff, 0x00, 0x7b),
    }
    const said: string[] = []
    for (const head of Object.values(heads))
      said.push(await thrownBy(() => refuseForeignText('a.jsonl', head)))
    expect(said.join('\n')).toMatchInlineSnapshot(`
      "DataError git-lfs-pointer: a.jsonl is a Git LFS pointer: the data itself was never fetched.
      Run \`git lfs pull\` in its repository.
      DataError unsupported-compression: a.jsonl is compressed with zstd, which is not read.
      Unpack it first: \`zstd -d <file>\`. Gzip is read as it is.
      DataError unsupported-compression: a.jsonl is compressed with bzip2, which is not read.
      Unpack it first: \`bzip2 -dk <file>\`. Gzip is read as it is.
      DataError unsupported-compression: a.jsonl is compressed with xz, which is not read.
      Unpack it first: \`xz -dk <file>\`. Gzip is read as it is.
      DataError not-text: a.jsonl is a ZIP archive, not text.
      Unpack it and name a file in it.
      DataError not-text: a.jsonl is a Parquet file, not text.
      Name the reader \`parquet\`.
      DataError not-utf8: a.jsonl is UTF-16, not UTF-8.
      Convert it: \`iconv -f UTF-16 -t UTF-8 <file>\`.
      DataError not-utf8: a.jsonl is UTF-16, not UTF-8.
      Convert it: \`iconv -f UTF-16 -t UTF-8 <file>\`."
    `)
  })
})

describe('refuseLfsPointer', () => {
  test('refuses a pointer', async () => {
    expect(await thrownBy(() => refuseLfsPointer('a.parquet', pointer))).toMatchInlineSnapshot(`
      "DataError git-lfs-pointer: a.parquet is a Git LFS pointer: the data itself was never fetched.
      Run \`git lfs pull\` in its repository."
    `)
  })

  test('lets everything else pass, also other formats', async () => {
    expect(await thrownBy(() => refuseLfsPointer('a.parquet', Buffer.from('PAR1')))).toBe(
      'nothing was thrown',
    )
  })
})

test.each([
  ['abc', 'ab', true],
  ['abc', 'abc', true],
  ['ab', 'abc', false],
  ['abc', '', true],
  ['xbc', 'ab', false],
])('%j starts with %j: %s', (bytes, signature, expected) => {
  expect(startsWith(Buffer.from(bytes), Buffer.from(signature))).toBe(expected)
})
