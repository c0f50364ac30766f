/** Media types of the files of a release, by ending. */

const types: Readonly<Record<string, string>> = {
  jsonl: 'application/jsonl',
  parquet: 'application/vnd.apache.parquet',
  json: 'application/json',
  yaml: 'application/yaml',
  yml: 'application/yaml',
  md: 'text/markdown',
  html: 'text/html',
}

/** The media type of a file name; `text/plain` for endings that a release does not make itself. */
export function mediaTypeOf(path: string): string {
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase()
  return Object.hasOwn(types, ending) ? (types[ending] ?? 'text/plain') : 'text/plain'
}
