/** Reads the list that a model wrote, in whichever shape it wrote it. */

const FENCE = /^\s*```[\w-]*\s*$/
const NUMBERED =
  /^\s*(?:[-*•]\s+)?(?:#{1,4}\s*)?\**\s*(?:(?:task|hint|item|step|question|instruction)\s*)?(\d{1,3})\s*\**\s*[.):\]]\s*(.*)$/i
const TITLED = /^\s*(?:#{1,4}\s*)?\**\s*(?:task|hint|item|step|question|instruction)\s*\d{1,3}\s*\**(\s*)$/i
const BULLET = /^\s*[-*•–]\s+(.*)$/

/**
 * The items of a list.
 *
 * Reads:  numbered lines (`9.`, `9)`, `**9.**`, `9:`, `Task 9:`, `### Hint 2`), else bullets, else a JSON list of texts.
 *         Lines that follow an item and stand indented, or directly below it, belong to it.
 * Leaves out: what stands before the first item, a remark after an empty line behind the last one, code fences, emphasis
 *         and quotes around a whole item, empty items.
 * Out:    items in order, white space made single; an empty list when there is none.
 */
export function readList(text: string): string[] {
  const json = jsonList(text)
  if (json !== undefined) return json.map(tidy).filter((item) => item !== '')
  const lines = text.split(/\r?\n/).filter((line) => !FENCE.test(line))
  for (const markers of [[NUMBERED, TITLED], [BULLET]]) {
    const items = markedItems(lines, markers)
    if (items.length > 0) return items
  }
  return []
}

function jsonList(text: string): string[] | undefined {
  const inside = /^\s*(?:```(?:json)?\s*)?(\[[\s\S]*\])\s*(?:```)?\s*$/.exec(text)?.[1]
  if (inside === undefined) return undefined
  try {
    const value: unknown = JSON.parse(inside)
    const isTexts = Array.isArray(value) && value.every((item) => typeof item === 'string')
    return isTexts ? value : undefined
  } catch {
    return undefined
  }
}

/** Marks that stand further in than the first belong to an item's own list. */
function markedItems(lines: readonly string[], markers: readonly RegExp[]): string[] {
  const items: string[] = []
  let isOpen = false
  let margin = Number.POSITIVE_INFINITY
  for (const line of lines) {
    const indent = line.length - line.trimStart().length
    const content = indent > margin + 1 ? undefined : contentOf(line, markers)
    if (content !== undefined) {
      margin = Math.min(margin, indent)
      items.push(content)
      isOpen = true
    } else if (line.trim() === '') {
      isOpen = isOpen && items.at(-1)?.trim() === ''
    } else if (items.length > 0 && (isOpen || /^\s{2,}\S/.test(line))) {
      items[items.length - 1] = `${items.at(-1)} ${line}`
    }
  }
  return items.map(tidy).filter((item) => item !== '')
}

function contentOf(line: string, markers: readonly RegExp[]): string | undefined {
  for (const marker of markers) {
    const match = marker.exec(line)
    if (match !== null) return match.at(-1) ?? ''
  }
  return undefined
}

/** White space made single; bold marks, and quotes or stars around the whole, taken off. */
function tidy(text: string): string {
  let plain = text
    .replace(/\s+/g, ' ')
    .replace(/\*\*([^*]+)\*\*/g, '$1')
    .replace(/^\s*\*\*\s*|\s*\*\*\s*$/g, '')
    .trim()
  for (const around of [/^\*([^*]+)\*$/, /^_([^_]+)_$/, /^"([^"]+)",?$/, /^“([^”]+)”$/]) {
    plain = around.exec(plain)?.[1]?.trim() ?? plain
  }
  return plain
}
