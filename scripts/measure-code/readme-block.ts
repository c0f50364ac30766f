/** A generated block of a document, between two markers. */

/** What stands between the markers now; undefined when a marker is missing or they are in the wrong order. */
export function readBlock(document: string, name: string): string | undefined {
  const found = locate(document, name)
  return found === undefined ? undefined : document.slice(found.start, found.end).trim()
}

/** The document with new content between the markers; undefined when there is no such block. */
export function replaceBlock(document: string, name: string, content: string): string | undefined {
  const found = locate(document, name)
  if (found === undefined) return undefined
  return `${document.slice(0, found.start)}\n${content}\n${document.slice(found.end)}`
}

function locate(document: string, name: string): { start: number; end: number } | undefined {
  const opening = `<!-- ${name}:start -->`
  const start = document.indexOf(opening)
  const end = document.indexOf(`<!-- ${name}:end -->`)
  return start < 0 || end < start ? undefined : { start: start + opening.length, end }
}
