/** The contract of a source reader: existing rows, streamed, each bad row named and left out. */

import type { JsonObject } from '../base/canonical-json.js'
import { type Declaration, definePlugIn, type PlugIn } from './plug-in.js'

/** A row that could be read. */
export interface GoodRow {
  /** 1-based row number in reading order, bad rows counted. */
  readonly row: number
  /** Where, in words: `line 12`, `a.csv line 3`, `train.parquet row 7`. */
  readonly place: string
  readonly data: JsonObject
}

/** A row that could not be read: recorded, counted, left out. */
export interface BadRow {
  readonly row: number
  readonly place: string
  /** Stable kebab-case code: `invalid-json`, `invalid-utf8`, `nul-byte`, `line-too-long`, `truncated`, `not-an-object` … */
  readonly reason: string
  /** What exactly, with the column where known. Never more than 200 characters of the row's own text. */
  readonly detail: string
}

/** One row of a source. */
export type SourceRow = GoodRow | BadRow

/** Whether a row is bad. */
export function isBadRow(row: SourceRow): row is BadRow {
  return 'reason' in row
}

/** A reader with its options. */
export interface SourceRun {
  /** Streams the rows of a path. Throws DataError when nothing can be read at all (missing, not this format). */
  read(path: string): AsyncIterable<SourceRow>
  /** Files that the rows come from, so that their bytes can be fingerprinted. */
  files(path: string): Promise<readonly string[]>
}

/** What a source reader declares. */
export interface SourceDeclaration<Options> extends Declaration<Options> {
  /** Endings that choose this reader when the recipe names none: `['.jsonl', '.jsonl.gz']`. Empty for folders. */
  readonly endings: readonly string[]
  /** Whether a folder is of this layout; asked when the path is a folder and no reader is named. */
  readonly recognisesFolder?: (path: string) => Promise<boolean>
  start(options: Options): SourceRun
}

/** A source reader of any options. */
export interface Source extends PlugIn<'source', SourceRun> {
  readonly endings: readonly string[]
  recognisesFolder(path: string): Promise<boolean>
}

/** Defines a source reader. */
export function defineSource<Options>(declaration: SourceDeclaration<Options>): Source {
  const plugIn = definePlugIn('source', declaration, (options: Options) => declaration.start(options))
  const recognisesFolder = declaration.recognisesFolder ?? (async () => false)
  return { ...plugIn, endings: declaration.endings, recognisesFolder }
}
