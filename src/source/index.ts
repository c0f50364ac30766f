/** The list of source readers. */

import type { Source } from '../contract/source.js'
import { csv } from './csv.js'
import { huggingFace } from './hugging-face.js'
import { json } from './json.js'
import { jsonl } from './jsonl.js'
import { parquet } from './parquet.js'
import { textDirectory } from './text-directory.js'

/** Every source reader; folders are offered to them in this order. */
export const sources: readonly Source[] = [jsonl, csv, json, parquet, huggingFace, textDirectory]
