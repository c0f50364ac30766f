/** Rows of a release as an auditor counts them: every line, every id, each fault with the first row that has it. */

import * as fc from 'fast-check'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkRows } from '../../../src/release/audit/check-rows.js'
import { linesOf } from '../../../src/release/audit/lines.js'
import type { ManifestFile } from '../../../src/release/manifest.js'
import { temporaryFolder } from '../temporary-folder.js'

const folder = await temporaryFolder()

async function findingsFor(
  text: string,
  rows: number | null,
  kind: 'data' | 'export' = 'data',
): Promise<string[]> {
  await writeFile(join(folder, 'x.jsonl'), text)
  const file: ManifestFile = { path: 'x.jsonl', kind, mediaType: '', bytes: 0, sha256: '', rows }
  const findings = await checkRows(folder, file)
  return findings.map(({ problem, expected, found }) => `${problem}: ${expected}, but ${found}`)
}

const row = (id: string): string => `{"_cupel":"${id}"}\n`

describe('checkRows', () => {
  test.each<[string, string, number, string[]]>([
    ['as stated', row('a') + row('b'), 2, []],
    ['nothing, as stated', '', 0, []],
    ['the last line without its end', row('a') + row('b').trimEnd(), 2, []],
    ['one too few', row('a'), 2, ['rows-differ: 2 rows, but 1 rows']],
    [
      'an empty line',
      `${row('a')}\n${row('b')}`,
      3,
      ['bad-row: an object with _cupel in every row, but row 2 is no JSON object'],
    ],
    [
      'the first of several bad rows is named',
      `${row('a')}[1]\nnull\n`,
      3,
      ['bad-row: an object with _cupel in every row, but row 2 is no JSON object'],
    ],
    [
      'an id three times is told once',
      row('a').repeat(3),
      3,
      ['duplicate-id: each id once, but row 2 has the id of an earlier row, a'],
    ],
    [
      'all faults at once',
      `${row('a')}${row('a')}{}\n`,
      4,
      [
        'rows-differ: 4 rows, but 3 rows',
        'bad-row: an object with _cupel in every row, but row 3 has no text in _cupel',
        'duplicate-id: each id once, but row 2 has the id of an earlier row, a',
      ],
    ],
  ])('%s', async (_, text, rows, expected) => {
    expect(await findingsFor(text, rows)).toEqual(expected)
  })

  test('rows of an export need no id, and may be equal', async () => {
    expect(await findingsFor('{"a":1}\n{"a":1}\n', 2, 'export')).toEqual([])
    expect(await findingsFor('7\n', 1, 'export')).toEqual([
      'bad-row: an object in every row, but row 1 is no JSON object',
    ])
  })

  test('a file of no rows is not read as rows', async () => {
    expect(await findingsFor('# a card\n', null)).toEqual([])
  })
})

describe('linesOf', () => {
  test('joined by LF the lines are the file, whatever else breaks lines elsewhere', async () => {
    const piece = fc.oneof(
      fc.constantFrom('\r', '\u2028', '\u0085', 'ü', '🥐', ''),
      fc.string({ unit: 'grapheme' }),
    )
    const line = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join('').replaceAll('\n', ''))
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 5 }), fc.boolean(), async (lines, isEnded) => {
        const text = lines.join('\n') + (isEnded ? '\n' : '')
        await writeFile(join(folder, 'lines'), text)
        const read: string[] = []
        for await (const one of linesOf(join(folder, 'lines'))) read.push(one)
        expect(read).toEqual(text === '' ? [] : text.replace(/\n$/, '').split('\n'))
      }),
      { numRuns: 60 },
    )
  })

  test('a letter that lies across two pieces of a large file stays whole', async () => {
    const text = `${'x'.repeat(65_535)}🥐end`
    await writeFile(join(folder, 'large'), `${text}\n${text}`)
    const read: string[] = []
    for await (const one of linesOf(join(folder, 'large'))) read.push(one)
    expect(read).toEqual([text, text])
  })
})
