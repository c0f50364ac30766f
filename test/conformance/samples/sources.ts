/** Files for the exam of each source reader, written into a folder of the test. */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { DuckDBInstance } from '@duckdb/node-api'
import type { SourceSample } from '../../../src/testing/source-exam.js'

/** Makes the files of a sample below a folder that is its own. */
export type MakeSourceSample = (folder: string) => Promise<SourceSample>

const rows = [
  '{"id":1,"text":"Ann has 3 apples."}',
  '{"id":2,"text":"Ben has 4 pears."}',
  '{"id":3,"text":"🍎"}',
]

/** One sample a reader, by the reader's id. */
export const sourceSamples: Readonly<Record<string, MakeSourceSample>> = {
  jsonl: async (folder) => single(folder, 'rows.jsonl', `${rows.join('\n')}\nnot json\n${rows[0]}\n`),
  csv: async (folder) =>
    single(folder, 'rows.csv', 'id,text\n1,"Ann has 3 apples."\n2,"a ""quoted"" word"\n'),
  json: async (folder) => single(folder, 'rows.json', `[${rows.join(',\n')}]`),
  parquet: async (folder) => {
    const path = join(folder, 'rows.parquet')
    await writeParquet(path)
    return { path, damaged: damagedCopies(path) }
  },
  'hugging-face': async (folder) => {
    const path = join(folder, 'data-set')
    await writeParquet(join(path, 'data/train-00000-of-00001.parquet'))
    return { path, damaged: [emptyFolder(folder)] }
  },
  'text-directory': async (folder) => {
    const path = join(folder, 'texts')
    write(join(path, 'one.txt'), 'Ann has 3 apples.')
    write(join(path, 'deeper/two.md'), '# Ben\n\nhas 4 pears.')
    write(join(path, 'bad.txt'), '\u0000\u0000')
    return { path, damaged: [emptyFolder(folder)] }
  },
}

function single(folder: string, name: string, content: string): SourceSample {
  const path = join(folder, name)
  write(path, content)
  return { path, damaged: damagedCopies(path) }
}

/** Copies of a file that are cut off, empty, with NUL bytes, no UTF-8, packed, and of another format. */
function damagedCopies(path: string): string[] {
  const bytes = readFileSync(path)
  const copies: Readonly<Record<string, Uint8Array>> = {
    cut: bytes.subarray(0, Math.floor(bytes.length * 0.7)),
    empty: new Uint8Array(),
    nul: Buffer.concat([bytes, Buffer.from('\u0000\u0000\n')]),
    latin: Buffer.concat([bytes, Buffer.from([0xe9, 0x0a])]),
    packed: gzipSync(bytes),
    picture: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    brackets: Buffer.from('['.repeat(100_000)),
  }
  return Object.entries(copies).map(([name, content]) =>
    write(join(dirname(path), `${name}-${nameOf(path)}`), content),
  )
}

function emptyFolder(folder: string): string {
  const path = join(folder, 'empty')
  mkdirSync(path)
  return path
}

function write(path: string, content: string | Uint8Array): string {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
  return path
}

async function writeParquet(path: string): Promise<void> {
  mkdirSync(dirname(path), { recursive: true })
  const instance = await DuckDBInstance.create()
  const connection = await instance.connect()
  const select = "select i as id, 'row ' || i as text from range(1, 4) t(i)"
  await connection.run(`copy (${select}) to '${path.replaceAll("'", "''")}' (format parquet)`)
  connection.closeSync()
}

function nameOf(path: string): string {
  return path.slice(dirname(path).length + 1)
}
