/** Fenced blocks of a Markdown text. */

/** A block between fences. */
export interface FencedBlock {
  /** First word after the opening fence, lower-case, without braces and points; empty when there is none. */
  readonly language: string
  /** Offsets of the content in the text: from the line after the opening fence to the closing fence or the text's end. */
  readonly start: number
  readonly end: number
  /** White space before the opening fence, in characters. */
  readonly indent: number
}

interface OpenBlock extends Omit<FencedBlock, 'end'> {
  readonly fence: string
}

const OPENING = /^([ \t]*)(`{3,}|~{3,})([^`]*)$/

/**
 * The fenced blocks in order, at any indentation; a block that is not closed ends with the text.
 *
 * A fence closes by a line of the same characters, as many or more, and nothing else. Blocks inside a block count as its
 * content. Source: CommonMark 0.31, §4.5, without its limit on indentation. Cost: linear.
 */
export function fencedBlocks(text: string): readonly FencedBlock[] {
  const blocks: FencedBlock[] = []
  let open: OpenBlock | undefined
  for (let at = 0; at <= text.length; ) {
    const newline = text.indexOf('\n', at)
    const next = newline === -1 ? text.length + 1 : newline + 1
    const line = text.slice(at, next - 1).trimEnd()
    if (open === undefined) open = openedBy(line, Math.min(next, text.length))
    else if (isClosing(line.trim(), open.fence)) {
      blocks.push(closed(open, at))
      open = undefined
    }
    at = next
  }
  if (open !== undefined) blocks.push(closed(open, text.length))
  return blocks
}

function openedBy(line: string, start: number): OpenBlock | undefined {
  const [, space, fence, rest] = OPENING.exec(line) ?? []
  if (space === undefined || fence === undefined || rest === undefined) return undefined
  const language = (rest.trim().split(/\s/)[0] ?? '').toLowerCase().replace(/^[{.]+|\}$/g, '')
  return { language, start, indent: space.length, fence }
}

function isClosing(line: string, fence: string): boolean {
  const mark = fence.charAt(0)
  return line.length >= fence.length && line.startsWith(fence) && line === mark.repeat(line.length)
}

function closed({ language, start, indent }: OpenBlock, end: number): FencedBlock {
  return { language, start, indent, end: Math.max(start, end) }
}
